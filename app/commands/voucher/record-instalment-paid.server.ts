import type { Instant } from "~/domain/shared/instant";
import { krw } from "~/domain/shared/krw";
import { accept, invariant, type Outcome } from "~/domain/shared/outcome";
import { NOT_FOUND, type NotFound } from "~/domain/shared/refusal";
import type { CommandDeps } from "~db/changes/deps";
import { type ReceivedPayment, receivePayment } from "~db/changes/receive-payment";
import {
  isNoticeKnown,
  loadCoPaymentOfInstalment,
  recordNotice,
} from "~db/repositories/voucher/co-payments";

export type PaymentNotice = {
  readonly instalmentId: string;
  /** The provider's id of the attempt that was paid. */
  readonly providerRef: string;
  /** The provider's id of the notice; the same notice is handled once. */
  readonly noticeId: string;
  readonly noticeKind: string;
  /** What the provider says it received, in whole won. */
  readonly amountKrw: number;
  readonly at: Instant;
};

export type PaidRefusal =
  | NotFound
  | { readonly code: "amount-differs"; readonly expectedKrw: number };

/**
 * Records a payment that the provider confirmed; its truth was fetched before. Notices come twice,
 * late and out of order: each payment is booked once, and money that nobody owed any more is
 * booked too, because it is there.
 */
export async function recordInstalmentPaid(
  deps: CommandDeps,
  notice: PaymentNotice,
): Promise<Outcome<ReceivedPayment, PaidRefusal>> {
  const { instalmentId, providerRef, noticeId, noticeKind, at } = notice;
  const found = await loadCoPaymentOfInstalment(deps.store.read, instalmentId);
  if (!found) return NOT_FOUND;
  return deps.store.tx([found.requestId], async (db) => {
    const coPayment = await loadCoPaymentOfInstalment(db, instalmentId);
    invariant(coPayment, `co-payment of ${instalmentId} vanished`);
    if (await isNoticeKnown(db, noticeId)) {
      const coPaymentPaid = coPayment.status === "paid";
      return accept({ state: "already", coPaymentId: coPayment.id, coPaymentPaid, grantIds: [] });
    }
    const amountKrw = krw(notice.amountKrw);
    const payment = {
      ...{ instalmentId, providerRef, amountKrw },
      ...{ method: "stripe" as const, confirmedBy: null },
    };
    const done = await receivePayment(db, deps, { coPayment, payment, actorId: "system", at });
    if (done.ok) await recordNotice(db, { id: noticeId, kind: noticeKind, receivedAt: at });
    return done;
  });
}
