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
  inner.set(canonical, BLOCK_BYTES);
  return keyedHash({ salt, inner, outer: new Uint8Array(BLOCK_BYTES + HASH_BYTES) }, sha256);
}

/** HMAC over a text that stands in `inner` already, behind a block that is kept free for the key. */
function keyedHash(
  { salt, inner, outer }: { salt: Uint8Array; inner: Uint8Array; outer: Uint8Array },
  sha256: Sha256,
): Uint8Array {
  inner.set(INNER_PAD);
  outer.set(OUTER_PAD);
  for (let i = 0; i < SALT_BYTES; i++) {
    const key = salt[i] as number;
    inner[i] = key ^ 0x36;
    outer[i] = key ^ 0x5c;
  }
  outer.set(sha256(inner), BLOCK_BYTES);
  return sha256(outer);
}

/** The hash of a log entry whose data is the commitment. Source: RFC 6962 §2.1 */
export const leafHashOf = (commitment: Uint8Array, sha256: Sha256 = portableSha256): Uint8Array =>
  sha256(concatBytes(LEAF_PREFIX, commitment));

const MOST_UTF8_BYTES = 3;

/**
 * Makes the leaf hash of events that are many: `leafHashOf(commitmentOf(…))` over scratch buffers,
 * which the SHA-256 must not keep. The texts must be well-formed, as canonical ones are.
 */
export function leafHashBy(sha256: Sha256): (salt: Uint8Array, canonical: string) => Uint8Array {
  const encoder = new TextEncoder();
  const outer = new Uint8Array(BLOCK_BYTES + HASH_BYTES);
  const leaf = new Uint8Array(LEAF_PREFIX.length + HASH_BYTES);
  let scratch = new Uint8Array(4_096);
  return (salt, canonical) => {
    const room = BLOCK_BYTES + canonical.length * MOST_UTF8_BYTES;
    if (scratch.length < room) scratch = new Uint8Array(room);
    const { written } = encoder.encodeInto(canonical, scratch.subarray(BLOCK_BYTES));
    const inner = scratch.subarray(0, BLOCK_BYTES + written);
    leaf.set(keyedHash({ salt, inner, outer }, sha256), LEAF_PREFIX.length);
    return sha256(leaf);
  };
}

/** The hash of two subtrees. Source: RFC 6962 §2.1 */
export type NodeHash = (left: Uint8Array, right: Uint8Array) => Uint8Array;

const nodeHashes = new WeakMap<Sha256, NodeHash>();

/** The node hash over one scratch buffer for each SHA-256, which must not keep its argument. */
export function nodeHashBy(sha256: Sha256): NodeHash {
  const known = nodeHashes.get(sha256);
  if (known) return known;
  const scratch = new Uint8Array(1 + 2 * HASH_BYTES);
  scratch[0] = 1;
  const nodeHash: NodeHash = (left, right) => {
    scratch.set(left, 1);
    scratch.set(right, 1 + HASH_BYTES);
    return sha256(scratch);
  };
  nodeHashes.set(sha256, nodeHash);
  return nodeHash;
}

/** The root of a tree without entries. Source: RFC 6962 §2.1 */
export const emptyRoot = (sha256: Sha256 = portableSha256): Uint8Array => sha256(new Uint8Array(0));
