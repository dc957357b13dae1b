import { expireHolds as expire } from "~/commands/voucher/expire-holds.server";
import { listRequestsWithOverdueHolds } from "~db/repositories/voucher/holds";
import type { Process } from "./process.server";

/** Requests in one transaction each; the next run takes the rest. */
const REQUESTS_A_RUN = 100;

/**
 * Frees the credit of holds whose time is over. If it stops half way, the holds of the requests it
 * did not reach are still active and overdue, and the next run finds them.
 */
export const expireHolds: Process = {
  name: "expire-holds",
  async isDue({ store, now }) {
    return (await listRequestsWithOverdueHolds(store.read, { at: now(), limit: 1 })).length > 0;
  },
  async run(context) {
    await expire(context, { at: context.now(), limit: REQUESTS_A_RUN });
  },
};
