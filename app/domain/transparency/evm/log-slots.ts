import { concatBytes } from "../bytes";
import { keccak256 } from "./trie";

/** Where GrantAnchor keeps its logs. Source: contracts/src/GrantAnchor.sol */
const LOGS_SLOT = 1;
const WORD_BYTES = 32;

/** A number of at most 255 as a word of the machine. */
const wordOf = (value: number): Uint8Array => {
  const word = new Uint8Array(WORD_BYTES);
  word[WORD_BYTES - 1] = value;
  return word;
};

/** The two storage slots of a log: the packed one with its size, then the root. */
export function slotsOf(logId: Uint8Array): { packed: Uint8Array; root: Uint8Array } {
  const packed = keccak256(concatBytes(logId, wordOf(LOGS_SLOT)));
  const root = Uint8Array.from(packed);
  for (let at = WORD_BYTES - 1; at >= 0; at--) {
    root[at] = ((root[at] as number) + 1) % 256;
    if (root[at] !== 0) break;
  }
  return { packed, root };
}

/**
 * The size in a log's packed slot. From the lowest bit: anchor (160), size (64), then flags.
 * @param packed the slot's value as a whole word
 */
export const sizeInSlot = (packed: Uint8Array): bigint =>
  packed.subarray(4, 12).reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
