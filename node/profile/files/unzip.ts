import { closeSync, createReadStream, mkdirSync, openSync, writeSync } from "node:fs";
import { join, posix } from "node:path";
import { Unzip, UnzipInflate } from "fflate";
import type { Bounds } from "../bounds";
import { UnusableFile } from "../problem";

const RATIO_MATTERS_FROM = 10 * 2 ** 20;
const LEFTOVERS = /(^|\/)(__MACOSX\/|\._|\.DS_Store$|Thumbs\.db$)/;
const STORED = 0;
const DEFLATED = 8;

/**
 * Unpacks an archive as a stream into a folder of ours, counting what comes out: the sizes that an
 * archive states about itself may be lies.
 *
 * @throws UnusableFile `unreadable-zip`, `encrypted-zip` or `zip-bomb-suspected`; the caller removes
 *   the folder
 */
export async function unzipInto(
  file: { path: string; bytes: number },
  folder: string,
  bounds: Bounds,
): Promise<void> {
  const state = { written: 0, entries: 0, open: new Set<number>(), failure: null as Error | null };
  const unzip = new Unzip((entry) => {
    state.entries += 1;
    if (state.entries > bounds.zipEntries) fail(new UnusableFile("zip-bomb-suspected", "entries"));
    const name = entryName(entry.name);
    if (state.failure || name === null || LEFTOVERS.test(name)) return;
    if (entry.compression !== STORED && entry.compression !== DEFLATED)
      return fail(new UnusableFile("unreadable-zip", `compression ${entry.compression}`));
    write(entry, join(folder, name));
  });
  unzip.register(UnzipInflate);

  function fail(error: Error): void {
    state.failure ??= error;
  }

  function write(entry: Parameters<NonNullable<typeof unzip.onfile>>[0], path: string): void {
    mkdirSync(join(path, ".."), { recursive: true });
    const target = openSync(path, "wx");
    state.open.add(target);
    entry.ondata = (error, chunk, isLast) => {
      if (error) return fail(new UnusableFile("unreadable-zip", "damaged entry"));
      state.written += chunk.length;
      const isBomb =
        state.written > bounds.zipBytes ||
        (state.written > RATIO_MATTERS_FROM && state.written > file.bytes * bounds.zipRatio);
      if (isBomb) return fail(new UnusableFile("zip-bomb-suspected", "expanded size"));
      writeSync(target, chunk);
      if (!isLast) return;
      closeSync(target);
      state.open.delete(target);
    };
    entry.start();
  }

  try {
    // Small chunks bound what one push can expand to.
    for await (const chunk of createReadStream(file.path, { highWaterMark: 1 << 15 })) {
      unzip.push(chunk as Buffer);
      if (state.failure) throw state.failure;
    }
    unzip.push(new Uint8Array(0), true);
  } catch (error) {
    throw error instanceof UnusableFile ? error : new UnusableFile("unreadable-zip", "damaged");
  } finally {
    for (const target of state.open) closeSync(target);
  }
  if (state.failure) throw state.failure;
  if (state.open.size > 0 || state.entries === 0)
    throw new UnusableFile("unreadable-zip", "breaks off");
}

/** Whether an entry is encrypted stands in the flags of its header; the first one tells. */
export const isEncrypted = (head: Buffer): boolean =>
  head.length >= 8 && head.readUInt32LE(0) === 0x04034b50 && (head.readUInt16LE(6) & 1) === 1;

/** A relative path below our folder, or null for a folder entry or one that would lead out of it. */
function entryName(raw: string): string | null {
  const name = posix.normalize(korean(raw).replaceAll("\\", "/"));
  if (raw.endsWith("/") || name.startsWith("/") || name.split("/").includes("..")) return null;
  return /^[A-Za-z]:/.test(name) || name.includes("\0") ? null : name.slice(0, 400);
}

// Without the UTF-8 flag fflate reads names as Latin; Korean tools write CP949 there.
function korean(raw: string): string {
  if (/^[\0-\x7f]*$/.test(raw) || /[^\0-\xff]/.test(raw)) return raw;
  const bytes = Buffer.from(raw, "latin1");
  for (const label of ["utf-8", "euc-kr"]) {
    try {
      return new TextDecoder(label, { fatal: true }).decode(bytes);
    } catch {
      // Not this encoding; the next one, or the raw name, will do.
    }
  }
  return raw;
}
