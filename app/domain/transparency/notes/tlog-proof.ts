import { accept, type Outcome, refuse } from "~/domain/shared/outcome";
import { base64Of, fromBase64, utf8 } from "../bytes";
import { HASH_BYTES } from "../tree/leaf";

/** An entry's place in a log, provable without the log. Source: C2SP tlog-proof */
export type TlogProof = {
  /** Whatever an application adds; nothing signs it. */
  readonly extra?: Uint8Array;
  readonly index: number;
  /** From the leaf's sibling up, at most 63 hashes. Source: RFC 6962 §2.1.1 */
  readonly path: readonly Uint8Array[];
  /** The signed and cosigned note, verbatim. */
  readonly checkpoint: string;
};

export type TlogProofRefusal = {
  readonly code: "tlog-proof-malformed";
  /** Counted from 1. */
  readonly line: number;
  readonly expected: string;
  readonly actual: string;
};

const FIRST_LINE = "c2sp.org/tlog-proof@v1";
/** A tree has fewer than 2^63 entries. */
const MAX_PATH = 63;
/** Room for a note with thirty-two post-quantum cosignatures. */
const MAX_CHARACTERS = 300_000;

export function encodeTlogProof({ extra, index, path, checkpoint }: TlogProof): string {
  const lines = [
    FIRST_LINE,
    ...(extra === undefined ? [] : [`extra ${base64Of(extra)}`]),
    `index ${index}`,
    ...path.map(base64Of),
  ];
  return `${lines.join("\n")}\n\n${checkpoint}`;
}

/**
 * Reads a proof, naming the first line that is not of the form. The checkpoint is not looked into.
 * @param file octets; a text stands for its UTF-8
 */
export function decodeTlogProof(file: string | Uint8Array): Outcome<TlogProof, TlogProofRefusal> {
  const refused = (line: number, expected: string, actual: string) =>
    refuse({
      code: "tlog-proof-malformed",
      line,
      expected,
      actual: actual.slice(0, 80),
    } as const);
  const text = typeof file === "string" ? file : textOf(file);
  if (text === undefined) return refused(1, "UTF-8", "");
  if (text.length > MAX_CHARACTERS) {
    return refused(1, `≤ ${MAX_CHARACTERS}`, String(text.length));
  }
  const lines = text.split("\n");
  const has = (at: number, start: string): boolean => lines[at]?.startsWith(start) === true;
  if (lines[0] !== FIRST_LINE) return refused(1, FIRST_LINE, lines[0] ?? "");
  const hasExtra = has(1, "extra ");
  const extra = hasExtra ? fromBase64((lines[1] as string).slice(6)) : undefined;
  if (hasExtra && !extra) return refused(2, "extra <Base64>", lines[1] as string);
  const at = hasExtra ? 2 : 1;
  const [, digits] = /^index (0|[1-9][0-9]{0,15})$/.exec(lines[at] ?? "") ?? [];
  const index = Number(digits ?? Number.NaN);
  if (!Number.isSafeInteger(index)) {
    return refused(at + 1, "index <0 … 2^53 − 1>", lines[at] ?? "end of file");
  }
  const path: Uint8Array[] = [];
  for (let next = at + 1; ; next++) {
    const line = lines[next];
    // What follows the empty line must begin a note, so it cannot be the end.
    if (line === "" && next + 1 < lines.length) {
      const checkpoint = lines.slice(next + 1).join("\n");
      if (checkpoint === "" || !checkpoint.endsWith("\n")) {
        return refused(lines.length, "checkpoint, newline", "end of file");
      }
      return accept({ ...(extra ? { extra } : {}), index, path, checkpoint });
    }
    const hash = line === undefined ? undefined : fromBase64(line);
    if (hash?.length !== HASH_BYTES) {
      return refused(next + 1, "Base64, 32 bytes", line ?? "end of file");
    }
    if (path.length === MAX_PATH) return refused(next + 1, `≤ ${MAX_PATH}`, line as string);
    path.push(hash);
  }
}

/** UTF-8 in its one spelling; other bytes have no text. */
function textOf(octets: Uint8Array): string | undefined {
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(octets);
  const spelled = utf8(text);
  return spelled.length === octets.length && spelled.every((byte, i) => byte === octets[i])
    ? text
    : undefined;
}
