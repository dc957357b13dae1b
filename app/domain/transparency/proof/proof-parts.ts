import { accept, type Outcome } from "~/domain/shared/outcome";
import { hexOf, sameBytes } from "../bytes";
import { type Checkpoint, checkpointText, parseCheckpoint } from "../notes/checkpoint";
import { keyIdOf, type Note, type NoteKey, type NoteSignature, parseNote } from "../notes/note";
import { encodePolicy, type Policy, parsePolicy } from "../notes/policy";
import { decodeTlogProof } from "../notes/tlog-proof";
import { FieldError } from "./fields";
import { decodeProofFile, type ProofFile, type ProofRefusal } from "./proof-file";

/** A proof file whose texts were read as well. Nothing in it is trusted yet. */
export type ProofParts = {
  readonly file: ProofFile;
  readonly index: number;
  readonly path: readonly Uint8Array[];
  readonly note: Note;
  readonly checkpoint: Checkpoint;
  readonly policy: Policy;
  /** The policy's one log, under whose name the checkpoint stands. */
  readonly log: NoteKey;
};

/** A text file out of its lines. */
export const fileOf = (lines: readonly string[]): string => `${lines.join("\n")}\n`;

/**
 * Reads a proof file and the texts in it. Whatever has a second spelling is refused, so that no
 * byte can be changed without changing what the file says.
 */
export function readProof(text: string): Outcome<ProofParts, ProofRefusal> {
  const decoded = decodeProofFile(text);
  if (!decoded.ok) return decoded;
  try {
    return accept(partsOf(decoded.value));
  } catch (error) {
    if (!(error instanceof FieldError)) throw error;
    const { field, expected, actual } = error;
    return { ok: false, refusal: { code: "proof-malformed", field, expected, actual } };
  }
}

function partsOf(file: ProofFile): ProofParts {
  const { index, path, checkpoint: signed } = readTlogProof(file);
  const noteAt = file.tlogProof.length - signed.split("\n").length + 1;
  const note = parseNote(signed);
  if (!note) throw new FieldError("tlogProof", "C2SP signed-note", signed);
  const checkpoint = parseCheckpoint(note.text);
  if (!checkpoint || checkpointText(checkpoint) !== note.text) {
    throw new FieldError("tlogProof", "C2SP tlog-checkpoint, 3 lines", note.text);
  }
  const { policy, log } = readPolicy(file);
  if (log.name !== checkpoint.origin) {
    throw new FieldError(`tlogProof.${noteAt}`, log.name, checkpoint.origin);
  }
  const known = [log, ...policy.witnesses.map(({ key }) => key)];
  refuseStrangers(note.signatures, known, file.tlogProof.length - note.signatures.length);
  return { file, index, path, note, checkpoint, policy, log };
}

function readTlogProof({ tlogProof }: ProofFile) {
  const place = decodeTlogProof(fileOf(tlogProof));
  if (!place.ok) {
    const { line, expected, actual } = place.refusal;
    throw new FieldError(`tlogProof.${line - 1}`, expected, actual);
  }
  // Nothing would bind it, so nobody should be able to put it there.
  if (place.value.extra) throw new FieldError("tlogProof.1", "index", tlogProof[1] ?? "");
  return place.value;
}

function readPolicy({ policy: lines }: ProofFile): { policy: Policy; log: NoteKey } {
  const policy = parsePolicy(fileOf(lines));
  if (!policy.ok) {
    const { line, expected, actual } = policy.refusal;
    throw new FieldError(line === 0 ? "policy" : `policy.${line - 1}`, expected, actual);
  }
  const spelled = encodePolicy(policy.value).split("\n");
  const odd = lines.findIndex((line, at) => line !== spelled[at]);
  if (odd >= 0) throw new FieldError(`policy.${odd}`, spelled[odd] ?? "", lines[odd] ?? "");
  const [log, ...more] = policy.value.logs;
  if (!log || more.length > 0) {
    throw new FieldError("policy", "one log", String(policy.value.logs.length));
  }
  return { policy: policy.value, log: log.key };
}

/** Each signature is of a key of the policy, each key at most once, in the order of the policy. */
function refuseStrangers(
  signatures: readonly NoteSignature[],
  known: readonly NoteKey[],
  firstLine: number,
): void {
  let next = 0;
  for (const [at, { name, bytes }] of signatures.entries()) {
    const found = known.findIndex(
      (key, i) => i >= next && key.name === name && sameBytes(keyIdOf(key), bytes.slice(0, 4)),
    );
    if (found < 0) {
      const expected = known.slice(next).map((key) => nameAndId(key.name, keyIdOf(key)));
      const field = `tlogProof.${firstLine + at}`;
      throw new FieldError(field, expected.join(" | ") || "end", nameAndId(name, bytes));
    }
    next = found + 1;
  }
}

/** How a signature names its key: the key's name, and the first four bytes of its hash. */
const nameAndId = (name: string, bytes: Uint8Array): string =>
  `${name}+${hexOf(bytes.slice(0, 4))}`;
