import { invariant } from "~/domain/shared/outcome";
import { HASH_BYTES, type NodeHash, nodeHashBy, type Sha256 } from "./leaf";
import { type NodeReader, type NodeRef, nodesOf, type Range } from "./tree";

/** A tile holds up to 256 hashes: eight levels of the tree. Source: C2SP tlog-tiles */
export const TILE_WIDTH = 256;
const TILE_HEIGHT = 8;

/** A tile's place. Level 0 holds leaf hashes, each level above the roots of the full tiles below. */
export type TileId = { readonly level: number; readonly index: number };

export const tileKey = ({ level, index }: TileId): string => `${level}/${index}`;

/** A tile that is read, and how many of its hashes at least must be there. */
export type TileNeed = TileId & { readonly width: number };

/** Which tile a complete subtree lies in, and up to which hash of it. */
function needOf(node: NodeRef): TileNeed {
  const span = 2 ** (node.level % TILE_HEIGHT);
  const start = node.index * span;
  const index = Math.floor(start / TILE_WIDTH);
  const level = Math.floor(node.level / TILE_HEIGHT);
  return { level, index, width: start - index * TILE_WIDTH + span };
}

/** The tiles that a proof over these ranges reads, each once. */
export function tilesOfRanges(ranges: readonly Range[]): TileNeed[] {
  const tiles = new Map<string, TileNeed>();
  for (const range of ranges) {
    for (const node of nodesOf(range)) {
      const need = needOf(node);
      const key = tileKey(need);
      const known = tiles.get(key);
      if (!known || known.width < need.width) tiles.set(key, need);
    }
  }
  return [...tiles.values()];
}

/** The hashes of one tile with the levels between them worked out when first asked for. */
export class Tile {
  readonly #levels: Uint8Array[];
  readonly #nodeHash: NodeHash;

  /** @param hashes 1 to 256 hashes of 32 bytes each, one after another */
  constructor(hashes: Uint8Array, nodeHash: NodeHash) {
    const isWhole = hashes.length % HASH_BYTES === 0 && hashes.length <= TILE_WIDTH * HASH_BYTES;
    invariant(isWhole && hashes.length > 0, `not a tile: ${hashes.length} bytes`);
    this.#levels = [hashes];
    this.#nodeHash = nodeHash;
  }

  get width(): number {
    return this.#level(0).length / HASH_BYTES;
  }

  /** @param height levels above the tile's hashes, 0 to 8 @param index within the tile at that height */
  hash(height: number, index: number): Uint8Array {
    const level = this.#level(height);
    const end = (index + 1) * HASH_BYTES;
    // The words are put together only if they are needed: this is asked twenty times a proof.
    if (end > level.length)
      invariant(false, `no complete subtree at ${height}/${index} of the tile`);
    return level.subarray(index * HASH_BYTES, end);
  }

  #level(height: number): Uint8Array {
    const known = this.#levels[height];
    if (known) return known;
    const below = this.#level(height - 1);
    const pairs = Math.floor(below.length / HASH_BYTES / 2);
    const level = new Uint8Array(pairs * HASH_BYTES);
    for (let pair = 0; pair < pairs; pair++) {
      const at = pair * 2 * HASH_BYTES;
      const left = below.subarray(at, at + HASH_BYTES);
      const right = below.subarray(at + HASH_BYTES, at + 2 * HASH_BYTES);
      level.set(this.#nodeHash(left, right), pair * HASH_BYTES);
    }
    this.#levels[height] = level;
    return level;
  }
}

/**
 * Reads a complete subtree out of the tile it lies in.
 * @param tileAt answers a tile, or `undefined` where there is none
 * @returns `undefined` without the tile, or if it is not wide enough
 */
export function hashInTiles(
  { level, index }: NodeRef,
  tileAt: (level: number, index: number) => Tile | undefined,
): Uint8Array | undefined {
  const height = level % TILE_HEIGHT;
  const span = 1 << height;
  const across = TILE_WIDTH / span;
  const at = index % across;
  const tile = tileAt((level - height) / TILE_HEIGHT, (index - at) / across);
  return tile && (at + 1) * span <= tile.width ? tile.hash(height, at) : undefined;
}

/** Reads complete subtrees out of tiles. */
export function tileReader(tileAt: (tile: TileId) => Tile): NodeReader {
  return (node) => {
    const height = node.level % TILE_HEIGHT;
    return tileAt(needOf(node)).hash(height, node.index % (TILE_WIDTH / 2 ** height));
  };
}

/** How many hashes the tiles of a level hold in all for a tree of this size. */
const hashesAt = (level: number, size: number): number => Math.floor(size / TILE_WIDTH ** level);

/** The unfinished tile of each level of a tree of this size, lowest first; full edges are left out. */
export function openTiles(size: number): (TileId & { width: number })[] {
  const open: (TileId & { width: number })[] = [];
  for (let level = 0; hashesAt(level, size) > 0; level++) {
    const width = hashesAt(level, size) % TILE_WIDTH;
    if (width > 0)
      open.push({ level, index: Math.floor(hashesAt(level, size) / TILE_WIDTH), width });
  }
  return open;
}

/**
 * Appends leaf hashes to the tiles of a tree.
 * @param open the bytes of the tiles that `openTiles(size)` names, by `tileKey`
 * @returns every tile that is new or longer, with all its bytes
 */
export function appendToTiles(
  { size, open }: { size: number; open: ReadonlyMap<string, Uint8Array> },
  leafHashes: readonly Uint8Array[],
  sha256: Sha256,
): (TileId & { hashes: Uint8Array })[] {
  const nodeHash = nodeHashBy(sha256);
  const changed: (TileId & { hashes: Uint8Array })[] = [];
  let fresh = leafHashes;
  for (let level = 0; fresh.length > 0; level++) {
    const had = hashesAt(level, size);
    const first = Math.floor(had / TILE_WIDTH);
    const start = open.get(tileKey({ level, index: first })) ?? new Uint8Array(0);
    const startWidth = start.length / HASH_BYTES;
    invariant(startWidth === had % TILE_WIDTH, `tile ${level}/${first} does not fit the size`);
    const roots: Uint8Array[] = [];
    for (let taken = 0, index = first; taken < fresh.length; index++) {
      const before = index === first ? start : new Uint8Array(0);
      const room = TILE_WIDTH - before.length / HASH_BYTES;
      const added = fresh.slice(taken, taken + room);
      const hashes = new Uint8Array(before.length + added.length * HASH_BYTES);
      hashes.set(before);
      for (const [i, hash] of added.entries()) hashes.set(hash, before.length + i * HASH_BYTES);
      changed.push({ level, index, hashes });
      if (added.length === room) roots.push(new Tile(hashes, nodeHash).hash(TILE_HEIGHT, 0));
      taken += added.length;
    }
    fresh = roots;
  }
  return changed;
}
