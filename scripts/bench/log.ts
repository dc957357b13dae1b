import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DomainEvent } from "~/domain/shared/event";
import { instantOf } from "~/domain/shared/instant";
import { sameBytes } from "~/domain/transparency/bytes";
import { rootByInclusion } from "~/domain/transparency/tree/path";
import { inclusionRanges } from "~/domain/transparency/tree/tree";
import { appendEvents, loadLeafHashes } from "~db/repositories/transparency/events";
import { integrate, LogTree, loadLogState } from "~db/repositories/transparency/log-tree";
import { nodeSha256 } from "~db/sha256";
import { openStore, type Store } from "~db/store";
import type { Figures } from "./figures";

const LEAVES = 100_000;
const BATCH = 2_000;
const PROOFS = 30_000;
/** Read and verified together: neighbours in a request, and all of them on other tiles. */
const STRIDE = 7_919;

const anEvent = (n: number): DomainEvent => ({
  type: "grant-issued",
  word: "access",
  subjectId: `grn_${String(n).padStart(10, "0")}`,
  actorId: "per_0000000001",
  at: instantOf(1_770_000_000_000 + n),
  facts: { requestId: "req_0000000001", datasetId: "dat_0000000001", amountKrw: n },
});

/**
 * Appends 100,000 events durably in batches, puts them into the tree, then proves and verifies
 * entries spread over all of it.
 */
export async function benchLog(): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), "bench-log-"));
  const store = await openStore({ url: `file:${join(folder, "log.db")}`, bodyLimitMs: 60_000 });
  try {
    await store.migrate();
    const appends = await appendsPerSecond(store);
    await integrateAll(store);
    return {
      log_appends_per_s: { value: Math.round(appends), unit: "1/s" },
      log_proofs_per_s: { value: Math.round(await proofsPerSecond(store)), unit: "1/s" },
    };
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function appendsPerSecond(store: Store): Promise<number> {
  const batches = Array.from({ length: LEAVES / BATCH }, (_, batch) =>
    Array.from({ length: BATCH }, (_, n) => anEvent(batch * BATCH + n)),
  );
  const start = performance.now();
  await Promise.all(batches.map((events) => store.tx([], (db) => appendEvents(db, events))));
  return (LEAVES * 1_000) / (performance.now() - start);
}

const integrateAll = (store: Store) =>
  store.tx([], async (db) => {
    const state = await loadLogState(db);
    await integrate(db, state, await loadLeafHashes(db, { from: 0, until: state.sequenced }));
  });

async function proofsPerSecond(store: Store): Promise<number> {
  const tree = new LogTree();
  const leaves = await loadLeafHashes(store.read, { from: 0, until: LEAVES });
  const root = await tree.root(store.read, LEAVES);
  const start = performance.now();
  for (let n = 0; n < PROOFS; n++) {
    const index = (n * STRIDE) % LEAVES;
    const path = await tree.path(store.read, inclusionRanges(index, LEAVES));
    const leafHash = leaves[index] as Uint8Array;
    const result = rootByInclusion({ leafHash, index, size: LEAVES }, path, nodeSha256);
    if (!result.ok || !sameBytes(result.root, root)) throw new Error(`no proof of ${index}`);
  }
  return (PROOFS * 1_000) / (performance.now() - start);
}
