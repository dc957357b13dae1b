import type { ChainProfile } from "./profile";

const FIRST_MS = 1_000;
const LONGEST_MS = 5 * 60_000;

/**
 * How long to wait after so many failures in a row: doubling to five minutes, with chance in it so
 * that several hubs do not come back together. There is no last attempt: an anchor that comes after
 * a week proves the same entries.
 * @param failures in a row, at least 1
 * @param random from 0 up to, but not including, 1
 */
export function retryAfterMs(failures: number, random: number): number {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(Math.max(failures, 1) - 1, 20));
  return Math.round(ceiling / 2 + (random * ceiling) / 2);
}

/** How long to wait before asking again after a transaction that is on its way. */
export function pollAfterMs({ resubmitAfterMs }: Pick<ChainProfile, "resubmitAfterMs">): number {
  return Math.min(5_000, Math.max(20, Math.round(resubmitAfterMs / 8)));
}

/**
 * How long a chain that holds our newest checkpoint is left alone. Looking again finds a foreign
 * head, and blocks that were lost after they had been final.
 */
export const lookAgainAfterMs = ({ isOutside }: Pick<ChainProfile, "isOutside">): number =>
  isOutside ? 60_000 : 10 * 60_000;
