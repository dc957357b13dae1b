import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { instantOf } from "~/domain/shared/instant";
import { checkpointText } from "~/domain/transparency/notes/checkpoint";
import { signNote } from "~/domain/transparency/notes/note";
import { verifyProof } from "~/domain/transparency/proof/verify-proof";
import { openEmbeddedChain } from "~/gateways/chain/open-chain";
import { signatureChecks as checks } from "~/queries/transparency/ed25519.server";
import { recordCheckpoint } from "~db/repositories/transparency/checkpoints";
import { appendEvents, loadLeafHashes } from "~db/repositories/transparency/events";
import { integrate, loadLogState, treeOf } from "~db/repositories/transparency/log-tree";
import { logState } from "~db/schema/transparency";
import { openStore, type Store } from "~db/store";
import { aProvenLog } from "../../tests/support/proven-log";
import { TEST_ORIGIN } from "../../tests/support/transparency";
import type { Figures } from "./figures";

const ENTRIES = 1_000_000;
/** An entry whose path is as long as any in a tree of this size. */
const INDEX = 345_677;
/** The cosigned checkpoint ends inside a tile, so that the way to the anchored head is long. */
const COSIGNED = ENTRIES - 1_731;
const BATCH = 50_000;
const VERIFICATIONS = 300;

/** Issued grants are what most proofs are about. */
const aGrant = {
  type: "grant-issued",
  word: "access",
  subjectId: "grn_01hzx4k2m9",
  actorId: "system",
  at: instantOf(1_770_000_000_000),
  facts: {
    companyId: "org_01hzx4k2m9",
    datasetId: "dat_01hzx4k2m9",
    hospitalId: "org_01hzx4k2n0",
    lineId: "lin_01hzx4k2m9",
    requestId: "req_01hzx4k2m9",
    validFrom: 1_770_000_000_000,
    validUntil: 1_801_536_000_000,
  },
} as const;

/**
 * Bytes of the proof of a grant among a million entries, cosigned by three witnesses and anchored on
 * the embedded chain, and how many such proofs one process verifies in a second.
 */
export async function benchBundle(): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), "bench-bundle-"));
  const store = await openStore({ url: `file:${join(folder, "log.db")}`, bodyLimitMs: 60_000 });
  const chain = await openEmbeddedChain({ file: ":memory:", origin: TEST_ORIGIN });
  try {
    await store.migrate();
    await fillTree(store);
    const log = await aProvenLog(store, { witnesses: 3, quorum: 2 });
    const publish = async (size: number) => {
      const root = await treeOf(store).root(store.read, size);
      const text = checkpointText({ origin: TEST_ORIGIN, size, root });
      const note = signNote(text, log.logSigner.key, log.logSigner.sign);
      await store.tx([], (db) => recordCheckpoint(db, { size, root, note, at: instantOf(0) }));
    };
    await publish(COSIGNED);
    await log.cosign();
    await publish(ENTRIES);
    await log.anchor(chain);
    const text = await log.proof(INDEX, { chains: [chain] });
    return {
      bundle_bytes: { value: Buffer.byteLength(text), unit: "bytes" },
      bundle_verifications_per_s: { value: await verificationsPerSecond(text), unit: "1/s" },
    };
  } finally {
    await chain.close();
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A tree of strangers' leaves around one real entry: only the way to it is ever looked at. */
async function fillTree(store: Store): Promise<void> {
  await store.tx([], async (db) => {
    await db.insert(logState).values({ id: 1, sequenced: INDEX, integrated: 0 });
    await appendEvents(db, [aGrant]);
    await db.update(logState).set({ sequenced: ENTRIES });
  });
  const [own] = await loadLeafHashes(store.read, { from: INDEX, until: INDEX + 1 });
  for (let from = 0; from < ENTRIES; from += BATCH) {
    const bytes = new Uint8Array(randomBytes(BATCH * 32));
    const leaves: Uint8Array[] = Array.from({ length: BATCH }, (_, i) =>
      bytes.subarray(i * 32, (i + 1) * 32),
    );
    if (own && INDEX >= from && INDEX < from + BATCH) leaves[INDEX - from] = own;
    await store.tx([], async (db) => integrate(db, await loadLogState(db), leaves));
  }
}

async function verificationsPerSecond(text: string): Promise<number> {
  const start = performance.now();
  for (let n = 0; n < VERIFICATIONS; n++) {
    const { ok } = await verifyProof(text, { checks });
    if (!ok) throw new Error("the proof does not hold");
  }
  return Math.round((VERIFICATIONS * 1_000) / (performance.now() - start));
}
