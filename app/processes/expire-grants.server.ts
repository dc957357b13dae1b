import { expireGrants } from "~/commands/access/end-grant.server";
import type { Instant } from "~/domain/shared/instant";
import type { CommandDeps } from "~db/changes/deps";

const GRANTS_A_RUN = 200;

/**
 * Ends the grants whose period is over. If it stops half way, the others are still active and over:
 * the next run ends them, and meanwhile their period opens nothing.
 */
export const runExpireGrants = (deps: CommandDeps, at: Instant) =>
  expireGrants(deps, { at, limit: GRANTS_A_RUN });
