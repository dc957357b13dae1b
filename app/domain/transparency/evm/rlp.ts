import { concatBytes } from "../bytes";

/** What RLP encodes: bytes, or a list of such. Source: Ethereum Yellow Paper, appendix B */
export type RlpItem = Uint8Array | readonly RlpItem[];

const MAX_DEPTH = 16;

const lengthBytes = (length: number): Uint8Array => {
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return Uint8Array.from(bytes);
};

const prefixed = (offset: number, body: Uint8Array): Uint8Array => {
  if (body.length <= 55) return concatBytes(Uint8Array.of(offset + body.length), body);
  const length = lengthBytes(body.length);
  return concatBytes(Uint8Array.of(offset + 55 + length.length), length, body);
};

/** Encodes bytes and lists. */
export function encodeRlp(item: RlpItem): Uint8Array {
  if (!(item instanceof Uint8Array)) return prefixed(0xc0, concatBytes(...item.map(encodeRlp)));
  return item.length === 1 && (item[0] as number) < 0x80 ? item : prefixed(0x80, item);
}

/** An integer as RLP writes it: big-endian without leading zeros, zero as no bytes. */
export const rlpInteger = (value: number): Uint8Array => lengthBytes(value);

/** Decodes one item that fills the bytes; `undefined` if they are anything else or not minimal. */
export function decodeRlp(bytes: Uint8Array): RlpItem | undefined {
  const read = readItem(bytes, 0, 0);
  return read && read.end === bytes.length ? read.item : undefined;
}

type Read = { readonly item: RlpItem; readonly end: number };

function readItem(bytes: Uint8Array, at: number, depth: number): Read | undefined {
  const first = bytes[at];
  if (first === undefined || depth > MAX_DEPTH) return undefined;
  if (first < 0x80) return { item: bytes.subarray(at, at + 1), end: at + 1 };
  const isList = first >= 0xc0;
  const span = readSpan(bytes, at, first - (isList ? 0xc0 : 0x80));
  if (!span || span.end > bytes.length) return undefined;
  if (isList) return readList(bytes, span, depth);
  const item = bytes.subarray(span.start, span.end);
  const isMinimal = item.length !== 1 || (item[0] as number) >= 0x80;
  return isMinimal ? { item, end: span.end } : undefined;
}

function readSpan(bytes: Uint8Array, at: number, code: number) {
  if (code <= 55) return { start: at + 1, end: at + 1 + code };
  const width = code - 55;
  const digits = bytes.subarray(at + 1, at + 1 + width);
  if (width > 4 || digits.length !== width || digits[0] === 0) return undefined;
  const length = digits.reduce((sum, digit) => sum * 256 + digit, 0);
  return length > 55 ? { start: at + 1 + width, end: at + 1 + width + length } : undefined;
}

function readList(bytes: Uint8Array, span: { start: number; end: number }, depth: number) {
  const items: RlpItem[] = [];
  let at = span.start;
  while (at < span.end) {
    const read = readItem(bytes, at, depth + 1);
    if (!read || read.end > span.end) return undefined;
    items.push(read.item);
    at = read.end;
  }
  return { item: items, end: span.end };
}
