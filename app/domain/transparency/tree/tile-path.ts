import { invariant } from "~/domain/shared/outcome";
import { TILE_WIDTH } from "./tiles";

/** Levels are 0 to 63; more leaves than that no tree of 64-bit sizes has. Source: C2SP tlog-tiles */
const MAX_LEVEL = 63;

/** A tile of hashes at a level, or a bundle of entries, as its address names it. */
export type TileAddress = {
  readonly level: number | "entries";
  readonly index: number;
  /** How many hashes or entries it holds: 256 when it is full, 1 to 255 when it is partial. */
  readonly width: number;
};

/** The index in groups of three digits, all but the last behind an `x`: 1234067 is x001/x234/067. */
function indexPath(index: number): string {
  const digits = String(index);
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, "0");
  const groups = padded.match(/\d{3}/g) ?? [];
  return groups.map((group, i) => (i < groups.length - 1 ? `x${group}` : group)).join("/");
}

/**
 * Where a tile or bundle is served, below the log's prefix: `tile/<L>/<N>[.p/<W>]`.
 * Source: C2SP tlog-tiles
 */
export function tilePathOf({ level, index, width }: TileAddress): string {
  const isLevel = level === "entries" || (Number.isInteger(level) && level >= 0);
  invariant(isLevel && (level === "entries" || level <= MAX_LEVEL), `no level ${level}`);
  invariant(Number.isSafeInteger(index) && index >= 0, `no tile index ${index}`);
  invariant(Number.isInteger(width) && width > 0 && width <= TILE_WIDTH, `no width ${width}`);
  const suffix = width === TILE_WIDTH ? "" : `.p/${width}`;
  return `tile/${level}/${indexPath(index)}${suffix}`;
}

const TILE_PATH = /^tile\/(entries|\d{1,2})\/((?:x\d{3}\/){0,5}\d{3})(?:\.p\/(\d{1,3}))?$/;

/** Reads an address in its one spelling; with spare zeroes or out of bounds it is `undefined`. */
export function parseTilePath(path: string): TileAddress | undefined {
  const [, level, groups, width] = TILE_PATH.exec(path) ?? [];
  if (level === undefined || groups === undefined) return undefined;
  const address = {
    level: level === "entries" ? ("entries" as const) : Number(level),
    index: Number(groups.replace(/[x/]/g, "")),
    width: width === undefined ? TILE_WIDTH : Number(width),
  };
  const isLevel = address.level === "entries" || address.level <= MAX_LEVEL;
  const isWidth = address.width > 0 && address.width <= TILE_WIDTH;
  if (!isLevel || !isWidth || !Number.isSafeInteger(address.index)) return undefined;
  // Whatever reads the same but is spelled otherwise is another address, and nothing is served there.
  return tilePathOf(address) === path ? address : undefined;
}
