import { instantOf, utcTextOf } from "~/domain/shared/instant";
import type { Finding } from "./finding";

/**
 * Clocks of several hub processes may differ a little, and an event waits for its transaction; what
 * is out of order by more than this was dated on purpose. Milliseconds.
 * Source: docs/decisions/029-monitor.md
 */
export const CLOCK_TOLERANCE_MS = 10 * 60_000;

/**
 * So many entries go under one checkpoint at most. The rest of a backlog stands under the next one,
 * though it is older than the first.
 */
export const ENTRIES_A_CHECKPOINT = 20_000;

/** A head of the log, or its block on a chain, as a bound on the moments of its entries. */
export type DatedHead = { readonly size: number; readonly at: number };

const textOf = (at: number): string => utcTextOf(instantOf(at));

/**
 * Watches that time runs forward along the log. An entry is back-dated when it is older than what
 * stands before it, or than a checkpoint that was cut before it had a place; it is post-dated when
 * it is newer than a checkpoint or a block that covers it.
 */
export class Moments {
  readonly #tolerance: number;
  #latestEntry = Number.NEGATIVE_INFINITY;
  /** The newest checkpoint that took everything there was: what it lacks is not older. */
  #latestHead = Number.NEGATIVE_INFINITY;
  #previous: DatedHead = { size: 0, at: Number.NEGATIVE_INFINITY };
  /** The entry with the newest moment, by which blocks are judged. */
  #newest: { logIndex: number; at: number } | undefined;

  constructor(toleranceMs = CLOCK_TOLERANCE_MS) {
    this.#tolerance = toleranceMs;
  }

  /**
   * The next entry of the log.
   * @param coveredAt when the first checkpoint that covers it was cut; undefined before that
   */
  entry({ logIndex, at }: { logIndex: number; at: number }, coveredAt?: number): Finding[] {
    const subject = `entry:${logIndex}:at`;
    const actual = textOf(at);
    const most = (coveredAt ?? Number.POSITIVE_INFINITY) + this.#tolerance;
    if (at > most) {
      return [{ code: "entry-post-dated", subject, expected: `≤ ${textOf(most)}`, actual }];
    }
    const least = Math.max(this.#latestEntry, this.#latestHead) - this.#tolerance;
    if (at > this.#latestEntry) this.#latestEntry = at;
    if (!this.#newest || at > this.#newest.at) this.#newest = { logIndex, at };
    if (at >= least) return [];
    return [{ code: "entry-back-dated", subject, expected: `≥ ${textOf(least)}`, actual }];
  }

  /** A checkpoint that covers exactly the entries so far. Later entries are not older than it. */
  checkpoint({ size, at }: DatedHead): Finding[] {
    const { size: before, at: latest } = this.#previous;
    const least = latest - this.#tolerance;
    this.#previous = { size, at: Math.max(at, latest) };
    const isBacklog = size - before >= ENTRIES_A_CHECKPOINT;
    if (at > this.#latestHead && !isBacklog) this.#latestHead = at;
    if (at >= least) return [];
    const [subject, expected] = [`checkpoint:${size}:at`, `≥ ${textOf(least)}`];
    return [{ code: "checkpoint-back-dated", subject, expected, actual: textOf(at) }];
  }

  /** A head that others dated, such as a block: no entry under it is newer. */
  block({ at }: DatedHead): Finding[] {
    const newest = this.#newest;
    const most = at + this.#tolerance;
    if (!newest || newest.at <= most) return [];
    // Told once; the next block is judged by what comes after.
    this.#newest = undefined;
    const [subject, expected] = [`entry:${newest.logIndex}:at`, `≤ ${textOf(most)}`];
    return [{ code: "entry-post-dated", subject, expected, actual: textOf(newest.at) }];
  }
}
