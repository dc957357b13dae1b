import { fromBase64 } from "~/domain/transparency/bytes";
import { type Checkpoint, parseCheckpoint } from "~/domain/transparency/notes/checkpoint";
import { type Note, parseNote } from "~/domain/transparency/notes/note";
import { HASH_BYTES } from "~/domain/transparency/tree/leaf";

/** Source: C2SP tlog-witness, "The client MUST NOT send more than 63 consistency proof lines" */
const MAX_PROOF_LINES = 63;

/** What both calls that carry a checkpoint have in common: lines, hashes, an empty line, a note. */
export type CheckpointRequest = {
  /** The lines before the proof. */
  readonly head: readonly string[];
  readonly proof: readonly Uint8Array[];
  readonly note: Note;
  readonly checkpoint: Checkpoint;
};

/** Reads such a body; `undefined` if it is not of the form. @param headLines lines before the proof */
export function parseCheckpointRequest(
  body: Uint8Array,
  headLines: number,
): CheckpointRequest | undefined {
  const text = textOf(body);
  const gap = text?.indexOf("\n\n") ?? -1;
  if (text === undefined || gap < 0) return undefined;
  const lines = text.slice(0, gap).split("\n");
  const proof = lines.slice(headLines).map(hashOf);
  const note = parseNote(text.slice(gap + 2));
  const checkpoint = note && parseCheckpoint(note.text);
  if (lines.length < headLines || proof.length > MAX_PROOF_LINES || !checkpoint) return undefined;
  if (!proof.every((hash) => hash !== undefined)) return undefined;
  return { head: lines.slice(0, headLines), proof: proof as Uint8Array[], note, checkpoint };
}

function textOf(body: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    return undefined;
  }
}

/** 32 bytes in Base64. */
export function hashOf(line: string): Uint8Array | undefined {
  const hash = fromBase64(line);
  return hash?.length === HASH_BYTES ? hash : undefined;
}

/** A number of entries in decimal without leading zeros. */
export function sizeOf(text: string | undefined): number | undefined {
  const size = /^(?:0|[1-9][0-9]{0,15})$/.test(text ?? "") ? Number(text) : undefined;
  return Number.isSafeInteger(size) ? size : undefined;
}
