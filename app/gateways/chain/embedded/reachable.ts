import { hexOf } from "~/domain/transparency/bytes";
import { decodeRlp, type RlpItem } from "~/domain/transparency/evm/rlp";

/** The machine keeps the code of a contract under this letter and the code's hash. */
const CODE_PREFIX = "63";
const HASH_BYTES = 32;

/** All byte strings in an item that may be hashes; those inside a leaf's value included. */
function* hashesIn(item: RlpItem): Generator<Uint8Array> {
  if (!(item instanceof Uint8Array)) {
    for (const member of item) yield* hashesIn(member);
    return;
  }
  if (item.length === HASH_BYTES) yield item;
  const inside = item.length > HASH_BYTES ? decodeRlp(item) : undefined;
  if (inside !== undefined && !(inside instanceof Uint8Array)) yield* hashesIn(inside);
}

/**
 * Which of the waiting nodes belong to a state. Takes too many rather than too few: a value that
 * happens to be the hash of a waiting node keeps that node.
 * @param root key of the state's root node
 * @param waiting nodes by key, hexadecimal without 0x
 */
export function reachableFrom(
  root: string,
  waiting: ReadonlyMap<string, Uint8Array>,
): ReadonlySet<string> {
  const found = new Set<string>();
  const pending = [root];
  for (let key = pending.pop(); key !== undefined; key = pending.pop()) {
    for (const name of [key, CODE_PREFIX + key]) if (waiting.has(name)) found.add(name);
    const node = waiting.get(key);
    const item = node && decodeRlp(node);
    if (item === undefined) continue;
    for (const hash of hashesIn(item)) {
      const name = hexOf(hash);
      if (!found.has(name)) pending.push(name);
    }
  }
  return found;
}
