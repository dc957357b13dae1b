import Stripe from "stripe";
import { instantOf } from "~/domain/shared/instant";
import { type Krw, krw } from "~/domain/shared/krw";
import { invariant } from "~/domain/shared/outcome";
import type { PaymentOrder, PaymentProvider, PaymentTruth } from "../payment/payment-port";
import { asFault } from "./stripe-fault";

export type StripeOptions = {
  readonly secretKey: string;
  /** `STRIPE_API_BASE`; absent for Stripe itself. */
  readonly apiBase?: string | undefined;
  /** A filter on the methods that the account has switched on. */
  readonly methodTypes?: readonly string[] | undefined;
  readonly timeoutMs?: number;
  readonly retries?: number;
};

/** Stripe takes at most eight digits and at least ₩100 a charge. Source: stripe-node 23.1 amount docs. */
export const SMALLEST_CHARGE = krw(100);
export const LARGEST_CHARGE = krw(99_999_999);

/** How long a payment page stays open. Stripe allows 30 minutes to 24 hours; the hour is for repeats. */
const PAGE_OPEN_MS = 23 * 3_600_000;

/** The first moment at which the attempt can no longer be opened or paid. */
export const stripePageEnd = (openedAt: number) => instantOf(openedAt + PAGE_OPEN_MS);

/**
 * Whether Stripe can charge this amount. The SDK checks nothing: a fraction, NaN or a ninth digit
 * would go onto the wire as it is.
 */
export const isChargeable = (amount: number): boolean =>
  Number.isInteger(amount) && amount >= SMALLEST_CHARGE && amount <= LARGEST_CHARGE;

function addressOf(apiBase: string | undefined) {
  if (!apiBase) return {};
  const { protocol, hostname, port } = new URL(apiBase);
  return protocol === "https:"
    ? { host: hostname, port: port || "443", protocol: "https" as const }
    : { host: hostname, port: port || "80", protocol: "http" as const };
}

function createParams(order: PaymentOrder, methodTypes: readonly string[]) {
  const metadata = { instalmentId: order.instalmentId, coPaymentId: order.coPaymentId };
  return {
    mode: "payment",
    locale: "ko",
    allowed_payment_method_types: [...methodTypes],
    line_items: [
      {
        quantity: 1,
        price_data: {
          // KRW has no minor unit: the amount is whole won, never won × 100.
          currency: "krw",
          unit_amount: order.amount,
          product_data: { name: order.label },
        },
      },
    ],
    client_reference_id: order.instalmentId,
    metadata,
    payment_intent_data: { metadata },
    success_url: order.successUrl,
    cancel_url: order.cancelUrl,
    expires_at: Math.floor(stripePageEnd(order.openedAt) / 1_000),
  } satisfies Stripe.Checkout.SessionCreateParams;
}

function stateOf(session: Stripe.Checkout.Session): PaymentTruth["state"] {
  if (session.payment_status === "paid") return "paid";
  if (session.status === "expired") return "ended";
  if (session.status !== "complete") return "waiting";
  // A completed page with an asynchronous method: the money arrives later or fails. Enums of the
  // API are open, so whatever else it says is a payment that we keep asking about.
  return hasFailed(session) ? "ended" : "pending";
}

/** An asynchronous payment that failed sends its intent back to asking for a method. */
function hasFailed(session: Stripe.Checkout.Session): boolean {
  const intent = session.payment_intent;
  if (intent === null || typeof intent !== "object") return false;
  return intent.status === "requires_payment_method" || intent.status === "canceled";
}

const wonOf = (session: Stripe.Checkout.Session): Krw | null =>
  session.currency === "krw" && Number.isInteger(session.amount_total)
    ? krw(session.amount_total ?? 0)
    : null;

const truthOf = (session: Stripe.Checkout.Session): PaymentTruth => ({
  providerRef: session.id,
  state: stateOf(session),
  instalmentId: session.metadata?.["instalmentId"] ?? session.client_reference_id,
  amount: wonOf(session),
});

/**
 * Collects an instalment on a payment page that Stripe hosts.
 * Source: docs/decisions/060-payment-port.md
 */
export function stripeCheckout(options: StripeOptions): PaymentProvider {
  const { sessions } = new Stripe(options.secretKey, {
    ...addressOf(options.apiBase),
    telemetry: false,
    timeout: options.timeoutMs ?? 10_000,
    // The SDK keeps our idempotency key across its own retries, so these cannot charge twice.
    maxNetworkRetries: options.retries ?? 1,
  }).checkout;
  const methodTypes = options.methodTypes ?? ["kr_card", "card"];
  const fetchTruth = async (providerRef: string) =>
    truthOf(await sessions.retrieve(providerRef, { expand: ["payment_intent"] }));
  return {
    method: "stripe",
    async open(order) {
      invariant(isChargeable(order.amount), `not chargeable by card: ${order.amount}`);
      // If we stop after the call, the next run asks with the same key and gets the same session.
      const session = await asFault(
        sessions.create(createParams(order, methodTypes), { idempotencyKey: order.key }),
      );
      return { providerRef: session.id, payUrl: session.url };
    },
    look: (providerRef) => asFault(fetchTruth(providerRef)),
    async close(providerRef) {
      const before = await asFault(fetchTruth(providerRef));
      if (before.state !== "waiting") return before;
      try {
        return truthOf(await sessions.expire(providerRef));
      } catch {
        // Somebody paid or ended it in between, or Stripe is away: the truth decides, or its fault.
        return await asFault(fetchTruth(providerRef));
      }
    },
  };
}
