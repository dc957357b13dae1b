/**
 * A tiled log, written from the text of tlog-tiles alone: resources by path, and a client that
 * reads them back. Shares no code with the product.
 */
import { leafHash, mth } from "./merkle";

const WIDTH = 256;

/** The path element of a tile's or bundle's index: x001/x234/067. */
export function indexPath(index: number): string {
  const groups: string[] = [];
  for (let rest = index, isFirst = true; isFirst || rest > 0; isFirst = false) {
    groups.unshift(String(rest % 1_000).padStart(3, "0"));
    rest = Math.floor(rest / 1_000);
  }
  return groups.map((group, at) => (at === groups.length - 1 ? group : `x${group}`)).join("/");
}

export const suffix = (width: number): string => (width === WIDTH ? "" : `.p/${width}`);

/** All tiles and entry bundles of a log with these entries, by their path below the prefix. */
export function resourcesOf(entries: readonly Uint8Array[]): Map<string, Buffer> {
  const resources = new Map<string, Buffer>();
  for (let at = 0; at * WIDTH < entries.length; at++) {
    const bundle = entries.slice(at * WIDTH, (at + 1) * WIDTH);
    const parts = bundle.flatMap((entry) => {
      const length = Buffer.alloc(2);
      length.writeUInt16BE(entry.length);
      return [length, entry];
    });
    const name = `tile/entries/${indexPath(at)}${suffix(bundle.length)}`;
    resources.set(name, Buffer.concat(parts));
  }
  let hashes: Buffer[] = entries.map(leafHash);
  for (let level = 0; hashes.length > 0; level++) {
    const above: Buffer[] = [];
    for (let at = 0; at * WIDTH < hashes.length; at++) {
      const tile = hashes.slice(at * WIDTH, (at + 1) * WIDTH);
      resources.set(`tile/${level}/${indexPath(at)}${suffix(tile.length)}`, Buffer.concat(tile));
      if (tile.length === WIDTH) above.push(mth(tile));
    }
    hashes = above;
  }
  return resources;
}

export type Fetch = (path: string) => Promise<Buffer>;

/** Entries of a log of `size`, read from its bundles. */
export async function readEntries(fetch: Fetch, size: number): Promise<Buffer[]> {
  const entries: Buffer[] = [];
  for (let at = 0; at * WIDTH < size; at++) {
    const width = Math.min(WIDTH, size - at * WIDTH);
    const bundle = await fetch(`tile/entries/${indexPath(at)}${suffix(width)}`);
    let from = 0;
    for (let n = 0; n < width; n++) {
      const length = bundle.readUInt16BE(from);
      entries.push(bundle.subarray(from + 2, from + 2 + length));
      from += 2 + length;
    }
    if (from !== bundle.length) throw new Error("the bundle is longer than its entries");
  }
  return entries;
}

/** Leaf hashes of a log of `size`, read from its tiles of level 0. */
export async function readLeaves(fetch: Fetch, size: number): Promise<Buffer[]> {
  const leaves: Buffer[] = [];
  for (let at = 0; at * WIDTH < size; at++) {
    const width = Math.min(WIDTH, size - at * WIDTH);
    const tile = await fetch(`tile/0/${indexPath(at)}${suffix(width)}`);
    if (tile.length !== width * 32) throw new Error("the tile has another width");
    for (let n = 0; n < width; n++) leaves.push(tile.subarray(n * 32, n * 32 + 32));
  }
  return leaves;
}
