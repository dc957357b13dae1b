import { type Instant, instantOf } from "~/domain/shared/instant";
import { hexOf } from "~/domain/transparency/bytes";
import { keyIdOf } from "~/domain/transparency/notes/note";
import { isQuorumMet, NO_QUORUM, type Policy } from "~/domain/transparency/notes/policy";
import { loadCheckpointBefore } from "~db/repositories/transparency/checkpoints";
import {
  type Cosignature,
  loadNewestCosignatures,
} from "~db/repositories/transparency/cosignatures";
import { listWitnessAlarms, listWitnessStates } from "~db/repositories/transparency/witnesses";
import type { Db, Store } from "~db/store";

/** So long a checkpoint may wait for its quorum before the log counts as unwitnessed. */
const GRACE_MS = 10 * 60_000;
/** Enough for some dozens of checkpoints with every witness of a large policy. */
const LOOKED_AT = 2_000;

/**
 * What the witnesses of a policy have done for the log.
 * @param at now; the quorum must be younger than ten minutes of the log
 */
export async function witnessOverview(
  { read }: Store,
  { policy, at }: { policy: Policy; at: Instant },
) {
  const quorumSize = await newestQuorum(read, policy);
  const due = await loadCheckpointBefore(read, instantOf(at - GRACE_MS));
  const states = await listWitnessStates(read);
  const names = [...new Set(policy.witnesses.map(({ key }) => key.name))];
  const alarms = await listWitnessAlarms(read);
  return {
    /** Whether the policy asks for witnesses at all. */
    isAsked: policy.quorum !== NO_QUORUM,
    /** Entries under the newest checkpoint with its quorum; null while there is none. */
    quorumSize,
    /** Whether that covers everything but the last minutes: what assurance level L1 asks. */
    isQuorumMet: quorumSize !== null && quorumSize >= (due?.size ?? 0),
    witnesses: names.map((name) => {
      const state = states.find(({ witness }) => witness === name);
      const { cosignedSize = 0, askedAt = null, fault = null } = state ?? {};
      return { name, cosignedSize, askedAt, fault };
    }),
    alarms: alarms.map(({ witness, kind, size, at: since, evidence }) => ({
      witness,
      kind,
      size,
      at: since,
      evidence,
    })),
  };
}

/** What was stored had been checked before; here only who it was is looked at. */
async function newestQuorum(db: Db, policy: Policy): Promise<number | null> {
  if (policy.quorum === NO_QUORUM) return null;
  const bySize = new Map<number, Cosignature[]>();
  for (const one of await loadNewestCosignatures(db, LOOKED_AT)) {
    bySize.set(one.size, [...(bySize.get(one.size) ?? []), one]);
  }
  for (const [size, found] of bySize) {
    const isMet = isQuorumMet(policy, (key) => {
      const keyId = hexOf(keyIdOf(key));
      return found.some((one) => one.witness === key.name && one.keyId === keyId);
    });
    if (isMet) return size;
  }
  return null;
}
