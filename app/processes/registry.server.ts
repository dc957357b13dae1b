/** Everything that runs beside the requests. One line for each process and for each outbox topic. */

import type { AnchorChain } from "~/gateways/chain/anchor-chain";
import { deliverOutbox } from "./deliver-outbox.server";
import { expireGrants } from "./expire-grants.server";
import { expireHolds } from "./expire-holds.server";
import { anchorProcesses } from "./log/anchor-chain.server";
import type { AnchorContext } from "./log/anchor-context.server";
import type { CosignContext } from "./log/ask-witness.server";
import { cosignProcesses } from "./log/cosign-checkpoints.server";
import { type PublishContext, publishCheckpoint } from "./log/publish-checkpoint.server";
import { type WatchContext, watchLog } from "./log/watch-log.server";
import { type CertificateContext, mintCertificates } from "./mint-certificates.server";
import { finishOpening } from "./payment/open-co-payment.server";
import { followPayments, type PaymentContext } from "./payment/receive-stripe-event.server";
import type { Deliver, Process } from "./process.server";

/** What the processes of this file need together; the runtime fits. */
export type HubContext = PublishContext &
  AnchorContext &
  CosignContext &
  WatchContext &
  CertificateContext &
  PaymentContext & { readonly anchorChains: readonly AnchorChain[] };

/** Outbox topics and who carries them out. A topic that nobody knows is parked as `unknown-topic`. */
export const DELIVERIES: Readonly<Record<string, Deliver<HubContext>>> = {
  "open-payment": finishOpening,
};

/** In the order of one round, and then one process for each chain and each witness. */
export const processesOf = ({
  anchorChains,
  witnesses,
}: HubContext): readonly Process<HubContext>[] => [
  deliverOutbox(DELIVERIES),
  expireHolds,
  expireGrants,
  publishCheckpoint,
  followPayments(),
  mintCertificates(),
  ...anchorProcesses(anchorChains),
  ...cosignProcesses(witnesses),
  watchLog(),
];
