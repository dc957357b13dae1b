/**
 * Follows what happens at the payment provider. A notice is a hint: it only says which payment to
 * ask about, so that order, repeats and losses of notices change nothing.
 * Source: docs/decisions/061-notices-are-hints.md
 */
import { recordInstalmentPaid } from "~/commands/voucher/record-instalment-paid.server";
import { addDays, type Instant, instantOf } from "~/domain/shared/instant";
import { isGatewayFault } from "~/gateways/gateway-fault";
import type { PaymentNotice, Payments, PaymentTruth } from "~/gateways/payment/payment-port";
import { isNoticeKnown, loadCoPaymentOfInstalment } from "~db/repositories/voucher/co-payments";
import { listOpenAtStripe } from "~db/repositories/voucher/payment-openings";
import type { Process, ProcessContext } from "../process.server";

/** What the processes of payments need; the runtime fits. */
export type PaymentContext = ProcessContext & { readonly payments: Payments };

/**
 * `recorded` now or before · `not-paid` yet or any more · `foreign`: not a payment of ours ·
 * `differs`: paid with another amount than was asked, a person must look.
 */
export type Followed = "recorded" | "not-paid" | "foreign" | "differs";

/** Books a payment by what the provider itself says about it. */
export async function followPayment(
  context: PaymentContext,
  {
    truth,
    noticeId,
    noticeKind = "looked-up",
    at,
  }: { truth: PaymentTruth; noticeId: string; noticeKind?: string; at: Instant },
): Promise<Followed> {
  const { state, providerRef, instalmentId, amount } = truth;
  if (state !== "paid") return "not-paid";
  if (instalmentId === null || amount === null) return "foreign";
  if (!(await loadCoPaymentOfInstalment(context.store.read, instalmentId))) return "foreign";
  const outcome = await recordInstalmentPaid(context, {
    ...{ instalmentId, providerRef, noticeId, noticeKind },
    ...{ amountKrw: amount, at },
  });
  if (outcome.ok) return "recorded";
  context.log.error(
    { instalmentId, providerRef, code: outcome.refusal.code },
    "payment not booked",
  );
  return "differs";
}

/** @returns `ignored` for a notice of a kind that we do not follow. @throws GatewayFault */
export async function receiveStripeEvent(
  context: PaymentContext,
  notice: PaymentNotice,
  at: Instant,
): Promise<Followed | "ignored"> {
  if (notice.providerRef === null) return "ignored";
  if (await isNoticeKnown(context.store.read, notice.id)) return "recorded";
  // If we stop here or after the command, the provider sends the notice again.
  const truth = await context.payments.provider("stripe").look(notice.providerRef);
  const followed = { truth, noticeId: notice.id, noticeKind: notice.kind, at };
  return await followPayment(context, followed);
}

/** What the sender of a notice is told: `try-again` makes it send the notice once more. */
export type Received = Followed | "ignored" | "refused" | "try-again" | "parked";

/** Reads a notice from its exact bytes and follows it. Nothing is done for what is not signed. */
export async function receiveNotice(
  context: PaymentContext,
  { body, signature, at }: { body: Uint8Array; signature: string | null; at: Instant },
): Promise<Received> {
  const notice = context.payments.notices?.readNotice(body, signature, at);
  if (!notice) return "refused";
  try {
    return await receiveStripeEvent(context, notice, at);
  } catch (fault) {
    if (!isGatewayFault(fault)) throw fault;
    context.log.warn({ noticeId: notice.id, code: fault.code }, "notice not followed");
    return fault.retriable ? "try-again" : "parked";
  }
}

type OpenPayment = { readonly instalmentId: string; readonly providerRef: string };

/** Asks about a payer's open payments: the payer is often back before the notice is. */
export async function lookAtOpenPayments(
  context: PaymentContext,
  { open, at }: { open: readonly OpenPayment[]; at: Instant },
): Promise<void> {
  for (const payment of open) {
    try {
      await lookAtPayment(context, { ...payment, at });
    } catch (fault) {
      if (!isGatewayFault(fault)) throw fault;
      context.log.warn({ ...payment, code: fault.code }, "payment not looked at");
    }
  }
}

async function lookAtPayment(
  context: PaymentContext,
  { instalmentId, providerRef, at }: OpenPayment & { readonly at: Instant },
): Promise<Followed> {
  const truth = await context.payments.provider("stripe").look(providerRef);
  return await followPayment(context, {
    truth,
    noticeId: `seen:${instalmentId}:${providerRef}`,
    at,
  });
}

const FIRST_LOOK_MS = 60_000;
const FOLLOWED_DAYS = 14;
const BATCH = 50;

/** The next look is a tenth of the payment's age away: soon at first, every few hours in the end. */
const isTime = (at: Instant, { openedAt, lookedAt }: { openedAt: number; lookedAt: number }) =>
  at - lookedAt >= Math.max(FIRST_LOOK_MS, (at - openedAt) / 10);

/** Asks about open payments whose notice never came. The company never waits for a lost message. */
export function followPayments(): Process<PaymentContext> {
  // Forgotten at a restart, which only means one look more.
  const lookedAt = new Map<string, number>();
  const due = async ({ store, payments }: PaymentContext, at: Instant) => {
    if (!payments.offered.includes("stripe")) return [];
    const period = { after: addDays(at, -FOLLOWED_DAYS), until: instantOf(at - FIRST_LOOK_MS) };
    const open = await listOpenAtStripe(store.read, { ...period, limit: BATCH });
    return open.flatMap(({ instalmentId, providerRef, openedAt }) => {
      if (providerRef === null || openedAt === null) return [];
      const last = lookedAt.get(providerRef) ?? openedAt;
      return isTime(at, { openedAt, lookedAt: last }) ? [{ instalmentId, providerRef }] : [];
    });
  };
  return {
    name: "follow-payments",
    isDue: async (context) => (await due(context, context.now())).length > 0,
    async run(context, signal) {
      const at = context.now();
      for (const payment of await due(context, at)) {
        if (signal.aborted) return;
        lookedAt.set(payment.providerRef, at);
        await lookAtOpenPayments(context, { open: [payment], at });
      }
    },
  };
}
