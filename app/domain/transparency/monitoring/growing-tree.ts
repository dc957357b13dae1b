import { invariant } from "~/domain/shared/outcome";
import { concatBytes } from "../bytes";
import { emptyRoot, HASH_BYTES, type NodeHash, nodeHashBy, type Sha256 } from "../tree/leaf";
import { TILE_WIDTH, type TileId } from "../tree/tiles";

const TILE_HEIGHT = 8;

/** A tile with its hashes one after another. */
export type BuiltTile = TileId & { readonly hashes: Uint8Array };

/**
 * A tree that is rebuilt from its leaves and keeps only its right edge: the root of every size on the
 * way, and each tile once it is full. Memory grows with the logarithm of the log.
 * Source: RFC 6962 §2.1, C2SP tlog-tiles
 */
export class GrowingTree {
  readonly #sha256: Sha256;
  readonly #nodeHash: NodeHash;
  /** Complete subtrees from left to right, each smaller than the one before it. */
  readonly #edge: { readonly level: number; readonly hash: Uint8Array }[] = [];
  /** The hashes of the unfinished tile of each level. */
  readonly #open: Uint8Array[][] = [];
  readonly #filled: number[] = [];
  #full: BuiltTile[] = [];
  #size = 0;

  constructor(sha256: Sha256) {
    this.#sha256 = sha256;
    this.#nodeHash = nodeHashBy(sha256);
  }

  /**
   * Goes on where another tree of this size stopped.
   * @param open the unfinished tiles, as `openTiles` answered them
   */
  static resume(size: number, open: readonly BuiltTile[], sha256: Sha256): GrowingTree {
    const tree = new GrowingTree(sha256);
    tree.#size = size;
    for (const { level, index, hashes } of [...open].sort((a, b) => b.level - a.level)) {
      const list: Uint8Array[] = [];
      for (let at = 0; at < hashes.length; at += HASH_BYTES) {
        const hash = hashes.slice(at, at + HASH_BYTES);
        list.push(hash);
        // At most 255 hashes of a level: none of them completes a tile here.
        tree.#push(level * TILE_HEIGHT, hash);
      }
      tree.#open[level] = list;
      tree.#filled[level] = index;
    }
    return tree;
  }

  get size(): number {
    return this.#size;
  }

  append(leafHash: Uint8Array): void {
    this.#size += 1;
    this.#keep(0, leafHash);
    this.#push(0, leafHash);
  }

  /** The root over everything that was appended so far. */
  root(): Uint8Array {
    if (this.#edge.length === 0) return emptyRoot(this.#sha256);
    return this.#edge
      .map(({ hash }) => hash)
      .reduceRight((right, left) => this.#nodeHash(left, right));
  }

  /** The tiles that became full since this was asked last. */
  takeFullTiles(): BuiltTile[] {
    const full = this.#full;
    this.#full = [];
    return full;
  }

  /** The unfinished tile of each level that has one. */
  openTiles(): BuiltTile[] {
    return this.#open.flatMap((hashes = [], level) =>
      hashes.length === 0
        ? []
        : [{ level, index: this.#filled[level] ?? 0, hashes: concatBytes(...hashes) }],
    );
  }

  /** Adds a complete subtree on the right, and every larger one that it completes. */
  #push(level: number, hash: Uint8Array): void {
    let [height, node] = [level, hash];
    for (let left = this.#edge.at(-1); left?.level === height; left = this.#edge.at(-1)) {
      this.#edge.pop();
      node = this.#nodeHash(left.hash, node);
      height += 1;
      if (height % TILE_HEIGHT === 0) this.#keep(height / TILE_HEIGHT, node);
    }
    this.#edge.push({ level: height, hash: node });
  }

  #keep(level: number, hash: Uint8Array): void {
    const open = this.#open[level] ?? [];
    this.#open[level] = open;
    open.push(hash);
    if (open.length < TILE_WIDTH) return;
    invariant(open.length === TILE_WIDTH, "a tile has 256 hashes");
    const index = this.#filled[level] ?? 0;
    this.#full.push({ level, index, hashes: concatBytes(...open) });
    this.#open[level] = [];
    this.#filled[level] = index + 1;
  }
}
