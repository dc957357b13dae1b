import type { DataType, DeliveryChannel } from "../data-type";
import { withWiderGroups } from "../disease";
import { shortOf } from "../terms/duo";
import type { DataUseTerm } from "../terms/match-terms";

/** By what the catalogue can be narrowed, in the order of the page. */
export const FACETS = [
  "type",
  "disease",
  "region",
  "consortium",
  "hospital",
  "modality",
  "persons",
  "price",
  "term",
  "channel",
] as const;
export type Facet = (typeof FACETS)[number];

/** Sample size in persons; bands instead of numbers, because people think in orders of magnitude. */
export const PERSON_BANDS = ["under-100", "100-999", "1000-9999", "10000-up", "unknown"] as const;
export type PersonBand = (typeof PERSON_BANDS)[number];

export function personBand(persons: number | null): PersonBand {
  if (persons === null) return "unknown";
  if (persons < 100) return "under-100";
  if (persons < 1_000) return "100-999";
  return persons < 10_000 ? "1000-9999" : "10000-up";
}

/** Price in won: under 10, 30, 100 million, and more. */
export const PRICE_BANDS = ["under-10m", "10m-30m", "30m-100m", "100m-up"] as const;
export type PriceBand = (typeof PRICE_BANDS)[number];

export function priceBand(priceKrw: number): PriceBand {
  if (priceKrw < 10_000_000) return "under-10m";
  if (priceKrw < 30_000_000) return "10m-30m";
  return priceKrw < 100_000_000 ? "30m-100m" : "100m-up";
}

/** What the index knows of a dataset. */
export type IndexedDataset = {
  readonly sequence: number;
  readonly hospitalId: string;
  readonly consortiumId: string;
  readonly region: string;
  readonly dataType: DataType;
  readonly modality: string;
  readonly diseases: readonly string[];
  readonly personCount: number | null;
  readonly priceKrw: number;
  readonly terms: readonly DataUseTerm[];
  readonly deliveryChannels: readonly DeliveryChannel[];
};

/** Every value of every facet that a dataset counts under. A disease counts under its wider groups. */
export function facetValuesOf(dataset: IndexedDataset): Readonly<Record<Facet, readonly string[]>> {
  return {
    type: [dataset.dataType],
    disease: [...new Set(dataset.diseases.flatMap(withWiderGroups))],
    region: [dataset.region],
    consortium: [dataset.consortiumId],
    hospital: [dataset.hospitalId],
    modality: dataset.modality === "" ? [] : [dataset.modality],
    persons: [personBand(dataset.personCount)],
    price: [priceBand(dataset.priceKrw)],
    term: [...new Set(dataset.terms.map((term) => shortOf(term.code)))],
    channel: dataset.deliveryChannels,
  };
}
