/** Fetches what a log serves: checkpoint, tiles, entries. Source: C2SP tlog-tiles */
import { setTimeout as wait } from "node:timers/promises";
import { decodeEntryBundle } from "~/domain/transparency/tree/entry-bundle";
import { HASH_BYTES } from "~/domain/transparency/tree/leaf";
import { type TileAddress, tilePathOf } from "~/domain/transparency/tree/tile-path";

/** The log, a chain or a witness could not be asked: nothing is said against it. */
export class CannotLook extends Error {
  override readonly name = "CannotLook";
}

const TIMEOUT_MS = 30_000;
const TRIES = 3;
/** A full bundle of the largest entries is 16 MB; ours are 9 kB. */
const MAX_BYTES = 17_000_000;

/**
 * GET with a time limit and two more tries for what may be a passing fault.
 * @returns nothing for 404 and 410
 */
export async function fetchBytes(url: string): Promise<Uint8Array | undefined> {
  for (let attempt = 1; ; attempt++) {
    try {
      const answer = await fetch(url, {
        signal: AbortSignal.timeout(TIMEOUT_MS),
        headers: { Accept: "*/*", "User-Agent": "vouchsafe-monitor" },
      });
      if (answer.status === 404 || answer.status === 410) return undefined;
      if (!answer.ok) throw new CannotLook(`${url}: ${answer.status}`);
      const bytes = new Uint8Array(await answer.arrayBuffer());
      if (bytes.length > MAX_BYTES) throw new CannotLook(`${url}: ${bytes.length} bytes`);
      return bytes;
    } catch (error) {
      if (attempt === TRIES) {
        if (error instanceof CannotLook) throw error;
        throw new CannotLook(`${url}: ${reasonOf(error)}`, { cause: error });
      }
      await wait(200 * attempt);
    }
  }
}

const reasonOf = (error: unknown): string => {
  const cause = (error as { cause?: { code?: string } }).cause?.code;
  return cause ?? (error instanceof Error ? error.message : String(error));
};

export type LogClient = ReturnType<typeof logClient>;

/** @param prefix the log's address, with or without a slash at its end */
export function logClient(prefix: string) {
  const base = prefix.replace(/\/+$/, "");
  const tile = (address: TileAddress) => fetchBytes(`${base}/${tilePathOf(address)}`);
  return {
    /** The newest signed head as it is served. */
    async checkpoint(): Promise<string> {
      const bytes = await fetchBytes(`${base}/checkpoint`);
      if (!bytes) throw new CannotLook(`${base}/checkpoint: 404`);
      return new TextDecoder().decode(bytes);
    },
    /** The policy that the hub itself names; what it says is only taken at first sight. */
    async policy(): Promise<string | undefined> {
      const bytes = await fetchBytes(`${base}/transparency/policy.txt`);
      return bytes && new TextDecoder().decode(bytes);
    },
    /** Exactly `width` entries; nothing where the log serves none or another number of them. */
    async entries(index: number, width: number): Promise<Uint8Array[] | undefined> {
      const bytes = await tile({ level: "entries", index, width });
      const entries = bytes && decodeEntryBundle(bytes);
      return entries?.length === width ? entries : undefined;
    },
    /** Exactly `width` hashes of a tile. */
    async hashes(level: number, index: number, width: number): Promise<Uint8Array | undefined> {
      const bytes = await tile({ level, index, width });
      return bytes?.length === width * HASH_BYTES ? bytes : undefined;
    },
  };
}
