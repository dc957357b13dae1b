import { parseCheckpoint } from "./checkpoint";
import { type SignatureChecks, signatureStateOf } from "./cosignature";
import type { Note, NoteKey } from "./note";
import { isQuorumMet, type Policy } from "./policy";

/** A witness whose cosignature is good, and the moment that it states. */
export type GoodCosignature = {
  readonly key: NoteKey;
  /** Seconds since 1970; 0 makes no statement. */
  readonly timestamp: bigint;
};

/** What a signed note shows under a policy. */
export type CheckedNote = {
  /** The log of the policy that signed, under the name that the note's first line gives. */
  readonly log?: NoteKey;
  readonly cosigned: readonly GoodCosignature[];
  /** Keys of the policy whose signature is wrong; one of them spoils the note. */
  readonly bad: readonly NoteKey[];
  /** Whether those who cosigned make the quorum; `quorum none` always does. */
  readonly isQuorumMet: boolean;
  /** Signed by a known log, spoiled by nobody, with its quorum. */
  readonly isGood: boolean;
};

/**
 * Checks a note against a policy: whichever of its keys signed must have signed well. Signatures of
 * unknown keys count neither for nor against.
 * Source: C2SP tlog-policy; signed-note, signatures; tlog-proof, verifying
 */
export async function checkNote(
  policy: Policy,
  note: Note,
  checks: SignatureChecks,
): Promise<CheckedNote> {
  const origin = parseCheckpoint(note.text)?.origin;
  const bad: NoteKey[] = [];
  const cosigned: GoodCosignature[] = [];
  let log: NoteKey | undefined;
  for (const { key } of policy.logs) {
    const { state } = await signatureStateOf(note, key, checks);
    if (state === "bad") bad.push(key);
    if (state === "good" && key.name === origin) log ??= key;
  }
  for (const { key } of policy.witnesses) {
    const found = await signatureStateOf(note, key, checks);
    if (found.state === "bad") bad.push(key);
    if (found.state === "good") cosigned.push({ key, timestamp: found.timestamp ?? 0n });
  }
  const isMet = isQuorumMet(policy, (key) => cosigned.some((one) => one.key === key));
  return {
    ...(log ? { log } : {}),
    cosigned,
    bad,
    isQuorumMet: isMet,
    isGood: log !== undefined && bad.length === 0 && isMet,
  };
}
