import { encodeEntryBundle } from "~/domain/transparency/tree/entry-bundle";
import { HASH_BYTES } from "~/domain/transparency/tree/leaf";
import { parseTilePath, type TileAddress } from "~/domain/transparency/tree/tile-path";
import { TILE_WIDTH } from "~/domain/transparency/tree/tiles";
import { loadCheckpointCovering } from "~db/repositories/transparency/checkpoints";
import { loadCommitments } from "~db/repositories/transparency/erasures";
import { loadTile } from "~db/repositories/transparency/log-tree";
import type { Db, Store } from "~db/store";

/** Sizes of trees that have exactly so much of a tile: from `least` up to, but not including, `below`. */
function sizesOf({ level, index, width }: TileAddress): { least: number; below: number } {
  const span = TILE_WIDTH ** (level === "entries" ? 0 : level);
  const count = index * TILE_WIDTH + width;
  // A full tile is part of every larger tree; a partial one belongs to the trees that end in it.
  return { least: count * span, below: width < TILE_WIDTH ? (count + 1) * span : Infinity };
}

/**
 * Whether a checkpoint was published that needs this tile. The sizes between two checkpoints have
 * no partial tiles: nobody could verify them, so nobody may ask. Source: C2SP tlog-tiles
 */
async function isPublished(db: Db, address: TileAddress): Promise<boolean> {
  const { least, below } = sizesOf(address);
  if (!Number.isSafeInteger(least)) return false;
  const checkpoint = await loadCheckpointCovering(db, least);
  return checkpoint !== undefined && checkpoint.size < below;
}

/**
 * The bytes of a tile or entry bundle; they never change any more.
 * @param path below the log's prefix, `tile/<L>/<N>[.p/<W>]`
 * @returns `undefined` for what no published checkpoint covers, and for addresses that are none
 */
export async function tileAt({ read }: Store, path: string): Promise<Uint8Array | undefined> {
  const address = parseTilePath(path);
  if (!address || !(await isPublished(read, address))) return undefined;
  const { level, index, width } = address;
  if (level === "entries") {
    const from = index * TILE_WIDTH;
    return encodeEntryBundle(await loadCommitments(read, { from, until: from + width }));
  }
  // The stored tile may have grown since; what it had then is its beginning.
  return (await loadTile(read, { level, index }))?.subarray(0, width * HASH_BYTES);
}
