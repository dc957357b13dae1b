import { retryAfterMs } from "~/domain/transparency/anchoring/retry";
import { isGatewayFault } from "~/gateways/gateway-fault";
import type { WitnessClient } from "~/gateways/witness/witness-client";
import { loadLatestCheckpoint } from "~db/repositories/transparency/checkpoints";
import { isCosignedBy, recordCosignatures } from "~db/repositories/transparency/cosignatures";
import {
  loadWitnessAlarm,
  loadWitnessState,
  recordWitnessAlarm,
  recordWitnessState,
} from "~db/repositories/transparency/witnesses";
import type { Process } from "../process.server";
import { askWitness, type CosignContext, type WitnessVerdict } from "./ask-witness.server";

/** Checkpoints of so many milliseconds share a question, so that a busy log does not tire a witness. */
const SPACING_MS = 1_000;
const UINT32 = 2 ** 32;

/** When this hub turns to a witness again. Lost with the process, which costs one question more. */
type Pace = { notBefore: number; failures: number };

/** One process for each witness of the policy. */
export const cosignProcesses = (
  witnesses: readonly WitnessClient[],
): readonly Process<CosignContext>[] => witnesses.map(cosignWith);

/**
 * Lets one witness cosign the newest checkpoint. It has a lane of its own: a witness that is silent
 * holds up neither the log nor another witness. One that holds another history is asked no more.
 * Source: docs/decisions/027-witnesses.md
 */
export function cosignWith(witness: WitnessClient): Process<CosignContext> {
  const pace: Pace = { notBefore: 0, failures: 0 };
  const name = `cosign:${witness.name}`;
  return {
    name,
    lane: name,
    async isDue({ store, now }) {
      if (now() < pace.notBefore) return false;
      const newest = await loadLatestCheckpoint(store.read);
      if (!newest || (await loadWitnessAlarm(store.read, witness.name))) return false;
      return !(await isCosignedBy(store.read, { size: newest.size, witness: witness.name }));
    },
    async run(context, signal) {
      try {
        const verdict = await askWitness(context, witness, signal);
        if (signal.aborted) return;
        await keep(context, witness, verdict);
        pace.failures = 0;
        pace.notBefore = context.now() + SPACING_MS;
      } catch (error) {
        if (!isGatewayFault(error)) throw error;
        if (signal.aborted) return;
        pace.failures += 1;
        pace.notBefore = context.now() + retryAfterMs(pace.failures, chance(context));
        await keepFault(context, witness, error.code);
      }
    },
  };
}

// If we stop between the witness's answer and this, it holds a checkpoint whose cosignature we do
// not have: the next question names its size again, and it signs the same head once more.
async function keep(
  { store, log, now }: CosignContext,
  { name: witness }: WitnessClient,
  verdict: WitnessVerdict,
): Promise<void> {
  const askedAt = now();
  await store.tx([`witness:${witness}`], async (db) => {
    if (verdict.kind === "cosigned") {
      const { size, cosignatures } = verdict;
      await recordCosignatures(
        db,
        cosignatures.map((one) => ({ ...one, size, witness })),
      );
      await recordWitnessState(db, { witness, cosignedSize: size, askedAt, fault: null });
      return;
    }
    const { alarm, size, evidence } = verdict;
    await recordWitnessAlarm(db, { witness, kind: alarm, size, evidence, at: askedAt });
    const cosignedSize = (await loadWitnessState(db, witness))?.cosignedSize ?? 0;
    await recordWitnessState(db, { witness, cosignedSize, askedAt, fault: alarm });
  });
  if (verdict.kind === "alarm") {
    const { alarm, size, isProven } = verdict;
    log.error({ witness, alarm, size, isProven }, "a witness holds another history of the log");
  }
}

/** An unchanged fault stays unwritten: a witness that is away for a week costs no writing. */
async function keepFault(
  { store, log, now }: CosignContext,
  { name: witness }: WitnessClient,
  fault: string,
): Promise<void> {
  const known = await loadWitnessState(store.read, witness);
  if (known?.fault === fault) return;
  log.warn({ witness, fault }, "a witness did not cosign");
  const cosignedSize = known?.cosignedSize ?? 0;
  const state = { witness, cosignedSize, askedAt: now(), fault };
  await store.tx([`witness:${witness}`], (db) => recordWitnessState(db, state));
}

/** From 0 up to, but not including, 1. */
function chance({ randomBytes }: CosignContext): number {
  const bytes = randomBytes(4);
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(0) / UINT32;
}
