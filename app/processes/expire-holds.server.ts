import { expireHolds } from "~/commands/voucher/expire-holds.server";
import type { Instant } from "~/domain/shared/instant";
import type { CommandDeps } from "~db/changes/deps";

/** Requests in one transaction each; the next run takes the rest. */
const REQUESTS_A_RUN = 100;

/**
 * Frees the credit of holds whose time is over. If it stops half way, the holds of the requests it
 * did not reach are still active and overdue, and the next run finds them.
 */
export const runExpireHolds = (deps: CommandDeps, at: Instant) =>
  expireHolds(deps, { at, limit: REQUESTS_A_RUN });
