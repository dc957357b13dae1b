import { expect, test } from "vitest";
import { hexOf } from "../bytes";
import { nodeHashBy, portableSha256 as sha256 } from "../tree/leaf";
import { appendToTiles, openTiles, Tile, tileKey, tileReader } from "../tree/tiles";
import { rootOf } from "../tree/tree";
import { GrowingTree } from "./growing-tree";

const leaf = (n: number): Uint8Array => sha256(Uint8Array.of(n & 255, n >> 8, n >> 16));

test("a tree rebuilt leaf by leaf has the root that its tiles give, at every size to 600", () => {
  const tree = new GrowingTree(sha256);
  const leaves: Uint8Array[] = [];
  for (let size = 1; size <= 600; size++) {
    leaves.push(leaf(size));
    tree.append(leaf(size));
    if (size % 37 !== 0 && ![1, 255, 256, 257, 512, 600].includes(size)) continue;
    const tiles = new Map(
      appendToTiles({ size: 0, open: new Map() }, leaves, sha256).map((tile) => [
        tileKey(tile),
        new Tile(tile.hashes, nodeHashBy(sha256)),
      ]),
    );
    const read = tileReader((id) => tiles.get(tileKey(id)) as Tile);
    expect(hexOf(tree.root())).toBe(hexOf(rootOf(size, read, sha256)));
  }
});

test("tiles come out when they are full, and the unfinished ones are those of the size", () => {
  const tree = new GrowingTree(sha256);
  for (let n = 0; n < 256 * 3 + 9; n++) tree.append(leaf(n));
  expect(tree.takeFullTiles().map(tileKey)).toEqual(["0/0", "0/1", "0/2"]);
  expect(tree.takeFullTiles()).toEqual([]);
  const open = tree.openTiles().map(({ level, index, hashes }) => ({
    level,
    index,
    width: hashes.length / 32,
  }));
  expect(open).toEqual(openTiles(tree.size));
});

test("a tree that goes on from its unfinished tiles comes to the same root", () => {
  for (const size of [0, 1, 255, 256, 300, 65_536, 65_537 + 256]) {
    const whole = new GrowingTree(sha256);
    for (let n = 0; n < size; n++) whole.append(leaf(n));
    const resumed = GrowingTree.resume(size, whole.openTiles(), sha256);
    for (let n = size; n < size + 300; n++) {
      whole.append(leaf(n));
      resumed.append(leaf(n));
    }
    expect(hexOf(resumed.root())).toBe(hexOf(whole.root()));
  }
});
