import fc from "fast-check";
import { expect, test } from "vitest";
import { nodeHashBy, portableSha256 as sha256 } from "~/domain/transparency/tree/leaf";
import { rootByInclusion, rootsByConsistency } from "~/domain/transparency/tree/path";
import { isSubtreeConsistent, subtreeConsistencyRanges } from "~/domain/transparency/tree/subtree";
import { appendToTiles, Tile, tileKey, tileReader } from "~/domain/transparency/tree/tiles";
import {
  consistencyRanges,
  inclusionRanges,
  pathOf,
  rootOf,
} from "~/domain/transparency/tree/tree";
import {
  type Hash,
  leafHash,
  mth,
  path,
  proof,
  rootOfPath,
  rootsOfProof,
  subtreeProof,
} from "./second/merkle";
import { indexPath, resourcesOf, suffix } from "./second/tiles";
import { tryVector } from "./vectors";

const entriesOf = (count: number) =>
  Array.from({ length: count }, (_, n) => Buffer.from(`entry ${n}`));

function ourTiles(leaves: readonly Uint8Array[]) {
  const tiles = appendToTiles({ size: 0, open: new Map() }, leaves, sha256);
  const read = new Map(
    tiles.map((tile) => [tileKey(tile), new Tile(tile.hashes, nodeHashBy(sha256))]),
  );
  return { tiles, reader: tileReader((id) => read.get(tileKey(id)) as Tile) };
}

/** How a proof is damaged before both read it. */
type Damage = {
  drop: boolean;
  double: boolean;
  bit: number | null;
  at: number;
  shift: number;
  grow: number;
};

const base64 = (hashes: readonly Uint8Array[]) =>
  hashes.map((hash) => Buffer.from(hash).toString("base64"));

test("both write the same tiles, to the byte", () => {
  for (const count of [1, 2, 255, 256, 257, 511, 513, 1_000]) {
    const entries = entriesOf(count);
    const theirs = resourcesOf(entries);
    const { tiles } = ourTiles(entries.map(leafHash));
    const ours = new Map(
      tiles.map(({ level, index, hashes }) => [
        `tile/${level}/${indexPath(index)}${suffix(hashes.length / 32)}`,
        Buffer.from(hashes),
      ]),
    );
    const wanted = [...theirs].filter(([name]) => !name.startsWith("tile/entries/"));
    expect([...ours].sort()).toEqual(wanted.sort());
  }
});

test("both make the same roots and proofs, and each takes the other's", () => {
  const size = fc.integer({ min: 1, max: 600 });
  fc.assert(
    fc.property(size, fc.nat(), fc.nat(), (n, at, before) => {
      const leaves: Hash[] = entriesOf(n).map(leafHash);
      const { reader } = ourTiles(leaves);
      const root = mth(leaves);
      expect(base64([rootOf(n, reader, sha256)])).toEqual(base64([root]));
      const m = at % n;
      const inclusion = pathOf(inclusionRanges(m, n), reader, sha256);
      expect(base64(inclusion)).toEqual(base64(path(m, leaves)));
      const leaf = leaves[m] as Hash;
      expect(rootOfPath({ leaf, m, n }, inclusion)?.equals(root)).toBe(true);
      const older = 1 + (before % n);
      const consistency = pathOf(consistencyRanges({ older, newer: n }), reader, sha256);
      expect(base64(consistency)).toEqual(base64(proof(older, leaves)));
      const olderRoot = mth(leaves.slice(0, older));
      const read = rootsByConsistency({ older, olderRoot, newer: n }, proof(older, leaves));
      expect(read.ok && base64([read.olderRoot, read.newerRoot])).toEqual(
        base64([olderRoot, root]),
      );
    }),
    { numRuns: 60 },
  );
});

test("both say the same about proofs that were damaged", () => {
  const damage = fc.record({
    drop: fc.boolean(),
    double: fc.boolean(),
    bit: fc.option(fc.nat({ max: 255 })),
    at: fc.nat(),
    shift: fc.integer({ min: -2, max: 2 }),
    grow: fc.integer({ min: -2, max: 2 }),
  });
  const damaged = (hashes: readonly Uint8Array[], how: Damage): Buffer[] => {
    const copy = hashes.map((hash) => Buffer.from(hash));
    const hash = copy[how.at % Math.max(copy.length, 1)];
    if (hash && how.bit !== null)
      hash[how.bit >> 3] = (hash[how.bit >> 3] ?? 0) ^ (1 << (how.bit & 7));
    if (how.double && hash) copy.push(hash);
    return how.drop ? copy.slice(1) : copy;
  };
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 130 }), fc.nat(), damage, (size, place, how) => {
      const leaves = entriesOf(size).map(leafHash);
      const [m, n] = [(place % size) + how.shift, size + how.grow];
      const root = mth(leaves);
      const inclusion = damaged(path(place % size, leaves), how);
      const leaf = leaves[place % size] as Hash;
      const ours = rootByInclusion({ leafHash: leaf, index: m, size: n }, inclusion);
      const theirs = rootOfPath({ leaf, m, n }, inclusion);
      expect(ours.ok && root.equals(ours.root)).toBe(theirs?.equals(root) ?? false);
      const older = 1 + (place % size);
      const oldRoot = mth(leaves.slice(0, older));
      const hashes = damaged(proof(older, leaves), how);
      const [from, to] = [older + how.shift, n];
      const ourRoots = rootsByConsistency({ older: from, olderRoot: oldRoot, newer: to }, hashes);
      const roots = rootsOfProof({ m: from, n: to, oldRoot }, hashes);
      expect(
        ourRoots.ok && oldRoot.equals(ourRoots.olderRoot) && root.equals(ourRoots.newerRoot),
      ).toBe(roots !== undefined && oldRoot.equals(roots.older) && root.equals(roots.newer));
    }),
    { numRuns: 1_500 },
  );
});

test("a published vector is tried on both, good and bad", () => {
  const leaves = entriesOf(7).map(leafHash);
  const [root, leaf] = base64([mth(leaves), leaves[3] as Hash]) as [string, string];
  const inclusion = {
    leafIdx: 3,
    treeSize: 7,
    leafHash: leaf,
    root,
    proof: base64(path(3, leaves)),
  };
  expect(tryVector({ ...inclusion, wantErr: false })).toEqual({
    ours: true,
    second: true,
    want: true,
  });
  const short = { ...inclusion, proof: inclusion.proof.slice(1), wantErr: true };
  expect(tryVector(short)).toEqual({ ours: false, second: false, want: false });
  const [older] = base64([mth(leaves.slice(0, 4))]) as [string];
  const consistency = {
    size1: 4,
    size2: 7,
    root1: older,
    root2: root,
    proof: base64(proof(4, leaves)),
  };
  expect(tryVector({ ...consistency, wantErr: false })).toEqual({
    ours: true,
    second: true,
    want: true,
  });
  const fromNothing = { ...consistency, size1: 0, proof: [], wantErr: true };
  expect(tryVector(fromNothing)).toEqual({ ours: false, second: false, want: false });
});

test("both prove the same subtrees of every tree to 33", () => {
  for (let n = 1; n <= 33; n++) {
    const leaves = entriesOf(n).map(leafHash);
    const { reader } = ourTiles(leaves);
    for (let start = 0; start < n; start++) {
      for (let end = start + 1; end <= n; end++) {
        const width = 2 ** Math.ceil(Math.log2(end - start));
        if (start % width !== 0) continue;
        const subtree = { start, end };
        const theirs = subtreeProof(start, end, leaves);
        const ours = pathOf(subtreeConsistencyRanges(subtree, n), reader, sha256);
        expect(base64(ours)).toEqual(base64(theirs));
        const pair = {
          subtree,
          subtreeHash: mth(leaves.slice(start, end)),
          size: n,
          root: mth(leaves),
        };
        expect(isSubtreeConsistent(pair, theirs)).toBe(true);
      }
    }
  }
});
