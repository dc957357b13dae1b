import type { Instant } from "~/domain/shared/instant";
import { accept, type Outcome } from "~/domain/shared/outcome";
import {
  type CoPayment,
  cancelCoPayment,
  type Payment,
  receiptIdOf,
  receive,
} from "~/domain/voucher/co-payment";
import { endCoPayment, updateInstalment } from "../repositories/voucher/co-payments";
import { loadTransfer } from "../repositories/voucher/ledger";
import type { Db } from "../store";
import type { CommandDeps } from "./deps";
import { closeIfEnded } from "./end-lines";
import { contextOf, loadCase } from "./load-case";
import { recordFacts } from "./record-facts";
import { settleReview } from "./settle-review";

export type ReceivedPayment = {
  /** `surplus`: nothing was owed; the money is booked and waits for its refund. */
  readonly state: "recorded" | "already" | "surplus";
  readonly coPaymentId: string;
  readonly coPaymentPaid: boolean;
  readonly grantIds: readonly string[];
};

/**
 * Books a payment once, however often it is told, and settles its review when it was the last.
 * The id of the transfer is made of the instalment and the provider's payment, so that a second
 * notice of the same payment finds it booked.
 */
export async function receivePayment(
  db: Db,
  deps: Pick<CommandDeps, "newId">,
  received: { coPayment: CoPayment; payment: Payment; actorId: string; at: Instant },
): Promise<Outcome<ReceivedPayment, { code: "amount-differs"; expectedKrw: number }>> {
  const { coPayment, payment, actorId, at } = received;
  const coPaymentId = coPayment.id;
  if (await loadTransfer(db, receiptIdOf(payment))) {
    const coPaymentPaid = coPayment.status === "paid";
    return accept({ state: "already", coPaymentId, coPaymentPaid, grantIds: [] });
  }
  const found = await loadCase(db, coPayment.requestId);
  const context = contextOf(found, { actorId, at });
  const booked = receive(context, coPayment, payment);
  if (!booked.ok) return booked;
  const { state, instalment, isCoPaymentPaid, facts } = booked.value;
  await recordFacts(db, facts);
  if (instalment) await updateInstalment(db, instalment);
  if (!isCoPaymentPaid) return accept({ state, coPaymentId, coPaymentPaid: false, grantIds: [] });
  const { reviewId } = coPayment;
  await endCoPayment(db, coPaymentId, { status: "paid", at });
  const grantIds = await settleReview(db, deps, { case: found, reviewId, context });
  const coPaymentPaid = grantIds.length > 0;
  if (!coPaymentPaid) {
    // The agreement ended before the last payment came: what was paid is owed back.
    await recordFacts(db, [cancelCoPayment(context, coPayment)]);
    await endCoPayment(db, coPaymentId, { status: "cancelled", at });
  }
  await closeIfEnded(db, context);
  return accept({ state, coPaymentId, coPaymentPaid, grantIds });
}
