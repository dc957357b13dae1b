import fc from "fast-check";
import { expect, test } from "vitest";
import { parseTilePath, tilePathOf } from "./tile-path";
import { openTiles } from "./tiles";

test("a tile's address is spelled as the specification's examples are", () => {
  expect(tilePathOf({ level: 0, index: 1_234_067, width: 256 })).toBe("tile/0/x001/x234/067");
  expect(tilePathOf({ level: 1, index: 0, width: 17 })).toBe("tile/1/000.p/17");
  expect(tilePathOf({ level: "entries", index: 273, width: 112 })).toBe("tile/entries/273.p/112");
  expect(tilePathOf({ level: 63, index: 1_000, width: 1 })).toBe("tile/63/x001/000.p/1");
});

test("a tree of 70,000 entries has the open tiles of the specification's example", () => {
  expect(openTiles(70_000)).toEqual([
    { level: 0, index: 273, width: 112 },
    { level: 1, index: 1, width: 17 },
    { level: 2, index: 0, width: 1 },
  ]);
  expect(openTiles(256)).toEqual([{ level: 1, index: 0, width: 1 }]);
});

test("an address that is not spelled exactly is none", () => {
  const wrong =
    "tile/0/67 tile/0/0067 tile/0/x000/067 tile/0/001/067 tile/0/x001/x067 tile/00/067 tile/01/067 " +
    "tile/64/000 tile/-1/000 tile/0/000.p/0 tile/0/000.p/256 tile/0/000.p/01 tile/0/000.p/ " +
    "tile/0/000.p tile/0/000/ /tile/0/000 tile/0/X001/067 tile/entry/000 tile/entries/x000/000 " +
    "tile/0/x009/x007/x199/x254/x740/x992 tile/0/x009/x007/x199/x254/x740/992 tile/0/١٢٣ tile/0/000.p/1/";
  for (const path of wrong.split(" "))
    expect([path, parseTilePath(path)]).toEqual([path, undefined]);
});

test("every address is read back as it was written", () => {
  const level = fc.oneof(fc.constant("entries" as const), fc.integer({ min: 0, max: 63 }));
  const index = fc.oneof(fc.nat(3_000_000), fc.nat(Number.MAX_SAFE_INTEGER));
  const width = fc.integer({ min: 1, max: 256 });
  fc.assert(
    fc.property(fc.record({ level, index, width }), (address) => {
      expect(parseTilePath(tilePathOf(address))).toEqual(address);
    }),
  );
});
