import {
  acceptListing,
  type Listing,
  type ListingRefusal,
  MOST_LISTINGS,
  mayKeepListings,
} from "~/domain/catalogue/listing";
import { searchTextOf } from "~/domain/catalogue/search-text";
import type { Actor } from "~/domain/identity/role";
import type { Instant } from "~/domain/shared/instant";
import { accept, refuse } from "~/domain/shared/outcome";
import type { CommandDeps } from "~db/changes/deps";
import { recordWords } from "~db/repositories/catalogue/dataset-search";
import { nextPlaces, recordDatasets } from "~db/repositories/catalogue/datasets";
import { loadOrganisations, type Organisation } from "~db/repositories/identity/organisations";
import { appendEvents } from "~db/repositories/transparency/events";
import { CATALOGUE_KEY } from "./catalogue-key";
import { listingEvent } from "./listing-event";

export type CatalogueDeps = Pick<CommandDeps, "store" | "newId">;

type ListDatasets = {
  readonly hospitalId: string;
  /** 1 to {@link MOST_LISTINGS}; they are listed in this order, all or none. */
  readonly listings: readonly Listing[];
  readonly origin: "demo" | "profiled" | "hospital";
  readonly actor: Actor;
  readonly at: Instant;
};

/**
 * Lists datasets of one hospital: rows, search words and log entries together.
 * A refusal of one listing (`listing-invalid`, with its place as `index`) refuses all of them.
 */
export async function listDatasets({ store, newId }: CatalogueDeps, input: ListDatasets) {
  const { hospitalId, listings, origin, actor, at } = input;
  if (!mayKeepListings(actor, hospitalId)) return refuse({ code: "not-found" as const });
  if (listings.length === 0 || listings.length > MOST_LISTINGS) {
    return refuse({ code: "too-many-listings" as const, max: MOST_LISTINGS });
  }
  const accepted: AcceptedListing[] = [];
  for (const [index, listing] of listings.entries()) {
    const outcome = acceptListing(listing);
    if (!outcome.ok)
      return refuse({ ...outcome.refusal, index } as ListingRefusal & { index: number });
    accepted.push({ ...outcome.value, datasetId: newId("dataset") });
  }
  return store.tx([CATALOGUE_KEY], async (db) => {
    const hospital = await loadHospital(db, hospitalId);
    if (!hospital) return refuse({ code: "not-found" as const });
    const places = await nextPlaces(db);
    const rows = accepted.map((listing, index) =>
      rowOf(listing, {
        hospital,
        origin,
        at,
        sequence: places.sequence + index,
        revision: places.revision,
      }),
    );
    await recordDatasets(
      db,
      rows,
      accepted.flatMap(({ datasetId, record }) => (record ? [{ datasetId, record }] : [])),
    );
    const institutions = [hospital.own, hospital.consortium];
    await recordWords(
      db,
      rows.map((row) => ({ sequence: row.sequence, text: searchTextOf(row, institutions) })),
    );
    await appendEvents(
      db,
      accepted.map((listing) =>
        listingEvent("dataset-listed", { listing, hospitalId, version: 1, actor, at }),
      ),
    );
    return accept({ datasetIds: accepted.map(({ datasetId }) => datasetId) });
  });
}

type AcceptedListing = Listing & { readonly priceKrw: number; readonly datasetId: string };
type Hospital = {
  own: Organisation;
  consortium: Organisation;
  region: NonNullable<Organisation["region"]>;
};

async function loadHospital(
  db: Parameters<typeof loadOrganisations>[0],
  hospitalId: string,
): Promise<Hospital | null> {
  const [own] = await loadOrganisations(db, [hospitalId]);
  if (own?.kind !== "hospital" || !own.region || !own.consortiumId) return null;
  const [consortium] = await loadOrganisations(db, [own.consortiumId]);
  return consortium ? { own, consortium, region: own.region } : null;
}

function rowOf(
  { record: _, datasetId, ...listing }: AcceptedListing,
  place: {
    hospital: Hospital;
    origin: ListDatasets["origin"];
    at: Instant;
    sequence: number;
    revision: number;
  },
) {
  const { hospital, origin, at, sequence, revision } = place;
  return {
    ...listing,
    id: datasetId,
    sequence,
    revision,
    hospitalId: hospital.own.id,
    consortiumId: hospital.consortium.id,
    region: hospital.region,
    status: "listed" as const,
    origin,
    version: 1,
    listedAt: at,
    updatedAt: at,
  };
}
