import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { DomainEvent } from "~/domain/shared/event";
import { instantOf } from "~/domain/shared/instant";
import { appendEvents, loadLeafHashes } from "~db/repositories/transparency/events";
import { integrate, loadLogState } from "~db/repositories/transparency/log-tree";
import { openStore, type Store } from "~db/store";
import type { Figures } from "./figures";
import type { ProofFigures } from "./log-proofs";

const ENTRIES = 1_000_000;
const BATCH = 2_000;
/** Events that are in memory at once. */
const ROUND = 100_000;
/** As many as one checkpoint takes in. */
const ENTRIES_A_CHECKPOINT = 20_000;

const anEvent = (n: number): DomainEvent => ({
  type: "grant-issued",
  word: "access",
  subjectId: `grn_${String(n).padStart(10, "0")}`,
  actorId: "per_0000000001",
  at: instantOf(1_770_000_000_000 + n),
  facts: { requestId: "req_0000000001", datasetId: "dat_0000000001", amountKrw: n },
});

/**
 * Appends a million events durably in batches and puts them into the tree. A process of its own
 * then opens this log, so that its memory is that of proving alone, and proves and verifies entries
 * of all tiles.
 */
export async function benchLog(): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), "bench-log-"));
  const url = `file:${join(folder, "log.db")}`;
  try {
    const store = await openStore({ url, bodyLimitMs: 60_000 });
    await store.migrate();
    const appends = await appendsPerSecond(store);
    const integrated = await integratedPerSecond(store);
    await store.close();
    const small = await proofFigures(url, ROUND);
    const { proofsPerS, peakRssMb } = await proofFigures(url, ENTRIES);
    return {
      log_appends_per_s: { value: Math.round(appends), unit: "1/s" },
      log_integrated_per_s: { value: Math.round(integrated), unit: "1/s" },
      log_proofs_per_s: { value: Math.round(small.proofsPerS), unit: "1/s" },
      log_proofs_per_s_1m: { value: Math.round(proofsPerS), unit: "1/s" },
      log_rss_mb_1m: { value: Math.round(peakRssMb), unit: "MB" },
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The best of ten rounds in a log that grows: the others say how busy the machine is besides. */
async function appendsPerSecond(store: Store): Promise<number> {
  let best = 0;
  for (let first = 0; first < ENTRIES; first += ROUND) {
    const batches = Array.from({ length: ROUND / BATCH }, (_, batch) =>
      Array.from({ length: BATCH }, (_, n) => anEvent(first + batch * BATCH + n)),
    );
    const start = performance.now();
    await Promise.all(batches.map((events) => store.tx([], (db) => appendEvents(db, events))));
    best = Math.max(best, (ROUND * 1_000) / (performance.now() - start));
  }
  return best;
}

async function integratedPerSecond(store: Store): Promise<number> {
  const start = performance.now();
  for (let from = 0; from < ENTRIES; from += ENTRIES_A_CHECKPOINT) {
    await store.tx([], async (db) => {
      const until = from + ENTRIES_A_CHECKPOINT;
      await integrate(db, await loadLogState(db), await loadLeafHashes(db, { from, until }));
    });
  }
  return (ENTRIES * 1_000) / (performance.now() - start);
}

/** @param size of the tree that is proved: the whole log, or its beginning under an older head */
async function proofFigures(url: string, size: number): Promise<ProofFigures> {
  const script = join(import.meta.dirname, "log-proofs.ts");
  const options = ["--import", "tsx", script, url, String(size)];
  const { stdout } = await promisify(execFile)(process.execPath, options);
  return JSON.parse(stdout) as ProofFigures;
}
