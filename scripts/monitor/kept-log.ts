/** What a monitor keeps of a log between two looks: its state, and every full tile and bundle. */
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { base64Of, fromBase64 } from "~/domain/transparency/bytes";
import { type BuiltTile, GrowingTree } from "~/domain/transparency/monitoring/growing-tree";
import { decodeEntryBundle, encodeEntryBundle } from "~/domain/transparency/tree/entry-bundle";
import { nodeHashBy } from "~/domain/transparency/tree/leaf";
import { tilePathOf } from "~/domain/transparency/tree/tile-path";
import { TILE_WIDTH, Tile, tileKey, tileReader } from "~/domain/transparency/tree/tiles";
import { rootOf } from "~/domain/transparency/tree/tree";
import { nodeSha256 } from "~db/sha256";
import { CannotLook } from "./log-client";

const FORMAT = "vouchsafe-monitor/1";
/** One sighting an hour for eleven years; older ones are thinned out. */
const MAX_SIGHTINGS = 100_000;

/** When a size was seen first, UTC milliseconds. */
export type Sighting = { readonly size: number; readonly at: number };

type KeptState = {
  readonly format: typeof FORMAT;
  readonly origin: string;
  /** The policy by which the log is judged, as it was given or first seen. */
  readonly policy: string;
  readonly size: number;
  readonly note: string;
  /** The unfinished tile of each level. */
  readonly open: readonly { level: number; index: number; hashes: string }[];
  /** Entries of the unfinished bundle. */
  readonly tail: string;
  readonly sightings: readonly Sighting[];
  /** Next block to read of each chain, by `chainId contract`. */
  readonly blocks: Readonly<Record<string, number>>;
};

export class KeptLog {
  readonly #folder: string;
  readonly #tiles = new Map<string, Tile>();
  tree = new GrowingTree(nodeSha256);
  /** The entries after the last full bundle. */
  tail: Uint8Array[] = [];
  origin = "";
  policy = "";
  note = "";
  sightings: Sighting[] = [];
  blocks: Record<string, number> = {};

  /** @throws CannotLook when the folder holds something else than our state */
  constructor(folder: string) {
    this.#folder = folder;
    const file = join(folder, "state.json");
    if (!existsSync(file)) return;
    const state = readState(file);
    const open = state.open.map(({ level, index, hashes }) => ({
      level,
      index,
      hashes: fromBase64(hashes) ?? new Uint8Array(0),
    }));
    this.tree = GrowingTree.resume(state.size, open, nodeSha256);
    this.tail = decodeEntryBundle(fromBase64(state.tail) ?? new Uint8Array(0)) ?? [];
    this.origin = state.origin;
    this.policy = state.policy;
    this.note = state.note;
    this.sightings = [...state.sightings];
    this.blocks = { ...state.blocks };
  }

  /** Whether the log was seen before. */
  get isKnown(): boolean {
    return this.note !== "";
  }

  /** A full bundle that was kept. */
  entries(index: number): Uint8Array[] | undefined {
    const file = this.#fileOf("entries", index);
    return existsSync(file) ? decodeEntryBundle(readFileSync(file)) : undefined;
  }

  keepEntries(index: number, entries: readonly Uint8Array[]): void {
    this.#write(this.#fileOf("entries", index), encodeEntryBundle(entries));
  }

  /** Forgets bundles whose entries turned out not to be under a signed head. */
  forgetEntries({ from, until }: { from: number; until: number }): void {
    for (let index = from; index < until; index++) {
      rmSync(this.#fileOf("entries", index), { force: true });
    }
  }

  keepTile({ level, index, hashes }: BuiltTile): void {
    this.#write(this.#fileOf(level, index), hashes);
  }

  /** The entry at a place below the size. */
  entry(logIndex: number): Uint8Array | undefined {
    const index = Math.floor(logIndex / TILE_WIDTH);
    const at = logIndex % TILE_WIDTH;
    const isInTail = index === Math.floor(this.tree.size / TILE_WIDTH);
    return isInTail ? this.tail[at] : this.entries(index)?.[at];
  }

  /** The root that the entries give at any size up to the newest one. */
  rootAt(size: number): Uint8Array {
    if (size === this.tree.size) return this.tree.root();
    const open = new Map(this.tree.openTiles().map((tile) => [tileKey(tile), tile.hashes]));
    const tileAt = ({ level, index }: { level: number; index: number }): Tile => {
      const key = tileKey({ level, index });
      const unfinished = open.get(key);
      if (unfinished) return new Tile(unfinished, nodeHashBy(nodeSha256));
      const known = this.#tiles.get(key);
      if (known) return known;
      const tile = new Tile(
        new Uint8Array(readFileSync(this.#fileOf(level, index))),
        nodeHashBy(nodeSha256),
      );
      if (this.#tiles.size >= 500) this.#tiles.clear();
      this.#tiles.set(key, tile);
      return tile;
    };
    return rootOf(size, tileReader(tileAt), nodeSha256);
  }

  /** Notes that the log had this size now. */
  see(sighting: Sighting): void {
    this.sightings.push(sighting);
    if (this.sightings.length > MAX_SIGHTINGS) {
      this.sightings = this.sightings.filter((_, at) => at % 2 === 0);
    }
  }

  /** Keeps what was shown, so that a contradiction can be shown to others. @returns where */
  keepEvidence(name: string, text: string): string {
    const file = join(this.#folder, "evidence", name);
    this.#write(file, new TextEncoder().encode(text));
    return file;
  }

  /** Everything at once, or nothing: a stop in the middle leaves the older state. */
  save(): void {
    const state: KeptState = {
      format: FORMAT,
      origin: this.origin,
      policy: this.policy,
      size: this.tree.size,
      note: this.note,
      open: this.tree
        .openTiles()
        .map(({ hashes, ...place }) => ({ ...place, hashes: base64Of(hashes) })),
      tail: this.tail.length === 0 ? "" : base64Of(encodeEntryBundle(this.tail)),
      sightings: this.sightings,
      blocks: this.blocks,
    };
    const bytes = new TextEncoder().encode(`${JSON.stringify(state)}\n`);
    this.#write(join(this.#folder, "state.json"), bytes);
  }

  #fileOf(level: number | "entries", index: number): string {
    return join(this.#folder, tilePathOf({ level, index, width: TILE_WIDTH }));
  }

  #write(file: string, bytes: Uint8Array): void {
    mkdirSync(dirname(file), { recursive: true });
    const draft = `${file}.${process.pid}.draft`;
    const handle = openSync(draft, "w");
    try {
      writeSync(handle, bytes);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(draft, file);
  }
}

function readState(file: string): KeptState {
  try {
    const state = JSON.parse(readFileSync(file, "utf8")) as KeptState;
    if (state.format === FORMAT && Number.isSafeInteger(state.size)) return state;
  } catch {
    // Told below: whatever it is, it is not ours.
  }
  throw new CannotLook(`${file}: not ${FORMAT}`);
}
