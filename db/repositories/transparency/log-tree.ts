import { and, eq, or } from "drizzle-orm";
import { invariant } from "~/domain/shared/outcome";
import { nodeHashBy } from "~/domain/transparency/tree/leaf";
import {
  appendToTiles,
  openTiles,
  Tile,
  type TileId,
  type TileNeed,
  tileKey,
  tileReader,
  tilesOfRanges,
} from "~/domain/transparency/tree/tiles";
import { pathOf, type Range, rootOf } from "~/domain/transparency/tree/tree";
import { logState, logTiles } from "../../schema/transparency";
import { nodeSha256 } from "../../sha256";
import type { Db, Store } from "../../store";

/** How far the log has come: entries with a place, and entries in the tree. */
export type LogState = { readonly sequenced: number; readonly integrated: number };

export async function loadLogState(db: Db): Promise<LogState> {
  const [state] = await db.select().from(logState).where(eq(logState.id, 1));
  return { sequenced: state?.sequenced ?? 0, integrated: state?.integrated ?? 0 };
}

/** The bytes of stored tiles by `tileKey`. @throws InvariantBroken when one is missing */
async function loadTiles(db: Db, ids: readonly TileId[]): Promise<Map<string, Uint8Array>> {
  if (ids.length === 0) return new Map();
  const places = ids.map((id) =>
    and(eq(logTiles.level, id.level), eq(logTiles.tileIndex, id.index)),
  );
  const rows = await db
    .select()
    .from(logTiles)
    .where(or(...places));
  const tiles = new Map(
    rows.map((row) => [tileKey({ level: row.level, index: row.tileIndex }), row.hashes]),
  );
  for (const id of ids) invariant(tiles.has(tileKey(id)), `tile ${tileKey(id)} is missing`);
  return tiles;
}

/** The hashes that a tile holds by now; `undefined` while it has none. */
export async function loadTile(db: Db, { level, index }: TileId): Promise<Uint8Array | undefined> {
  const [row] = await db
    .select({ hashes: logTiles.hashes })
    .from(logTiles)
    .where(and(eq(logTiles.level, level), eq(logTiles.tileIndex, index)));
  return row?.hashes;
}

/** Puts leaf hashes into the tree, right after what is in it. */
export async function integrate(
  db: Db,
  { integrated }: LogState,
  leafHashes: readonly Uint8Array[],
): Promise<void> {
  if (leafHashes.length === 0) return;
  const open = await loadTiles(db, openTiles(integrated));
  for (const tile of appendToTiles({ size: integrated, open }, leafHashes, nodeSha256)) {
    const { level, index: tileIndex, hashes } = tile;
    await db
      .insert(logTiles)
      .values({ level, tileIndex, hashes })
      .onConflictDoUpdate({ target: [logTiles.level, logTiles.tileIndex], set: { hashes } });
  }
  await db
    .update(logState)
    .set({ integrated: integrated + leafHashes.length })
    .where(eq(logState.id, 1));
}

/** A process keeps the tiles it has read, with their inner levels: up to 64 MB. */
const MAX_KEPT_TILES = 4_000;

/**
 * Reads proofs and roots out of the stored tiles. Tiles only grow, so one that is wide enough is
 * right whatever was added since; give it committed reads only.
 */
export class LogTree {
  readonly #kept = new Map<string, Tile>();
  readonly #nodeHash = nodeHashBy(nodeSha256);
  readonly #reader = tileReader((id) => {
    const tile = this.#kept.get(tileKey(id));
    invariant(tile, `tile ${tileKey(id)} was not loaded`);
    return tile;
  });

  /** The root over the first `size` entries. @param size at most what is integrated */
  async root(db: Db, size: number): Promise<Uint8Array> {
    const ranges = size === 0 ? [] : [{ start: 0, end: size }];
    await this.#load(db, tilesOfRanges(ranges));
    return rootOf(size, this.#reader, nodeSha256);
  }

  /** The hashes of the ranges of a proof. */
  async path(db: Db, ranges: readonly Range[]): Promise<Uint8Array[]> {
    await this.#load(db, tilesOfRanges(ranges));
    return pathOf(ranges, this.#reader, nodeSha256);
  }

  /** Nothing is awaited between the load's end and the reading, so no tile is dropped in between. */
  async #load(db: Db, needs: readonly TileNeed[]): Promise<void> {
    const missing = needs.filter(
      (need) => (this.#kept.get(tileKey(need))?.width ?? 0) < need.width,
    );
    if (missing.length === 0) return;
    const loaded = await loadTiles(db, missing);
    if (this.#kept.size + loaded.size > MAX_KEPT_TILES) this.#kept.clear();
    for (const [key, hashes] of loaded) this.#kept.set(key, new Tile(hashes, this.#nodeHash));
    // Another reader may have emptied the shelf while we waited.
    if (needs.some((need) => !this.#kept.has(tileKey(need)))) await this.#load(db, needs);
  }
}

const trees = new WeakMap<Store, LogTree>();

/** The tree of a store's committed tiles, with the tiles that this process has read before. */
export function treeOf(store: Store): LogTree {
  const known = trees.get(store) ?? new LogTree();
  trees.set(store, known);
  return known;
}
