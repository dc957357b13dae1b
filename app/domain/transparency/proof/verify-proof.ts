import { base64Of, fromBase64, sameBytes, utf8 } from "../bytes";
import { canonicalEvent } from "../canonical";
import { type ProvedHead, readChain } from "../evm/chain-steps";
import { type Checkpoint, parseCheckpoint } from "../notes/checkpoint";
import {
  isSignedBy,
  type Note,
  type NoteKey,
  parseNote,
  parseVerifierKey,
  type VerifyEd25519,
  verifierKeyOf,
} from "../notes/note";
import { commitmentOf, leafHashOf } from "../tree/leaf";
import { rootByInclusion, rootsByConsistency } from "../tree/path";
import { decodeProofFile, type ProofFile } from "./proof-file";
import { comparing, type StepResult } from "./proof-steps";

/** What the reader knows from elsewhere: a letter, a gazette, a node of their own. */
export type Trusted = {
  /** The log's key as a verifier key line, or its 32 bytes in Base64. */
  readonly logKey?: string;
  /** The hash of the block on the chain. */
  readonly blockHash?: string;
};

export type Verification = {
  readonly ok: boolean;
  readonly steps: readonly StepResult[];
  /** The file as read, when it could be read. */
  readonly file?: ProofFile;
  readonly checkpoint?: Checkpoint;
};

export type Verifier = { readonly verifyEd25519: VerifyEd25519; readonly trusted?: Trusted };

/**
 * Verifies a proof file with no network and no server. Malformed input is a failed step that names
 * the member, never an exception.
 * @param text the file's text, or its bytes
 */
export async function verifyProof(
  text: string | Uint8Array,
  { verifyEd25519, trusted = {} }: Verifier,
): Promise<Verification> {
  const spelled = typeof text === "string" ? text : textOf(text);
  const decoded = decodeProofFile(spelled ?? "");
  if (!decoded.ok) {
    const { field, expected, actual } = decoded.refusal;
    return { ok: false, steps: [{ step: "file", ok: false, field, expected, actual }] };
  }
  const file = decoded.value;
  const head = headOf(file);
  if ("failed" in head) return { ok: false, steps: [head.failed], file };
  const { note, key, checkpoint } = head;
  const chain = readChain(file.anchor, checkpoint.origin);
  const steps: StepResult[] = [
    { step: "file", ok: true, actual: file.format },
    entryStep(file),
    inclusionStep(file, checkpoint),
    await signatureStep({ note, key }, verifyEd25519),
    logKeyStep(key, trusted.logKey),
    ...chain.steps,
    ...(chain.head ? [consistencyStep(file, { checkpoint, head: chain.head })] : []),
    blockHashStep(file, trusted.blockHash),
  ];
  return { ok: steps.every((step) => step.ok), steps, file, checkpoint };
}

/** UTF-8 in its one spelling; a file with other bytes has no text. */
function textOf(bytes: Uint8Array): string | undefined {
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  return sameBytes(utf8(text), bytes) ? text : undefined;
}

type Head = { note: Note; key: NoteKey; checkpoint: Checkpoint };

function headOf(file: ProofFile): Head | { failed: StepResult } {
  const failed = (field: string, expected: string, actual: string): { failed: StepResult } => ({
    failed: { step: "file", ok: false, field, expected, actual },
  });
  const note = parseNote(file.checkpoint);
  if (!note) return failed("checkpoint", "C2SP signed-note", file.checkpoint);
  const checkpoint = parseCheckpoint(note.text);
  if (!checkpoint) return failed("checkpoint", "C2SP tlog-checkpoint", note.text);
  const key = parseVerifierKey(file.logKey);
  if (!key) return failed("logKey", "C2SP vkey", file.logKey);
  if (key.name !== checkpoint.origin) return failed("checkpoint", key.name, checkpoint.origin);
  return { note, key, checkpoint };
}

const bytesOf = (text: string): Uint8Array => fromBase64(text) ?? new Uint8Array(0);

function entryStep({ entry }: ProofFile): StepResult {
  if (!entry.event || !entry.salt) {
    return { step: "entry", ok: true, actual: entry.leafHash, assumed: "entry.leafHash" };
  }
  const canonical = utf8(canonicalEvent(entry.event));
  const commitment = commitmentOf({ salt: bytesOf(entry.salt), canonical });
  const actual = base64Of(leafHashOf(commitment));
  return comparing("entry", { field: "entry.event", expected: entry.leafHash, actual });
}

function inclusionStep({ entry, inclusion }: ProofFile, { size, root }: Checkpoint): StepResult {
  const place = { leafHash: bytesOf(entry.leafHash), index: entry.index, size };
  const result = rootByInclusion(place, inclusion.map(bytesOf));
  const field = "inclusion";
  const actual = result.ok ? base64Of(result.root) : result.why;
  return comparing("inclusion", { field, expected: base64Of(root), actual });
}

async function signatureStep(
  { note, key }: { note: Note; key: NoteKey },
  verify: VerifyEd25519,
): Promise<StepResult> {
  const expected = verifierKeyOf(key);
  if (await isSignedBy(note, key, verify)) return { step: "signature", ok: true, actual: expected };
  const actual = note.signatures.map(({ name, bytes }) => `${name} ${base64Of(bytes)}`).join("\n");
  return { step: "signature", ok: false, field: "checkpoint", expected, actual };
}

function logKeyStep(key: NoteKey, trusted: string | undefined): StepResult {
  const line = verifierKeyOf(key);
  if (trusted === undefined) return { step: "log-key", ok: true, actual: line, assumed: "logKey" };
  const actual =
    trusted.includes("+") && parseVerifierKey(trusted) ? line : base64Of(key.publicKey);
  return comparing("log-key", { field: "logKey", expected: trusted, actual });
}

function consistencyStep(
  { consistency }: ProofFile,
  { checkpoint, head }: { checkpoint: Checkpoint; head: ProvedHead },
): StepResult {
  const pair = { older: checkpoint.size, olderRoot: checkpoint.root, newer: head.size };
  const result = rootsByConsistency(pair, consistency.map(bytesOf));
  const field = "consistency";
  const expected = base64Of(head.root);
  if (!result.ok) return { step: "consistency", ok: false, field, expected, actual: result.why };
  const older = { field, expected: base64Of(checkpoint.root), actual: base64Of(result.olderRoot) };
  if (older.expected !== older.actual) return comparing("consistency", older);
  const actual = base64Of(result.newerRoot);
  return comparing("consistency", { field, expected, actual });
}

function blockHashStep({ anchor }: ProofFile, trusted: string | undefined): StepResult {
  const actual = anchor.blockHash;
  if (trusted === undefined) {
    return { step: "block-hash", ok: true, actual, assumed: "anchor.blockHash" };
  }
  return comparing("block-hash", { field: "anchor.blockHash", expected: trusted, actual });
}
