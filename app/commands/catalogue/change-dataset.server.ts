import { acceptListing, type Listing, mayKeepListings } from "~/domain/catalogue/listing";
import { searchTextOf } from "~/domain/catalogue/search-text";
import type { Actor } from "~/domain/identity/role";
import type { Instant } from "~/domain/shared/instant";
import { accept, refuse } from "~/domain/shared/outcome";
import type { CommandDeps } from "~db/changes/deps";
import { forgetWords, recordWords } from "~db/repositories/catalogue/dataset-search";
import { loadDataset, nextPlaces, recordChange } from "~db/repositories/catalogue/datasets";
import { loadOrganisations } from "~db/repositories/identity/organisations";
import { appendEvents } from "~db/repositories/transparency/events";
import { CATALOGUE_KEY } from "./catalogue-key";
import { listingEvent } from "./listing-event";

type ChangeDataset = {
  readonly datasetId: string;
  /** The version the person saw; another change in between refuses this one. */
  readonly version: number;
  readonly listing: Listing;
  readonly actor: Actor;
  readonly at: Instant;
};

/**
 * Lists a dataset anew in the same place: words, terms and price. Requests that were submitted keep
 * the price they were quoted. Another hospital's dataset is answered like an unknown one.
 */
export function changeDataset({ store }: Pick<CommandDeps, "store">, input: ChangeDataset) {
  const { datasetId, version, listing, actor, at } = input;
  return store.tx([CATALOGUE_KEY], async (db) => {
    const former = await loadDataset(db, datasetId);
    if (!former || !mayKeepListings(actor, former.hospitalId)) {
      return refuse({ code: "not-found" as const });
    }
    if (former.status === "withdrawn")
      return refuse({ code: "dataset-withdrawn" as const, datasetIds: [datasetId] });
    if (former.version !== version) {
      return refuse({ code: "stale-version" as const, version: former.version });
    }
    const outcome = acceptListing(listing);
    if (!outcome.ok) return outcome;
    const { record, ...words } = outcome.value;
    const { revision } = await nextPlaces(db);
    const row = { ...former, ...words, version: version + 1, revision, updatedAt: at };
    await recordChange(db, row, record ?? undefined);
    const institutions = await loadOrganisations(db, [row.hospitalId, row.consortiumId]);
    await forgetWords(db, [row.sequence]);
    await recordWords(db, [{ sequence: row.sequence, text: searchTextOf(row, institutions) }]);
    const changed = { ...outcome.value, datasetId };
    await appendEvents(db, [
      listingEvent("dataset-changed", {
        listing: changed,
        hospitalId: row.hospitalId,
        version: row.version,
        actor,
        at,
      }),
    ]);
    return accept({ datasetId, version: row.version });
  });
}
