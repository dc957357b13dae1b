import { sha256 as nobleSha256 } from "@noble/hashes/sha2.js";
import { concatBytes } from "../bytes";

/** A SHA-256 in one call. The server passes Node's, which is faster; the default runs anywhere. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

export const portableSha256: Sha256 = nobleSha256;

export const HASH_BYTES = 32;
/** The salt of one log entry: without it nobody can test a guess at the entry's content. */
export const SALT_BYTES = 32;

const BLOCK_BYTES = 64;
const LEAF_PREFIX = Uint8Array.of(0);
const INNER_PAD = new Uint8Array(BLOCK_BYTES).fill(0x36);
const OUTER_PAD = new Uint8Array(BLOCK_BYTES).fill(0x5c);

/**
 * What the log commits to instead of the event: HMAC-SHA-256(salt, canonical event). Once the salt
 * is erased, the commitment says nothing about the event any more. Source: RFC 2104
 * @param salt exactly 32 random bytes
 */
export function commitmentOf(
  { salt, canonical }: { salt: Uint8Array; canonical: Uint8Array },
  sha256: Sha256 = portableSha256,
): Uint8Array {
  const inner = new Uint8Array(BLOCK_BYTES + canonical.length);
  const outer = new Uint8Array(BLOCK_BYTES + HASH_BYTES);
  inner.set(INNER_PAD);
  outer.set(OUTER_PAD);
  for (let i = 0; i < SALT_BYTES; i++) {
    const key = salt[i] as number;
    inner[i] = key ^ 0x36;
    outer[i] = key ^ 0x5c;
  }
  inner.set(canonical, BLOCK_BYTES);
  outer.set(sha256(inner), BLOCK_BYTES);
  return sha256(outer);
}

/** The hash of a log entry whose data is the commitment. Source: RFC 6962 §2.1 */
export const leafHashOf = (commitment: Uint8Array, sha256: Sha256 = portableSha256): Uint8Array =>
  sha256(concatBytes(LEAF_PREFIX, commitment));

/** The hash of two subtrees. Source: RFC 6962 §2.1 */
export type NodeHash = (left: Uint8Array, right: Uint8Array) => Uint8Array;

/** Makes the node hash over one scratch buffer; the SHA-256 must not keep its argument. */
export function nodeHashBy(sha256: Sha256): NodeHash {
  const scratch = new Uint8Array(1 + 2 * HASH_BYTES);
  scratch[0] = 1;
  return (left, right) => {
    scratch.set(left, 1);
    scratch.set(right, 1 + HASH_BYTES);
    return sha256(scratch);
  };
}

/** The root of a tree without entries. Source: RFC 6962 §2.1 */
export const emptyRoot = (sha256: Sha256 = portableSha256): Uint8Array => sha256(new Uint8Array(0));
