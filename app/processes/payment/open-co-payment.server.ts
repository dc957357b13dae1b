/**
 * Lets a company pay an instalment: at Stripe, or by a bank transfer.
 * Source: docs/decisions/060-payment-port.md
 */
import { openInstalment } from "~/commands/voucher/open-instalment.server";
import type { Actor } from "~/domain/identity/role";
import { type Instant, instantOf } from "~/domain/shared/instant";
import { krw } from "~/domain/shared/krw";
import { accept, invariant, type Outcome, refuse } from "~/domain/shared/outcome";
import type { CoPayment, Instalment } from "~/domain/voucher/co-payment";
import { isGatewayFault } from "~/gateways/gateway-fault";
import type { PaymentMethod, PaymentOrder } from "~/gateways/payment/payment-port";
import { isChargeable } from "~/gateways/stripe/stripe-checkout";
import { loadCoPaymentOfInstalment } from "~db/repositories/voucher/co-payments";
import {
  loadOpeningWish,
  type OpeningWish,
  recordOpeningDone,
  recordOpeningWish,
} from "~db/repositories/voucher/payment-openings";
import type { Deliver } from "../process.server";
import { followPayment, type PaymentContext } from "./receive-stripe-event.server";

export type OpenCoPayment = {
  readonly instalmentId: string;
  readonly method: PaymentMethod;
  /** What the payer reads beside the amount at the provider. */
  readonly label: string;
  /** The absolute address of the page that the payer comes back to. */
  readonly returnUrl: string;
  readonly actor: Actor;
  readonly at: Instant;
};

/** Where the payer goes now; null where our own page tells the rest. */
export type Opened = { readonly payUrl: string | null };

type Refusal = { readonly code: string };
type Known = { readonly coPayment: CoPayment; readonly instalment: Instalment };

/** How long the request has for itself before the outbox takes an opening up. */
const TAKEN_UP_AFTER_MS = 60_000;
/** A wish older than this would open a page that ends too soon, so it is wished anew. */
const WISH_HOLDS_MS = 20 * 3_600_000;
const MOST_WISHES = 8;

/**
 * Opens an instalment for payment, or answers where the payment that is open already goes on. When
 * the provider does not answer, the person is told so, and the wish stays in the outbox.
 */
export async function openCoPayment(
  context: PaymentContext,
  opening: OpenCoPayment,
): Promise<Outcome<Opened, Refusal>> {
  try {
    return await openOnce(context, opening);
  } catch (fault) {
    if (!isGatewayFault(fault)) throw fault;
    const { instalmentId } = opening;
    context.log.warn({ instalmentId, code: fault.code }, "payment not opened");
    return refuse({ code: "payment-unavailable" });
  }
}

async function openOnce(
  context: PaymentContext,
  opening: OpenCoPayment,
): Promise<Outcome<Opened, Refusal>> {
  const { instalmentId, method, actor, at } = opening;
  const coPayment = await loadCoPaymentOfInstalment(context.store.read, instalmentId);
  const instalment = coPayment?.instalments.find((each) => each.id === instalmentId);
  if (!coPayment || !instalment || coPayment.companyId !== actor.organisationId) {
    return refuse({ code: "not-found" });
  }
  if (!context.payments.offered.includes(method)) return refuse({ code: "method-not-offered" });
  const known = { coPayment, instalment };
  const before = await leaveEarlierPayment(context, { known, wanted: method, at });
  if (!before.ok) return before;
  if (before.value !== "gone") return accept(before.value);
  if (method === "stripe") return await openAtStripe(context, { known, opening });
  const order = orderOf({ key: "", known, opening });
  const opened = await context.payments.provider("bank").open(order);
  const attempt = instalment.attempt + 1;
  const outcome = await openInstalment(context, {
    ...{ instalmentId, attempt, method, ...opened },
    ...{ actor, at },
  });
  return outcome.ok ? accept({ payUrl: opened.payUrl }) : outcome;
}

/** An instalment has one open payment at a time: an earlier one goes on, is ended, or was paid. */
async function leaveEarlierPayment(
  context: PaymentContext,
  { known, wanted, at }: { known: Known; wanted: PaymentMethod; at: Instant },
): Promise<Outcome<Opened | "gone", Refusal>> {
  const { id, status, method, providerRef, payUrl } = known.instalment;
  if (status === "paid" || status === "cancelled") {
    return refuse({ code: "instalment-not-payable", status });
  }
  if (status !== "opened" || method === null || providerRef === null) return accept("gone");
  if (method === "bank") return accept(wanted === "bank" ? { payUrl } : "gone");
  const stripe = context.payments.provider("stripe");
  const truth = await (wanted === "stripe" ? stripe.look(providerRef) : stripe.close(providerRef));
  if (truth.state === "waiting") return accept({ payUrl });
  if (truth.state === "ended") return accept("gone");
  if (truth.state === "pending") return refuse({ code: "payment-pending" });
  // Paid, and we had not heard of it: the payer finds the instalment paid.
  await followPayment(context, { truth, noticeId: `seen:${id}:${providerRef}`, at });
  return accept({ payUrl: null });
}

const orderOf = ({
  key,
  known: { coPayment, instalment },
  opening: { label, returnUrl, at },
}: {
  key: string;
  known: Known;
  opening: OpenCoPayment;
}): PaymentOrder => ({
  key,
  coPaymentId: coPayment.id,
  instalmentId: instalment.id,
  amount: instalment.amountKrw,
  openedAt: at,
  label,
  successUrl: `${returnUrl}?returned=${instalment.id}`,
  cancelUrl: returnUrl,
});

async function openAtStripe(
  context: PaymentContext,
  { known, opening }: { known: Known; opening: OpenCoPayment },
): Promise<Outcome<Opened, Refusal>> {
  const { coPayment, instalment } = known;
  // A round may allow instalments that a card cannot carry; a bank transfer can.
  if (!isChargeable(instalment.amountKrw)) return refuse({ code: "method-not-offered" });
  const first = `copay:${coPayment.id}:${instalment.number}:${instalment.attempt + 1}`;
  for (let turn = 1; turn <= MOST_WISHES; turn += 1) {
    const key = turn === 1 ? first : `${first}:${turn}`;
    const order = orderOf({ key, known, opening });
    const wish = await wishOnce(context, { order, attempt: instalment.attempt + 1, opening });
    if (!wish) continue;
    try {
      return await carryOut(context, wish);
    } catch (fault) {
      // The key was used with another body, as by an earlier version of this program: the payment
      // behind it was never shown to anyone.
      if (!isGatewayFault(fault) || fault.code !== "stripe-key-reused") throw fault;
    }
  }
  return refuse({ code: "payment-not-opened" });
}

/** Writes the wish before Stripe is asked, or finds the one that was cut short. @returns null if old */
async function wishOnce(
  context: PaymentContext,
  {
    order,
    attempt,
    opening: { actor, at },
  }: { order: PaymentOrder; attempt: number; opening: OpenCoPayment },
): Promise<OpeningWish | null> {
  const { personId, organisationId } = actor;
  const payload = { ...order, attempt, personId, organisationId };
  return await context.store.tx([order.instalmentId], async (db) => {
    const before = await loadOpeningWish(db, order.key);
    if (before) return at - Number(before.payload["openedAt"]) < WISH_HOLDS_MS ? before : null;
    const wish = { id: context.newId("outbox"), key: order.key, payload };
    await recordOpeningWish(db, { ...wish, takenUpAt: instantOf(at + TAKEN_UP_AFTER_MS) });
    return wish;
  });
}

/**
 * Asks Stripe for the payment page and remembers it.
 *
 * If we stop before Stripe answers, or before the answer is written, the wish stays in the outbox:
 * the next run sends the same bytes under the same key and gets the same page.
 */
async function carryOut(
  context: PaymentContext,
  wish: OpeningWish,
): Promise<Outcome<Opened, Refusal>> {
  const { order, attempt, actor } = readWish(wish);
  const stripe = context.payments.provider("stripe");
  const opened = await stripe.open(order);
  const at = context.now();
  const outcome = await openInstalment(context, {
    ...{ instalmentId: order.instalmentId, attempt, method: "stripe", ...opened },
    ...{ actor, at },
  });
  // Another opening came first, or nothing is owed any more: nobody shall pay on this page.
  if (!outcome.ok) await stripe.close(opened.providerRef);
  await context.store.tx([order.instalmentId], (db) => recordOpeningDone(db, wish.id, at));
  return outcome.ok ? accept({ payUrl: opened.payUrl }) : outcome;
}

function readWish({ payload }: OpeningWish) {
  const text = (name: string): string => {
    const value = payload[name];
    invariant(typeof value === "string", `a wish to open a payment without ${name}`);
    return value;
  };
  const order: PaymentOrder = {
    key: text("key"),
    coPaymentId: text("coPaymentId"),
    instalmentId: text("instalmentId"),
    amount: krw(Number(payload["amount"])),
    openedAt: instantOf(Number(payload["openedAt"])),
    label: text("label"),
    successUrl: text("successUrl"),
    cancelUrl: text("cancelUrl"),
  };
  const actor: Actor = {
    personId: text("personId"),
    organisationId: text("organisationId"),
    role: "company",
  };
  return { order, attempt: Number(payload["attempt"]), actor };
}

/** Finishes an opening whose request was cut short; a refusal means that it is not wanted any more. */
export const finishOpening: Deliver<PaymentContext> = async (context, wish) => {
  await carryOut(context, wish);
};
