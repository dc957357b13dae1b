import { createReadStream, createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

export type TextEncoding = "utf-8" | "utf-8-bom" | "utf-16le" | "utf-16be" | "cp949";

/**
 * The encoding of a text from its first bytes, or null when these bytes are no text. CP949 is what
 * Korean spreadsheets still write; WHATWG calls it euc-kr.
 */
export function encodingOf(head: Buffer): TextEncoding | null {
  if (head.length >= 3 && head.readUIntBE(0, 3) === 0xefbbbf) return "utf-8-bom";
  if (head.length >= 2 && head.readUInt16BE(0) === 0xfffe) return "utf-16le";
  if (head.length >= 2 && head.readUInt16BE(0) === 0xfeff) return "utf-16be";
  if (hasControlBytes(head)) return null;
  if (decodes(head, "utf-8")) return "utf-8";
  return decodes(head, "euc-kr") ? "cp949" : null;
}

/** Text of the first bytes; a character cut at the end is left out. */
export const decodeHead = (head: Buffer, encoding: TextEncoding): string =>
  new TextDecoder(labelOf(encoding)).decode(head, { stream: true });

/** Writes the same text as UTF-8 without a byte order mark. */
export async function writeAsUtf8(
  from: { path: string; encoding: TextEncoding },
  to: string,
): Promise<void> {
  const decoder = new TextDecoder(labelOf(from.encoding));
  async function* decoded() {
    for await (const chunk of createReadStream(from.path))
      yield decoder.decode(chunk, { stream: true });
    yield decoder.decode();
  }
  await pipeline(Readable.from(decoded()), createWriteStream(to, { flags: "wx" }));
}

const labelOf = (encoding: TextEncoding): string =>
  encoding === "cp949" ? "euc-kr" : encoding === "utf-8-bom" ? "utf-8" : encoding;

function decodes(head: Buffer, label: string): boolean {
  try {
    new TextDecoder(label, { fatal: true }).decode(head, { stream: true });
    return true;
  } catch {
    return false;
  }
}

// Tab, line feed, carriage return and escape occur in texts; other control bytes do not.
const hasControlBytes = (head: Buffer): boolean =>
  head.some((byte) => byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13);
