import { setTimeout as wait } from "node:timers/promises";
import { ENTRIES_A_CHECKPOINT } from "~/domain/transparency/monitoring/moments";
import { checkpointText } from "~/domain/transparency/notes/checkpoint";
import { signNote } from "~/domain/transparency/notes/note";
import type { LogSigner } from "~/gateways/log-signer";
import { loadLatestCheckpoint, recordCheckpoint } from "~db/repositories/transparency/checkpoints";
import { loadLeafHashes } from "~db/repositories/transparency/events";
import { integrate, LogTree, loadLogState } from "~db/repositories/transparency/log-tree";
import type { Process, ProcessContext } from "../process.server";

export type PublishContext = ProcessContext & { readonly logSigner: LogSigner };

/** Under load, entries of this many milliseconds share a checkpoint, and so an anchor. */
const SPACING_MS = 200;

/**
 * Puts the entries that have a place into the tree and signs its head.
 *
 * Tree and checkpoint are one transaction. If we stop before it, the next run does the same work;
 * if after, there is nothing left to do. No head is signed that a later one could contradict.
 */
export const publishCheckpoint: Process<PublishContext> = {
  name: "publish-checkpoint",
  async isDue({ store }) {
    const { sequenced } = await loadLogState(store.read);
    return sequenced > ((await loadLatestCheckpoint(store.read))?.size ?? 0);
  },
  async run(context, signal) {
    const newest = await loadLatestCheckpoint(context.store.read);
    const early = newest ? newest.at + SPACING_MS - context.now() : 0;
    if (early > 0 && early <= SPACING_MS) await wait(early);
    while (!signal.aborted && (await cutCheckpoint(context))) {
      // A backlog of more than one batch goes on at once.
    }
  },
};

/** @returns whether there was anything to put into the tree */
export async function cutCheckpoint({ store, logSigner, now }: PublishContext): Promise<boolean> {
  return store.tx(["log-tree"], async (db) => {
    const state = await loadLogState(db);
    const until = Math.min(state.sequenced, state.integrated + ENTRIES_A_CHECKPOINT);
    if (until === state.integrated) return false;
    await integrate(db, state, await loadLeafHashes(db, { from: state.integrated, until }));
    // A tree of its own: tiles of this transaction must not be kept if it rolls back.
    const root = await new LogTree().root(db, until);
    const { key, sign } = logSigner;
    const text = checkpointText({ origin: key.name, size: until, root });
    await recordCheckpoint(db, { size: until, root, note: signNote(text, key, sign), at: now() });
    return true;
  });
}
