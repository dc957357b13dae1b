import { accept, type Outcome, refuse } from "~/domain/shared/outcome";
import {
  COST_HEADS,
  type CostHead,
  DATA_TYPES,
  type DataType,
  DELIVERY_CHANNELS,
  type DeliveryChannel,
} from "./data-type";
import { isDisease } from "./disease";
import type { CatalogueRecord } from "./record";
import { duoCode } from "./terms/duo";
import type { DataUseTerm } from "./terms/match-terms";

/** What a hospital's data office says about a dataset when it lists or changes it. */
export type Listing = {
  readonly dataType: DataType;
  readonly modality: string;
  readonly titleKo: string;
  readonly titleEn: string;
  readonly descriptionKo: string;
  readonly descriptionEn: string;
  readonly diseases: readonly string[];
  readonly personCount: number | null;
  readonly studyCount: number | null;
  readonly recordCount: number | null;
  readonly periodFromYear: number | null;
  readonly periodToYear: number | null;
  readonly sizeBytes: number;
  /** Whole won by cost head; the price is their sum. */
  readonly priceParts: Readonly<Record<CostHead, number>>;
  readonly deliveryChannels: readonly DeliveryChannel[];
  readonly terms: readonly DataUseTerm[];
  /** What was profiled from the files, or null where only a description exists. */
  readonly record: CatalogueRecord | null;
};

export const LISTING_LIMITS = {
  title: 200,
  description: 4_000,
  modality: 60,
  diseases: 20,
  terms: 20,
  termValues: 20,
  termValue: 200,
  /** Whole won; above the largest project of any round. */
  priceKrw: 10_000_000_000,
  count: 2_147_483_647,
  firstYear: 1900,
  lastYear: 2200,
} as const;

/** Datasets that one command may list. */
export const MOST_LISTINGS = 1_000;

export type ListingRefusal = {
  readonly code: "listing-invalid";
  /** The field as the form names it: `titleKo`, `priceParts.analysis`, `terms`. */
  readonly field: string;
  readonly problem:
    | "missing"
    | "too-long"
    | "too-many"
    | "unknown-value"
    | "out-of-range"
    | "one-permission"
    | "value-missing";
};

type Problem = Omit<ListingRefusal, "code">;

/** Checks a listing and adds up its price. Answers the first obstacle in the order of the form. */
export function acceptListing(
  listing: Listing,
): Outcome<Listing & { readonly priceKrw: number }, ListingRefusal> {
  const problem =
    wordsProblem(listing) ??
    countsProblem(listing) ??
    priceProblem(listing) ??
    channelsProblem(listing) ??
    termsProblem(listing.terms);
  if (problem) return refuse({ code: "listing-invalid", ...problem });
  const priceKrw = COST_HEADS.reduce((sum, head) => sum + listing.priceParts[head], 0);
  return accept({ ...listing, priceKrw });
}

/** Only the data office of the hospital itself lists, changes and withdraws its datasets. */
export const mayKeepListings = (
  actor: { readonly role: string; readonly organisationId: string },
  hospitalId: string,
): boolean => actor.role === "data-office" && actor.organisationId === hospitalId;

/** Half of a surrogate pair has no UTF-8, and PostgreSQL keeps no zero byte. */
const isUnstorable = (text: string): boolean => /[\uD800-\uDFFF\0]/u.test(text);

function wordsProblem(listing: Listing): Problem | undefined {
  for (const field of ["titleKo", "titleEn", "descriptionKo", "descriptionEn"] as const) {
    const text = listing[field].trim();
    const limit = field.startsWith("title") ? LISTING_LIMITS.title : LISTING_LIMITS.description;
    if (text === "") return { field, problem: "missing" };
    if (text.length > limit) return { field, problem: "too-long" };
    if (isUnstorable(text)) return { field, problem: "unknown-value" };
  }
  if (!DATA_TYPES.includes(listing.dataType))
    return { field: "dataType", problem: "unknown-value" };
  if (isUnstorable(listing.modality)) return { field: "modality", problem: "unknown-value" };
  if (listing.modality.length > LISTING_LIMITS.modality) {
    return { field: "modality", problem: "too-long" };
  }
  if (listing.diseases.length > LISTING_LIMITS.diseases) {
    return { field: "diseases", problem: "too-many" };
  }
  if (!listing.diseases.every(isDisease)) return { field: "diseases", problem: "unknown-value" };
  return undefined;
}

const isWithin = (value: number, from: number, to: number): boolean =>
  Number.isSafeInteger(value) && value >= from && value <= to;

function countsProblem(listing: Listing): Problem | undefined {
  const { periodFromYear: from, periodToYear: to, sizeBytes } = listing;
  for (const field of ["personCount", "studyCount", "recordCount"] as const) {
    const count = listing[field];
    const limit = field === "recordCount" ? Number.MAX_SAFE_INTEGER : LISTING_LIMITS.count;
    if (count !== null && !isWithin(count, 0, limit)) return { field, problem: "out-of-range" };
  }
  if (!isWithin(sizeBytes, 0, Number.MAX_SAFE_INTEGER)) {
    return { field: "sizeBytes", problem: "out-of-range" };
  }
  if ((from === null) !== (to === null)) return { field: "periodToYear", problem: "missing" };
  if (from === null || to === null) return undefined;
  const { firstYear, lastYear } = LISTING_LIMITS;
  if (!isWithin(from, firstYear, lastYear))
    return { field: "periodFromYear", problem: "out-of-range" };
  return isWithin(to, from, lastYear)
    ? undefined
    : { field: "periodToYear", problem: "out-of-range" };
}

function priceProblem({ priceParts }: Listing): Problem | undefined {
  for (const head of COST_HEADS) {
    if (!isWithin(priceParts[head], 0, LISTING_LIMITS.priceKrw)) {
      return { field: `priceParts.${head}`, problem: "out-of-range" };
    }
  }
  const total = COST_HEADS.reduce((sum, head) => sum + priceParts[head], 0);
  return total > LISTING_LIMITS.priceKrw
    ? { field: "priceParts", problem: "out-of-range" }
    : undefined;
}

function channelsProblem({ deliveryChannels: channels }: Listing): Problem | undefined {
  if (channels.length === 0) return { field: "deliveryChannels", problem: "missing" };
  const isKnown = channels.every((channel) => DELIVERY_CHANNELS.includes(channel));
  const isOnce = new Set(channels).size === channels.length;
  return isKnown && isOnce ? undefined : { field: "deliveryChannels", problem: "unknown-value" };
}

function termsProblem(terms: readonly DataUseTerm[]): Problem | undefined {
  const field = "terms";
  if (terms.length > LISTING_LIMITS.terms) return { field, problem: "too-many" };
  for (const term of terms) {
    const known = duoCode(term.code);
    const values = term.values ?? [];
    if (!known || known.kind === "abstract") return { field, problem: "unknown-value" };
    if (values.length > LISTING_LIMITS.termValues) return { field, problem: "too-many" };
    if (values.some(isUnstorable)) return { field, problem: "unknown-value" };
    if (values.some((value) => value.length > LISTING_LIMITS.termValue)) {
      return { field, problem: "too-long" };
    }
    if (known.value !== null && values.length === 0) return { field, problem: "value-missing" };
    if (known.value === "disease" && !values.every(isDisease)) {
      return { field, problem: "unknown-value" };
    }
  }
  const permissions = terms.filter((term) => duoCode(term.code)?.kind === "permission");
  return permissions.length === 1 ? undefined : { field, problem: "one-permission" };
}
