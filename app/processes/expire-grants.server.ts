import { expireGrants as expire } from "~/commands/access/end-grant.server";
import { listGrantsToExpire } from "~db/repositories/access/grants";
import type { Process } from "./process.server";

const GRANTS_A_RUN = 200;

/**
 * Ends the grants whose period is over. If it stops half way, the others are still active and over:
 * the next run ends them, and meanwhile their period opens nothing.
 */
export const expireGrants: Process = {
  name: "expire-grants",
  async isDue({ store, now }) {
    return (await listGrantsToExpire(store.read, { at: now(), limit: 1 })).length > 0;
  },
  async run(context) {
    await expire(context, { at: context.now(), limit: GRANTS_A_RUN });
  },
};
