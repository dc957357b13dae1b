import { invariant } from "~/domain/shared/outcome";
import { TILE_WIDTH } from "./tiles";

/** The length of an entry is written in two bytes. Source: C2SP tlog-tiles */
const MAX_ENTRY_BYTES = 0xffff;
const LENGTH_BYTES = 2;

/**
 * Writes log entries one after another, each behind its length in two bytes, high byte first.
 * @param entries 1 to 256 entries of at most 65,535 bytes; ours are commitments of 32 bytes
 * Source: C2SP tlog-tiles, log entries
 */
export function encodeEntryBundle(entries: readonly Uint8Array[]): Uint8Array {
  invariant(entries.length > 0 && entries.length <= TILE_WIDTH, `${entries.length} entries`);
  const total = entries.reduce((sum, entry) => sum + LENGTH_BYTES + entry.length, 0);
  const bundle = new Uint8Array(total);
  let at = 0;
  for (const entry of entries) {
    invariant(entry.length <= MAX_ENTRY_BYTES, `an entry of ${entry.length} bytes`);
    bundle[at] = entry.length >> 8;
    bundle[at + 1] = entry.length & 0xff;
    bundle.set(entry, at + LENGTH_BYTES);
    at += LENGTH_BYTES + entry.length;
  }
  return bundle;
}

/**
 * Reads the entries of a bundle that came from elsewhere.
 * @returns 1 to 256 entries, or `undefined` for bytes that are not exactly a bundle
 */
export function decodeEntryBundle(bundle: Uint8Array): Uint8Array[] | undefined {
  const entries: Uint8Array[] = [];
  let at = 0;
  while (at < bundle.length) {
    if (entries.length === TILE_WIDTH || at + LENGTH_BYTES > bundle.length) return undefined;
    const length = ((bundle[at] as number) << 8) | (bundle[at + 1] as number);
    const end = at + LENGTH_BYTES + length;
    if (end > bundle.length) return undefined;
    entries.push(bundle.subarray(at + LENGTH_BYTES, end));
    at = end;
  }
  return entries.length > 0 ? entries : undefined;
}
