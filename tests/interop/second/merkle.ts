/**
 * The Merkle tree of RFC 6962 section 2.1, word for word: every function is the recursion that the
 * text defines. Slow on purpose; it is here to be compared with, and shares no code with the product.
 */
import { createHash } from "node:crypto";

export type Hash = Buffer;

const sha256 = (...parts: readonly Uint8Array[]): Hash => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest();
};

export const leafHash = (entry: Uint8Array): Hash => sha256(Uint8Array.of(0), entry);
const nodeHash = (left: Uint8Array, right: Uint8Array): Hash =>
  sha256(Uint8Array.of(1), left, right);

/** k: the largest power of two smaller than n. */
function k(n: number): number {
  const below = Array.from({ length: 53 }, (_, power) => 2 ** power).filter((each) => each < n);
  return below[below.length - 1] as number;
}

/** MTH(D[n]), here over leaf hashes. */
export function mth(leaves: readonly Uint8Array[]): Hash {
  if (leaves.length === 0) return sha256();
  if (leaves.length === 1) return Buffer.from(leaves[0] as Uint8Array);
  const split = k(leaves.length);
  return nodeHash(mth(leaves.slice(0, split)), mth(leaves.slice(split)));
}

/** PATH(m, D[n]). Section 2.1.1 */
export function path(m: number, leaves: readonly Uint8Array[]): Hash[] {
  if (leaves.length === 1) return [];
  const split = k(leaves.length);
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  return m < split ? [...path(m, left), mth(right)] : [...path(m - split, right), mth(left)];
}

/** PROOF(m, D[n]). Section 2.1.2 */
export const proof = (m: number, leaves: readonly Uint8Array[]): Hash[] =>
  subproof(m, leaves, true);

function subproof(m: number, leaves: readonly Uint8Array[], isComplete: boolean): Hash[] {
  if (m === leaves.length) return isComplete ? [] : [mth(leaves)];
  const split = k(leaves.length);
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  return m <= split
    ? [...subproof(m, left, isComplete), mth(right)]
    : [...subproof(m - split, right, false), mth(left)];
}

/** The proof that D[start:end] is a part of D[n]; the draft on Merkle tree certificates, 4.4. */
export function subtreeProof(start: number, end: number, leaves: readonly Uint8Array[]): Hash[] {
  return subtreeSubproof({ start, end, isKnown: true }, leaves);
}

function subtreeSubproof(
  { start, end, isKnown }: { start: number; end: number; isKnown: boolean },
  leaves: readonly Uint8Array[],
): Hash[] {
  const n = leaves.length;
  if (start === 0 && end === n) return isKnown ? [] : [mth(leaves)];
  const split = k(n);
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  if (end <= split) return [...subtreeSubproof({ start, end, isKnown }, left), mth(right)];
  if (split <= start) {
    const moved = { start: start - split, end: end - split, isKnown };
    return [...subtreeSubproof(moved, right), mth(left)];
  }
  return [...subtreeSubproof({ start: 0, end: end - split, isKnown: false }, right), mth(left)];
}

/** Undoes PATH: the root that a leaf and its path give, or undefined when the lengths do not fit. */
export function rootOfPath(
  { leaf, m, n }: { leaf: Uint8Array; m: number; n: number },
  hashes: readonly Uint8Array[],
): Hash | undefined {
  if (m < 0 || m >= n) return undefined;
  if (n === 1) return hashes.length === 0 ? Buffer.from(leaf) : undefined;
  const last = hashes[hashes.length - 1];
  if (!last) return undefined;
  const [rest, split] = [hashes.slice(0, -1), k(n)];
  if (m < split) {
    const left = rootOfPath({ leaf, m, n: split }, rest);
    return left && nodeHash(left, last);
  }
  const right = rootOfPath({ leaf, m: m - split, n: n - split }, rest);
  return right && nodeHash(last, right);
}

/** Undoes PROOF: the roots of the old and the new tree, or undefined when the lengths do not fit. */
export function rootsOfProof(
  { m, n, oldRoot }: { m: number; n: number; oldRoot: Uint8Array },
  hashes: readonly Uint8Array[],
): { older: Hash; newer: Hash } | undefined {
  if (m <= 0 || m > n) return undefined;
  return rootsOfSubproof({ m, n, known: Buffer.from(oldRoot) }, hashes);
}

function rootsOfSubproof(
  { m, n, known }: { m: number; n: number; known: Hash | undefined },
  hashes: readonly Uint8Array[],
): { older: Hash; newer: Hash } | undefined {
  if (m === n) {
    const given = known ?? (hashes[0] && Buffer.from(hashes[0]));
    if (!given || hashes.length !== (known ? 0 : 1)) return undefined;
    return { older: given, newer: given };
  }
  const last = hashes[hashes.length - 1];
  if (!last) return undefined;
  const [rest, split] = [hashes.slice(0, -1), k(n)];
  if (m <= split) {
    const left = rootsOfSubproof({ m, n: split, known }, rest);
    return left && { older: left.older, newer: nodeHash(left.newer, last) };
  }
  const right = rootsOfSubproof({ m: m - split, n: n - split, known: undefined }, rest);
  return right && { older: nodeHash(last, right.older), newer: nodeHash(last, right.newer) };
}
