import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { hexOf } from "../bytes";
import { portableSha256 as sha256 } from "./leaf";
import {
  isSubtree,
  isSubtreeConsistent,
  rootBySubtreeInclusion,
  subtreeConsistencyRanges,
  subtreeInclusionRanges,
} from "./subtree";
import { consistencyRanges, type NodeReader, pathOf } from "./tree";

// A second implementation from the recursive definitions of RFC 6962 §2.1 and of
// draft-ietf-plants-merkle-tree-certs-03 §4, with other code.
const H = (...parts: Uint8Array[]) =>
  parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest();
const below = (n: number) => 2 ** (Math.ceil(Math.log2(n)) - 1);
const known = new Map<string, Buffer>();
/** Hash over leaves `a` to `b` of one endless list. */
const MTH = (a: number, b: number): Buffer => {
  const name = `${a} ${b}`;
  const hash =
    known.get(name) ??
    (b - a === 1
      ? H(Buffer.of(0), Buffer.from(`entry ${a}`))
      : H(Buffer.of(1), MTH(a, a + below(b - a)), MTH(a + below(b - a), b)));
  known.set(name, hash);
  return hash;
};
const PATH = (m: number, a: number, b: number): Buffer[] => {
  if (b - a === 1) return [];
  const middle = a + below(b - a);
  return m < middle
    ? [...PATH(m, a, middle), MTH(middle, b)]
    : [...PATH(m, middle, b), MTH(a, middle)];
};
const SUBTREE_SUBPROOF = (
  [start, end]: readonly [number, number],
  [a, b]: readonly [number, number],
  isKnown: boolean,
): Buffer[] => {
  if (start === a && end === b) return isKnown ? [] : [MTH(a, b)];
  const k = a + below(b - a);
  if (end <= k) return [...SUBTREE_SUBPROOF([start, end], [a, k], isKnown), MTH(k, b)];
  if (k <= start) return [...SUBTREE_SUBPROOF([start, end], [k, b], isKnown), MTH(a, k)];
  return [...SUBTREE_SUBPROOF([k, end], [k, b], false), MTH(a, k)];
};

const read: NodeReader = ({ level, index }) => MTH(index * 2 ** level, (index + 1) * 2 ** level);
const hex = (hashes: readonly Uint8Array[]) => hashes.map(hexOf);
const ranges = (most: number) =>
  Array.from({ length: most }, (_, start) =>
    Array.from({ length: most - start }, (_, i) => ({ start, end: start + i + 1 })),
  ).flat();

test("a range is a subtree exactly if it starts at a multiple of its count rounded up to a power of two", () => {
  const subtrees = ranges(13).filter(isSubtree);
  expect(subtrees).toContainEqual({ start: 8, end: 13 });
  expect(subtrees).toContainEqual({ start: 4, end: 8 });
  expect(subtrees).not.toContainEqual({ start: 4, end: 9 });
  expect(subtrees).not.toContainEqual({ start: 6, end: 9 });
  for (const { start, end } of ranges(70)) {
    const width = 2 ** Math.ceil(Math.log2(end - start));
    expect(isSubtree({ start, end })).toBe(start % width === 0);
  }
  for (const wrong of [
    [0, 0],
    [3, 2],
    [-1, 0],
    [0.5, 1],
    [0, 2 ** 54],
  ] as const) {
    expect(isSubtree({ start: wrong[0], end: wrong[1] })).toBe(false);
  }
  expect(isSubtree({ start: 2 ** 40, end: 2 ** 41 })).toBe(true);
  expect(isSubtree({ start: 2 ** 40, end: 2 ** 41 + 1 })).toBe(false);
});

test("every entry is proved in every subtree of up to 40 entries, and at no other place", () => {
  for (const subtree of ranges(40).filter(isSubtree)) {
    const { start, end } = subtree;
    const root = hexOf(MTH(start, end));
    for (let index = start; index < end; index++) {
      const path = pathOf(subtreeInclusionRanges(index, subtree), read, sha256);
      expect(hex(path)).toEqual(hex(PATH(index, start, end)));
      const leafHash = MTH(index, index + 1);
      const result = rootBySubtreeInclusion({ leafHash, index, subtree }, path);
      expect(result.ok && hexOf(result.root)).toBe(root);
      const moved = rootBySubtreeInclusion({ leafHash, index: index + 1, subtree }, path);
      expect(moved.ok && hexOf(moved.root)).not.toBe(root);
    }
  }
});

test("every subtree is proved part of every tree of up to 40 entries", () => {
  for (let size = 1; size <= 40; size++) {
    const root = MTH(0, size);
    for (const subtree of ranges(size).filter(isSubtree)) {
      const { start, end } = subtree;
      const proof = pathOf(subtreeConsistencyRanges(subtree, size), read, sha256);
      expect(hex(proof)).toEqual(hex(SUBTREE_SUBPROOF([start, end], [0, size], true)));
      if (start === 0) {
        const asTree = consistencyRanges({ older: end, newer: size });
        expect(hex(proof)).toEqual(hex(pathOf(asTree, read, sha256)));
      }
      const pair = { subtree, subtreeHash: MTH(start, end), size, root };
      expect(isSubtreeConsistent(pair, proof)).toBe(true);
    }
  }
});

test("a subtree proof with any hash changed, missing, added or doubled is refused", () => {
  const size = 27;
  const root = MTH(0, size);
  const other = H(Buffer.from("other"));
  for (const subtree of ranges(size).filter(isSubtree)) {
    const { start, end } = subtree;
    const proof = pathOf(subtreeConsistencyRanges(subtree, size), read, sha256);
    const pair = { subtree, subtreeHash: MTH(start, end), size, root };
    for (let i = 0; i < proof.length; i++) {
      expect(isSubtreeConsistent(pair, proof.with(i, other))).toBe(false);
      expect(isSubtreeConsistent(pair, proof.toSpliced(i, 1))).toBe(false);
      expect(isSubtreeConsistent(pair, proof.toSpliced(i, 0, other))).toBe(false);
    }
    expect(isSubtreeConsistent(pair, [...proof, other])).toBe(false);
    expect(isSubtreeConsistent({ ...pair, subtreeHash: other }, proof)).toBe(false);
    expect(isSubtreeConsistent({ ...pair, root: other }, proof)).toBe(false);
    expect(isSubtreeConsistent({ ...pair, size: end - 1 }, proof)).toBe(false);
  }
});

test("what is no subtree, or reaches beyond the tree, has no proof", () => {
  const tree = { subtreeHash: MTH(4, 9), size: 13, root: MTH(0, 13) };
  expect(isSubtreeConsistent({ ...tree, subtree: { start: 4, end: 9 } }, [])).toBe(false);
  expect(isSubtreeConsistent({ ...tree, subtree: { start: 8, end: 14 } }, [])).toBe(false);
  expect(() => subtreeConsistencyRanges({ start: 4, end: 9 }, 13)).toThrow("no subtree");
  expect(() => subtreeConsistencyRanges({ start: 8, end: 14 }, 13)).toThrow("no subtree");
  expect(() => subtreeInclusionRanges(4, { start: 4, end: 9 })).toThrow("no subtree");
  const outside = { leafHash: MTH(3, 4), index: 3, subtree: { start: 4, end: 8 } };
  expect(rootBySubtreeInclusion(outside, [])).toMatchObject({ ok: false, why: "bad-position" });
});
