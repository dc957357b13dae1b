/** Everything that runs beside the requests. One line for each process and for each outbox topic. */

import { deliverOutbox } from "./deliver-outbox.server";
import { expireGrants } from "./expire-grants.server";
import { expireHolds } from "./expire-holds.server";
import { type AnchorContext, anchorCheckpoints } from "./log/anchor-checkpoints.server";
import { type PublishContext, publishCheckpoint } from "./log/publish-checkpoint.server";
import { finishOpening } from "./open-co-payment.server";
import type { Deliver, Process } from "./process.server";
import { followPayments, type PaymentContext } from "./receive-stripe-event.server";

/** What the processes of this file need together; the runtime fits. */
export type HubContext = PublishContext & AnchorContext & PaymentContext;

/** Outbox topics and who carries them out. A topic that nobody knows is parked as `unknown-topic`. */
export const DELIVERIES: Readonly<Record<string, Deliver<HubContext>>> = {
  "open-payment": finishOpening,
};

/** In the order of one round. */
export const PROCESSES: readonly Process<HubContext>[] = [
  deliverOutbox(DELIVERIES),
  expireHolds,
  expireGrants,
  publishCheckpoint,
  anchorCheckpoints(),
  followPayments(),
];
