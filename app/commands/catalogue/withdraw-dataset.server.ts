import { mayKeepListings } from "~/domain/catalogue/listing";
import type { Actor } from "~/domain/identity/role";
import type { Instant } from "~/domain/shared/instant";
import { accept, refuse } from "~/domain/shared/outcome";
import type { CommandDeps } from "~db/changes/deps";
import { forgetWords } from "~db/repositories/catalogue/dataset-search";
import { loadDataset, nextPlaces, recordChange } from "~db/repositories/catalogue/datasets";
import { appendEvents } from "~db/repositories/transparency/events";
import { CATALOGUE_KEY } from "./catalogue-key";
import { fingerprintOf } from "./listing-event";

export const LONGEST_REASON = 2_000;

type WithdrawDataset = {
  readonly datasetId: string;
  /** Kept in the log as its hash only. */
  readonly reason: string;
  readonly actor: Actor;
  readonly at: Instant;
};

/**
 * Takes a dataset out of the catalogue for good. Its page stays and says so; grants in use go on,
 * and requests that wait for a committee are the committee's to answer. Twice is once.
 */
export function withdrawDataset({ store }: Pick<CommandDeps, "store">, input: WithdrawDataset) {
  const { datasetId, actor, at } = input;
  const reason = input.reason.trim();
  return store.tx([CATALOGUE_KEY], async (db) => {
    const dataset = await loadDataset(db, datasetId);
    if (!dataset || !mayKeepListings(actor, dataset.hospitalId)) {
      return refuse({ code: "not-found" as const });
    }
    if (reason === "") return refuse({ code: "reason-missing" as const });
    if (reason.length > LONGEST_REASON) {
      return refuse({ code: "reason-too-long" as const, max: LONGEST_REASON });
    }
    if (dataset.status === "withdrawn") return accept({ datasetId });
    const { revision } = await nextPlaces(db);
    const version = dataset.version + 1;
    await recordChange(
      db,
      { ...dataset, status: "withdrawn", version, revision, updatedAt: at },
      undefined,
    );
    await forgetWords(db, [dataset.sequence]);
    await appendEvents(db, [
      {
        type: "dataset-withdrawn",
        word: "catalogue",
        subjectId: datasetId,
        actorId: actor.personId,
        at,
        facts: { hospitalId: dataset.hospitalId, version, reasonSha256: fingerprintOf(reason) },
      },
    ]);
    return accept({ datasetId });
  });
}
