import { invariant } from "~/domain/shared/outcome";
import { emptyRoot, type NodeHash, nodeHashBy, type Sha256 } from "./leaf";

/** A complete subtree: the hash over the entries `index × 2^level` up to `(index + 1) × 2^level`. */
export type NodeRef = { readonly level: number; readonly index: number };

/** Entries `start` up to, but not including, `end`. */
export type Range = { readonly start: number; readonly end: number };

/** Looks a complete subtree up; the tiles of the log answer it. */
export type NodeReader = (node: NodeRef) => Uint8Array;

/** The largest power of two below `n`: where RFC 6962 splits a tree. @param n at least 2 */
export function splitOf(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}

/**
 * The ranges whose hashes prove that entry `index` is in the tree of `size`, leaf's sibling first.
 * Source: RFC 6962 §2.1.1
 */
export function inclusionRanges(index: number, size: number): Range[] {
  invariant(Number.isSafeInteger(size) && index >= 0 && index < size, `no ${index} in ${size}`);
  const ranges: Range[] = [];
  let start = 0;
  let end = size;
  let split = splitOf(size);
  while (end - start > 1) {
    // Each part is smaller than the whole, so its split is found on the way down.
    while (split >= end - start) split /= 2;
    const middle = start + split;
    if (index < middle) {
      ranges.push({ start: middle, end });
      end = middle;
    } else {
      ranges.push({ start, end: middle });
      start = middle;
    }
  }
  return ranges.reverse();
}

/**
 * The ranges whose hashes prove that the tree of `newer` extends the tree of `older`.
 * @param older at least 1: a proof from the empty tree would prove nothing
 * Source: RFC 6962 §2.1.2
 */
export function consistencyRanges({ older, newer }: { older: number; newer: number }): Range[] {
  invariant(older > 0 && older <= newer, `no consistency proof from ${older} to ${newer}`);
  const ranges: Range[] = [];
  let start = 0;
  let end = newer;
  let isWholeOlderTree = true;
  while (older < end) {
    const middle = start + splitOf(end - start);
    if (older <= middle) {
      ranges.push({ start: middle, end });
      end = middle;
    } else {
      ranges.push({ start, end: middle });
      start = middle;
      isWholeOlderTree = false;
    }
  }
  if (!isWholeOlderTree) ranges.push({ start, end });
  return ranges.reverse();
}

/** The complete subtrees that a range consists of, left to right; the range starts where RFC 6962 splits. */
export function nodesOf({ start, end }: Range): NodeRef[] {
  const nodes: NodeRef[] = [];
  let from = start;
  while (from < end) {
    let level = 0;
    let width = 1;
    while (width * 2 <= end - from && from % (width * 2) === 0) {
      width *= 2;
      level += 1;
    }
    nodes.push({ level, index: from / width });
    from += width;
  }
  return nodes;
}

/** The hash of a range from those of its complete subtrees, left to right. */
export const hashOfNodes = (hashes: readonly Uint8Array[], nodeHash: NodeHash): Uint8Array =>
  hashes.reduceRight((right, left) => nodeHash(left, right));

/** The root over the first `size` entries. */
export function rootOf(size: number, read: NodeReader, sha256: Sha256): Uint8Array {
  if (size === 0) return emptyRoot(sha256);
  return hashOfNodes(nodesOf({ start: 0, end: size }).map(read), nodeHashBy(sha256));
}

/** The hashes of the ranges of a proof, in the order of the ranges. */
export function pathOf(ranges: readonly Range[], read: NodeReader, sha256: Sha256): Uint8Array[] {
  const nodeHash = nodeHashBy(sha256);
  return ranges.map((range) => hashOfNodes(nodesOf(range).map(read), nodeHash));
}
