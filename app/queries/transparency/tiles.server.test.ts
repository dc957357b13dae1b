import { expect, test } from "vitest";
import { hexOf } from "~/domain/transparency/bytes";
import { decodeEntryBundle } from "~/domain/transparency/tree/entry-bundle";
import { leafHashOf, nodeHashBy, portableSha256 } from "~/domain/transparency/tree/leaf";
import { Tile, tileReader } from "~/domain/transparency/tree/tiles";
import { rootOf } from "~/domain/transparency/tree/tree";
import { loadCheckpoints } from "~db/repositories/transparency/checkpoints";
import { freshStore } from "../../../tests/support/store";
import { aLog } from "../../../tests/support/transparency";
import { tileAt } from "./tiles.server";

/** A log with a checkpoint at each of these sizes. */
async function aLogCutAt(...sizes: readonly number[]) {
  const store = await freshStore();
  const log = await aLog(store, []);
  let size = 0;
  for (const next of sizes) {
    await log.append(next - size);
    await log.publish();
    size = next;
  }
  return { store, log };
}

const lengthsOf = async (store: Parameters<typeof tileAt>[0], paths: readonly string[]) =>
  Promise.all(paths.map(async (path) => (await tileAt(store, path))?.length));

test("a tile is served in exactly the widths that published checkpoints need", async () => {
  const { store } = await aLogCutAt(3, 255, 600);
  const full = ["tile/0/000", "tile/0/001", "tile/entries/000"];
  expect(await lengthsOf(store, full)).toEqual([8_192, 8_192, 256 * 34]);
  const partial = ["tile/0/000.p/3", "tile/0/000.p/255", "tile/0/002.p/88", "tile/1/000.p/2"];
  expect(await lengthsOf(store, partial)).toEqual([96, 8_160, 88 * 32, 64]);
  const bundles = ["tile/entries/000.p/3", "tile/entries/002.p/88"];
  expect(await lengthsOf(store, bundles)).toEqual([3 * 34, 88 * 34]);
  const never = [
    "tile/0/000.p/4",
    "tile/0/001.p/1",
    "tile/0/002.p/87",
    "tile/0/002.p/89",
    "tile/0/002",
    "tile/0/003",
    "tile/1/000",
    "tile/1/000.p/1",
    "tile/1/000.p/3",
    "tile/2/000.p/1",
    "tile/63/000.p/1",
    "tile/entries/002",
    "tile/entries/000.p/4",
    "tile/0/0",
  ];
  expect(await lengthsOf(store, never)).toEqual(never.map(() => undefined));
});

test("what has a place but no checkpoint yet is not served", async () => {
  const { store, log } = await aLogCutAt(3);
  await log.append(400);
  expect(await lengthsOf(store, ["tile/0/000", "tile/entries/000"])).toEqual([
    undefined,
    undefined,
  ]);
  await log.publish();
  expect(await lengthsOf(store, ["tile/0/000", "tile/0/000.p/3"])).toEqual([8_192, 96]);
});

test("tiles and entries alone lead to the root that the checkpoint signs", async () => {
  const { store } = await aLogCutAt(70, 600);
  const nodeHash = nodeHashBy(portableSha256);
  const served = async (path: string) => (await tileAt(store, path)) ?? new Uint8Array();
  const leaves = [
    await served("tile/0/000"),
    await served("tile/0/001"),
    await served("tile/0/002.p/88"),
  ];
  const above = await served("tile/1/000.p/2");
  const read = tileReader(
    ({ level, index }) => new Tile(level === 0 ? (leaves[index] as Uint8Array) : above, nodeHash),
  );
  const [newest] = await loadCheckpoints(store.read, 1);
  expect(hexOf(rootOf(600, read, portableSha256))).toBe(hexOf(newest?.root ?? new Uint8Array()));
  const entries = decodeEntryBundle(await served("tile/entries/002.p/88")) ?? [];
  const hashes = entries.map((entry) => hexOf(leafHashOf(entry))).join("");
  expect(hashes).toBe(hexOf(leaves[2] as Uint8Array));
});
