import { base64Of, hexOf, sameBytes } from "../bytes";
import { checkpointText } from "../notes/checkpoint";
import { type SignatureChecks, signatureStateOf } from "../notes/cosignature";
import { keyIdOf, type NoteKey, parseNote, withSignatureLines } from "../notes/note";
import type { Finding, FindingCode } from "./finding";

/** A head of the log that somebody shows: a checkpoint, a chain, a witness. */
export type ShownHead = { readonly size: number; readonly root: Uint8Array };

/** Whether a root is the one that the entries give. */
export const rootFindings = (
  shown: ShownHead,
  { rebuilt, code, subject }: { rebuilt: Uint8Array; code: FindingCode; subject: string },
): Finding[] =>
  sameBytes(shown.root, rebuilt)
    ? []
    : [{ code, subject, expected: base64Of(rebuilt), actual: base64Of(shown.root) }];

/** A checkpoint as the store keeps it. */
export type StoredHead = ShownHead & { readonly note: string };

/** A cosignature as the store keeps it. */
export type StoredCosignature = {
  readonly witness: string;
  readonly keyId: string;
  readonly line: string;
};

/**
 * Checks that a stored checkpoint says what its row says and carries the log's signature.
 * `logKeys` are the log's key and retired ones; without any, signatures are not looked at.
 */
export async function checkNote(
  { size, root, note }: StoredHead,
  judges: { origin: string; logKeys: readonly NoteKey[]; checks: SignatureChecks },
): Promise<Finding[]> {
  const subject = `checkpoint:${size}`;
  const parsed = parseNote(note);
  const { origin, logKeys, checks } = judges;
  const text = checkpointText({ origin, size, root });
  if (parsed?.text !== text) {
    const actual = parsed?.text ?? note.slice(0, 200);
    return [{ code: "checkpoint-differs", subject, expected: text, actual }];
  }
  if (logKeys.length === 0) return [];
  const states = await Promise.all(logKeys.map((key) => signatureStateOf(parsed, key, checks)));
  if (states.some(({ state }) => state === "good")) return [];
  const expected = logKeys.map((key) => `${key.name}+${hexOf(keyIdOf(key))}`).join(" ");
  const actual = states.some(({ state }) => state === "bad") ? "bad" : "absent";
  return [{ code: "signature-broken", subject, expected, actual }];
}

/** Checks the cosignatures of one checkpoint that come from witnesses whose keys are known. */
export async function checkCosignatures(
  { size, note }: StoredHead,
  lines: readonly StoredCosignature[],
  { witnesses, checks }: { witnesses: readonly NoteKey[]; checks: SignatureChecks },
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { witness, keyId, line } of lines) {
    const key = witnesses.find((each) => each.name === witness && hexOf(keyIdOf(each)) === keyId);
    if (!key) continue;
    const cosigned = parseNote(withSignatureLines(note, [line]));
    const state = cosigned ? (await signatureStateOf(cosigned, key, checks)).state : "bad";
    if (state === "good") continue;
    const subject = `cosignature:${size}:${witness}`;
    findings.push({ code: "cosignature-broken", subject, expected: "good", actual: state });
  }
  return findings;
}
