import { and, eq, or } from "drizzle-orm";
import { invariant } from "~/domain/shared/outcome";
import { emptyRoot, HASH_BYTES, nodeHashBy } from "~/domain/transparency/tree/leaf";
import {
  appendToTiles,
  hashInTiles,
  openTiles,
  Tile,
  type TileId,
  type TileNeed,
  tileKey,
  tilesOfRanges,
} from "~/domain/transparency/tree/tiles";
import { hashOfNodes, nodesOf, type Range } from "~/domain/transparency/tree/tree";
import { logState, logTiles } from "../../schema/transparency";
import { nodeSha256 } from "../../sha256";
import type { Db, Store } from "../../store";

/** How far the log has come: entries with a place, and entries in the tree. */
export type LogState = { readonly sequenced: number; readonly integrated: number };

export async function loadLogState(db: Db): Promise<LogState> {
  const [state] = await db.select().from(logState).where(eq(logState.id, 1));
  return { sequenced: state?.sequenced ?? 0, integrated: state?.integrated ?? 0 };
}

/** Stored tiles. @throws InvariantBroken when one is missing or narrower than it must be */
async function loadTiles(db: Db, needs: readonly TileNeed[]) {
  if (needs.length === 0) return [];
  const places = needs.map(({ level, index }) =>
    and(eq(logTiles.level, level), eq(logTiles.tileIndex, index)),
  );
  const rows = await db
    .select()
    .from(logTiles)
    .where(or(...places));
  const tiles = new Map(rows.map((row) => [placeOf(row.level, row.tileIndex), row.hashes]));
  return needs.map(({ level, index, width }) => {
    const hashes = tiles.get(placeOf(level, index));
    invariant(hashes && hashes.length >= width * HASH_BYTES, `tile ${level}/${index} is missing`);
    return { level, index, hashes };
  });
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
  const tiles = await loadTiles(db, openTiles(integrated));
  const open = new Map(tiles.map((tile) => [tileKey(tile), tile.hashes]));
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
/** When the shelf is full, the tiles that came first make room: so many at once, a quarter. */
const keptOf = (most: number): number => Math.floor((most * 3) / 4);
/** Hashes of ranges at the right edge of a tree, which consist of several nodes each. */
const MAX_KEPT_EDGES = 4_000;

/** A tile's place as one number; there are never more than seven levels below 2^53 entries. */
const placeOf = (level: number, index: number): number => index * 8 + level;

/**
 * Reads proofs and roots out of the stored tiles. Tiles only grow, so one that is wide enough is
 * right whatever was added since; give it committed reads only.
 */
export class LogTree {
  readonly #tiles = new Map<number, Tile>();
  readonly #edges = new Map<string, Uint8Array>();
  readonly #maxTiles: number;
  readonly #nodeHash = nodeHashBy(nodeSha256);
  readonly #tileAt = (level: number, index: number) => this.#tiles.get(placeOf(level, index));

  /** @param maxTiles kept at once; at least the dozen that one proof may need */
  constructor(maxTiles = MAX_KEPT_TILES) {
    this.#maxTiles = maxTiles;
  }

  /** The root over the first `size` entries. @param size at most what is integrated */
  async root(db: Db, size: number): Promise<Uint8Array> {
    if (size === 0) return emptyRoot(nodeSha256);
    const [root] = await this.path(db, [{ start: 0, end: size }]);
    invariant(root, "a range has a hash");
    return root;
  }

  /** The hashes of the ranges of a proof. */
  async path(db: Db, ranges: readonly Range[]): Promise<Uint8Array[]> {
    return this.pathFromKept(ranges) ?? this.#loadedPath(db, ranges);
  }

  /** The same without waiting, if all the tiles it needs were read before. */
  pathFromKept(ranges: readonly Range[]): Uint8Array[] | undefined {
    const path: Uint8Array[] = [];
    for (const range of ranges) {
      const hash = this.#hashOf(range);
      if (!hash) return undefined;
      path.push(hash);
    }
    return path;
  }

  #hashOf(range: Range): Uint8Array | undefined {
    const nodes = nodesOf(range);
    const [only] = nodes;
    if (nodes.length === 1 && only) return hashInTiles(only, this.#tileAt);
    const key = `${range.start}-${range.end}`;
    const known = this.#edges.get(key);
    if (known) return known;
    const hashes: Uint8Array[] = [];
    for (const node of nodes) {
      const hash = hashInTiles(node, this.#tileAt);
      if (!hash) return undefined;
      hashes.push(hash);
    }
    const hash = hashOfNodes(hashes, this.#nodeHash);
    if (this.#edges.size >= MAX_KEPT_EDGES) this.#edges.clear();
    // A copy of its own: hashes come as views into a larger pool, which would stay with them.
    this.#edges.set(key, Uint8Array.from(hash));
    return hash;
  }

  /** Nothing is awaited between the load's end and the reading, so no tile is dropped in between. */
  async #loadedPath(db: Db, ranges: readonly Range[]): Promise<Uint8Array[]> {
    const missing = tilesOfRanges(ranges).filter(
      ({ level, index, width }) => (this.#tileAt(level, index)?.width ?? 0) < width,
    );
    const loaded = await loadTiles(db, missing);
    if (this.#tiles.size + loaded.length > this.#maxTiles) this.#makeRoom();
    for (const { level, index, hashes } of loaded) {
      this.#tiles.set(placeOf(level, index), new Tile(hashes, this.#nodeHash));
    }
    // Another reader may have emptied the shelf while we waited.
    return this.path(db, ranges);
  }

  #makeRoom(): void {
    const kept = keptOf(this.#maxTiles);
    for (const place of this.#tiles.keys()) {
      if (this.#tiles.size <= kept) break;
      this.#tiles.delete(place);
    }
  }
}

const trees = new WeakMap<Store, LogTree>();

/** The tree of a store's committed tiles, with the tiles that this process has read before. */
export function treeOf(store: Store): LogTree {
  const known = trees.get(store) ?? new LogTree();
  trees.set(store, known);
  return known;
}
