import { generateKeyPairSync, randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { instantOf } from "~/domain/shared/instant";
import { verifyProof } from "~/domain/transparency/proof/verify-proof";
import { openEmbeddedChain } from "~/gateways/chain/open-chain";
import { openLogSigner } from "~/gateways/log-signer";
import { anchorTo } from "~/processes/log/anchor-chain.server";
import { publishCheckpoint } from "~/processes/log/publish-checkpoint.server";
import type { Process } from "~/processes/process.server";
import { runProcesses } from "~/processes/run-processes.server";
import { signatureChecks } from "~/queries/transparency/ed25519.server";
import { proofOf } from "~/queries/transparency/proof.server";
import { loadLatestCheckpoint } from "~db/repositories/transparency/checkpoints";
import { appendEvents } from "~db/repositories/transparency/events";
import { loadLogState } from "~db/repositories/transparency/log-tree";
import { openStore, type Store } from "~db/store";
import { aWorld, everyoneVotes, submitARequest } from "../../tests/support/builders/world";
import { countingIds } from "../../tests/support/ids";
import { anEvent } from "../../tests/support/log-parts";
import type { Figures } from "./figures";

const ORIGIN = "vouchsafe.bench/log";
const GIVE_UP_MS = 20_000;

function aSigner() {
  const { privateKey } = generateKeyPairSync("ed25519");
  const pem = String(privateKey.export({ type: "pkcs8", format: "pem" }));
  return openLogSigner({ pem, origin: ORIGIN });
}

/** Everything on disk, as in a hub: store, chain and the loop beside them. */
async function aHub(store: Store, folder: string) {
  const chain = await openEmbeddedChain({ file: join(folder, "chain.db"), origin: ORIGIN });
  const listeners = new Set<() => void>();
  const quiet = () => undefined;
  const context = {
    store,
    newId: countingIds(),
    log: { info: quiet, warn: quiet, error: console.error },
    now: () => instantOf(Date.now()),
    randomBytes: (count: number) => new Uint8Array(randomBytes(count)),
    logSigner: aSigner(),
  };
  const processes: Process<typeof context>[] = [publishCheckpoint, anchorTo(chain)];
  const running = runProcesses(context, {
    processes,
    holder: "bench",
    onWake: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  });
  const wake = () => {
    for (const listener of listeners) listener();
  };
  const stop = async () => {
    await running.stop();
    await chain.close();
  };
  return { logKey: context.logSigner.key, places: [chain], wake, stop };
}

/**
 * Seconds from the votes of a whole committee, of which the last one decides, to a proof file of
 * the newest entry that verifies, through the commands and the loop of a running hub.
 */
export async function benchAnchored(): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), "bench-anchored-"));
  const store = await openStore({ url: `file:${join(folder, "hub.db")}` });
  try {
    await store.migrate();
    const world = await aWorld(store);
    const [hospital] = world.hospitals;
    if (!hospital) throw new Error("the made world has no hospital");
    const { requestId } = await submitARequest(world, { datasetIds: hospital.datasetIds });
    const hub = await aHub(store, folder);
    await provenNewest(store, hub);
    const start = performance.now();
    await everyoneVotes(world, { requestId, hospital });
    hub.wake();
    await provenNewest(store, hub);
    const seconds = (performance.now() - start) / 1_000;
    const latencies = await checkpointLatencies(store, hub.wake);
    await hub.stop();
    return {
      checkpoint_latency_ms: { value: Math.round(medianOf(latencies) * 10) / 10, unit: "ms" },
      decision_to_anchored_s: { value: Math.round(seconds * 1_000) / 1_000, unit: "s" },
    };
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const SAMPLES = 60;

const medianOf = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/**
 * Milliseconds from the commit that gives an event its place to a signed checkpoint that covers it,
 * while the chain is served beside it. The pauses walk through the spacing of checkpoints evenly,
 * so that some events meet a checkpoint that was just cut.
 */
async function checkpointLatencies(store: Store, wake: () => void): Promise<number[]> {
  const latencies: number[] = [];
  for (let sample = 0; sample < SAMPLES; sample++) {
    await wait(50 + (sample * 300) / SAMPLES);
    const index = await store.tx([], (db) => appendEvents(db, [anEvent(sample)]));
    const start = performance.now();
    wake();
    while (((await loadLatestCheckpoint(store.read))?.size ?? 0) <= index) await wait(1);
    latencies.push(performance.now() - start);
  }
  return latencies;
}

/** Waits until the newest entry has a proof, and verifies it. */
async function provenNewest(
  store: Store,
  hub: Pick<Awaited<ReturnType<typeof aHub>>, "logKey" | "places">,
): Promise<void> {
  const index = (await loadLogState(store.read)).sequenced - 1;
  const start = performance.now();
  while (performance.now() - start < GIVE_UP_MS) {
    const proof = await proofOf(store, {
      index,
      logKey: hub.logKey,
      places: hub.places,
      maySee: () => true,
    });
    if (proof.ok) {
      const { ok } = await verifyProof(proof.value, { checks: signatureChecks });
      if (!ok) throw new Error("the proof does not verify");
      return;
    }
    await wait(5);
  }
  throw new Error(`entry ${index} has no proof after ${GIVE_UP_MS} ms`);
}
