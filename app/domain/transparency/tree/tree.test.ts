import fc from "fast-check";
import { expect, test } from "vitest";
import * as second from "../../../../tests/interop/second/merkle";
import { hexOf } from "../bytes";
import { nodeHashBy, portableSha256 as sha256 } from "./leaf";
import { isConsistent, rootByInclusion, rootsByConsistency } from "./path";
import { appendToTiles, openTiles, Tile, tileKey, tileReader, tilesOfRanges } from "./tiles";
import { consistencyRanges, inclusionRanges, type NodeReader, pathOf, rootOf } from "./tree";

/** The leaves of so many entries, each of another text. */
const leavesOf = (n: number) =>
  Array.from({ length: n }, (_, i) => second.leafHash(Buffer.from(`entry ${i}`)));
const hex = (hashes: readonly Uint8Array[]) => hashes.map(hexOf);

function readerOf(leaves: Uint8Array[], batches: readonly number[] = [leaves.length]): NodeReader {
  const tiles = new Map<string, Uint8Array>();
  let size = 0;
  for (const batch of batches) {
    const open = new Map(
      openTiles(size).map((tile) => [tileKey(tile), tiles.get(tileKey(tile)) as Uint8Array]),
    );
    for (const tile of appendToTiles({ size, open }, leaves.slice(size, size + batch), sha256)) {
      tiles.set(tileKey(tile), tile.hashes);
    }
    size += batch;
  }
  const nodeHash = nodeHashBy(sha256);
  const read = new Map([...tiles].map(([key, hashes]) => [key, new Tile(hashes, nodeHash)]));
  return tileReader((id) => read.get(tileKey(id)) as Tile);
}

test("roots, inclusion and consistency proofs of all sizes to 70 equal the recursive definitions", () => {
  const all = leavesOf(70);
  const read = readerOf(all);
  for (let size = 1; size <= 70; size++) {
    const d = all.slice(0, size);
    const root = second.mth(d);
    expect(hexOf(rootOf(size, read, sha256))).toBe(root.toString("hex"));
    for (let m = 0; m < size; m++) {
      const path = pathOf(inclusionRanges(m, size), read, sha256);
      expect(hex(path)).toEqual(hex(second.path(m, d)));
      const leafHash = d[m] as Buffer;
      const result = rootByInclusion({ leafHash, index: m, size }, path);
      expect(result.ok && hexOf(result.root)).toBe(root.toString("hex"));
      const older = m + 1;
      const proof = pathOf(consistencyRanges({ older, newer: size }), read, sha256);
      expect(hex(proof)).toEqual(hex(second.proof(older, d)));
      const pair = {
        older,
        olderRoot: second.mth(d.slice(0, older)),
        newer: size,
        newerRoot: root,
      };
      expect(isConsistent(pair, proof)).toBe(true);
    }
  }
});

test("the empty tree has the hash of nothing as its root", () => {
  expect(hexOf(rootOf(0, () => new Uint8Array(), sha256))).toBe(
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  );
});

test("any way of batching gives the same tiles, over the edges of a tile as well", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 5 }),
      (batches) => {
        const size = batches.reduce((sum, batch) => sum + batch, 0);
        const all = leavesOf(size);
        const read = readerOf(all, batches);
        expect(hexOf(rootOf(size, read, sha256))).toBe(second.mth(all).toString("hex"));
        for (const index of [0, size >> 1, size - 1]) {
          const path = pathOf(inclusionRanges(index, size), read, sha256);
          expect(hex(path)).toEqual(hex(second.path(index, all)));
        }
      },
    ),
    { numRuns: 30 },
  );
});

test("a tree over three levels of tiles proves its first, middle and last entries", () => {
  const leaves = Array.from({ length: 66_000 }, (_, i) =>
    sha256(Uint8Array.of(i & 255, i >> 8, i >> 16)),
  );
  const read = readerOf(leaves, [65_535, 1, 1, 463]);
  const root = rootOf(66_000, read, sha256);
  for (const index of [0, 255, 256, 65_535, 65_536, 65_999]) {
    const path = pathOf(inclusionRanges(index, 66_000), read, sha256);
    const result = rootByInclusion(
      { leafHash: leaves[index] as Uint8Array, index, size: 66_000 },
      path,
    );
    expect(result.ok && hexOf(result.root)).toBe(hexOf(root));
  }
  expect(tilesOfRanges(inclusionRanges(0, 66_000)).length).toBeLessThanOrEqual(5);
});

test("a proof that is too long, too short, or for another place does not lead to the root", () => {
  const all = leavesOf(23);
  const read = readerOf(all);
  const root = hexOf(second.mth(all));
  const leafHash = all[9] as Buffer;
  const path = pathOf(inclusionRanges(9, 23), read, sha256);
  expect(rootByInclusion({ leafHash, index: 9, size: 23 }, path.slice(1))).toMatchObject({
    ok: false,
  });
  expect(rootByInclusion({ leafHash, index: 9, size: 23 }, [...path, leafHash])).toEqual({
    ok: false,
    why: "path-too-long",
  });
  expect(rootByInclusion({ leafHash, index: 23, size: 23 }, path)).toMatchObject({ ok: false });
  for (const index of [8, 10, 1, 22, -1, 0.5, Number.NaN]) {
    const result = rootByInclusion({ leafHash, index, size: 23 }, path);
    expect(result.ok && hexOf(result.root) === root).toBe(false);
  }
});

test("a consistency proof from nothing, or backwards, or padded, is refused", () => {
  const root = second.mth(leavesOf(3));
  expect(rootsByConsistency({ older: 0, olderRoot: root, newer: 3 }, [])).toMatchObject({
    ok: false,
  });
  expect(rootsByConsistency({ older: 4, olderRoot: root, newer: 3 }, [])).toMatchObject({
    ok: false,
  });
  expect(rootsByConsistency({ older: 3, olderRoot: root, newer: 3 }, [root])).toEqual({
    ok: false,
    why: "path-too-long",
  });
  expect(rootsByConsistency({ older: 3, olderRoot: root, newer: 7 }, [])).toEqual({
    ok: false,
    why: "path-too-short",
  });
});

test("changing any hash of a consistency proof breaks it", () => {
  const all = leavesOf(40);
  const read = readerOf(all);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 39 }), fc.nat(), fc.nat(255), (older, where, flip) => {
      const proof = pathOf(consistencyRanges({ older, newer: 40 }), read, sha256);
      const pair = {
        older,
        olderRoot: second.mth(all.slice(0, older)),
        newer: 40,
        newerRoot: second.mth(all),
      };
      const changed = proof.map((hash) => Uint8Array.from(hash));
      const hash = changed[where % changed.length] as Uint8Array;
      hash[where % 32] = (hash[where % 32] as number) ^ (flip || 1);
      expect(isConsistent(pair, proof)).toBe(true);
      expect(isConsistent(pair, changed)).toBe(false);
    }),
  );
});
