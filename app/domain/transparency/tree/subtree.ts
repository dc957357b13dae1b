import { invariant } from "~/domain/shared/outcome";
import { sameBytes } from "../bytes";
import { nodeHashBy, portableSha256, type Sha256 } from "./leaf";
import { type PathResult, rootByInclusion } from "./path";
import { inclusionRanges, type Range, splitOf } from "./tree";

/**
 * Whether entries `start` up to `end` can be a subtree: `start` is a multiple of the smallest power
 * of two that is not below their count. Such a range is one node of every tree that holds it whole,
 * or the left part of one. Source: draft-ietf-plants-merkle-tree-certs-03 §4.1
 */
export function isSubtree({ start, end }: Range): boolean {
  if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end)) return false;
  if (start < 0 || end <= start) return false;
  let width = 1;
  while (width < end - start) width *= 2;
  return start % width === 0;
}

/**
 * The ranges whose hashes prove that an entry is in a subtree, the sibling of the leaf first.
 * @param index place in the whole log, from the subtree's start up to, not including, its end
 * Source: draft-ietf-plants-merkle-tree-certs-03 §4.3.1
 */
export function subtreeInclusionRanges(index: number, { start, end }: Range): Range[] {
  invariant(isSubtree({ start, end }), `no subtree from ${start} to ${end}`);
  const ranges = inclusionRanges(index - start, end - start);
  return ranges.map((range) => ({ start: range.start + start, end: range.end + start }));
}

/** Follows a subtree inclusion proof to the hash of the subtree. Source: the same draft §4.3.2 */
export function rootBySubtreeInclusion(
  { leafHash, index, subtree }: { leafHash: Uint8Array; index: number; subtree: Range },
  path: readonly Uint8Array[],
  sha256: Sha256 = portableSha256,
): PathResult {
  if (!isSubtree(subtree)) return { ok: false, why: "bad-position" };
  const { start, end } = subtree;
  return rootByInclusion({ leafHash, index: index - start, size: end - start }, path, sha256);
}

/**
 * The ranges whose hashes prove that a subtree is part of the tree of `size`; with a start of 0 it
 * is the consistency proof of RFC 9162. Source: the same draft §4.4.1, SUBTREE_PROOF
 */
export function subtreeConsistencyRanges({ start, end }: Range, size: number): Range[] {
  invariant(isSubtree({ start, end }) && end <= size, `no subtree ${start} to ${end} of ${size}`);
  const ranges: Range[] = [];
  let [from, until, first] = [0, size, start];
  while (from !== first || until !== end) {
    const middle = from + splitOf(until - from);
    if (end <= middle) {
      ranges.push({ start: middle, end: until });
      until = middle;
    } else {
      ranges.push({ start: from, end: middle });
      // A subtree that reaches over a middle starts its tree: what is left of it is proved apart.
      first = Math.max(first, middle);
      from = middle;
    }
  }
  if (first > start) ranges.push({ start: from, end: until });
  return ranges.reverse();
}

/** A subtree and the tree that it is said to be part of. */
export type SubtreePair = {
  readonly subtree: Range;
  readonly subtreeHash: Uint8Array;
  readonly size: number;
  readonly root: Uint8Array;
};

const isOdd = (n: number): boolean => n % 2 === 1;

/** Whether a subtree consistency proof leads to both known hashes. Source: the same draft §4.4.3 */
export function isSubtreeConsistent(
  { subtree, subtreeHash, size, root }: SubtreePair,
  proof: readonly Uint8Array[],
  sha256: Sha256 = portableSha256,
): boolean {
  const { start, end } = subtree;
  if (!isSubtree(subtree) || !Number.isSafeInteger(size) || end > size) return false;
  const nodeHash = nodeHashBy(sha256);
  // First and last leaf of the subtree, and last leaf of the tree, seen from one level after another.
  let [first, last, edge] = [start, end - 1, size - 1];
  const climb = (): void => {
    [first, last, edge] = [Math.floor(first / 2), Math.floor(last / 2), Math.floor(edge / 2)];
  };
  const endsAtEdge = last === edge;
  while (first !== last && (endsAtEdge || isOdd(last))) climb();
  const isWholeNode = first === last;
  const begin = isWholeNode ? subtreeHash : proof[0];
  if (!begin) return false;
  let [known, whole] = [begin, begin];
  for (const hash of isWholeNode ? proof : proof.slice(1)) {
    if (edge === 0) return false;
    if (isOdd(last) || last === edge) {
      if (first < last) known = nodeHash(hash, known);
      whole = nodeHash(hash, whole);
      while (!isOdd(last)) climb();
    } else {
      whole = nodeHash(whole, hash);
    }
    climb();
  }
  return edge === 0 && sameBytes(known, subtreeHash) && sameBytes(whole, root);
}
