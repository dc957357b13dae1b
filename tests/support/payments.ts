/** A world whose company owes a co-payment, with the payment port on the loopback double. */
import { afterEach, beforeAll } from "vitest";
import { type Instant, instantOf } from "~/domain/shared/instant";
import { krw } from "~/domain/shared/krw";
import type { PaymentMethod } from "~/domain/voucher/co-payment";
import { openPayments } from "~/gateways/payment/payments";
import { openCoPayment } from "~/processes/payment/open-co-payment.server";
import {
  type PaymentContext,
  receiveStripeEvent,
} from "~/processes/payment/receive-stripe-event.server";
import { loadCoPaymentsOfRequest } from "~db/repositories/voucher/co-payments";
import type { Store } from "~db/store";
import { aWorld, everyoneVotes, submitARequest, type WorldWish } from "./builders/world";
import { freshStore } from "./store";
import { signatureOf } from "./stripe-double/deliveries";
import {
  DOUBLE_SECRET_KEY,
  DOUBLE_WEBHOOK_SECRET,
  type StripeDouble,
  startStripeDouble,
} from "./stripe-double/double";
import type { DoubleEvent } from "./stripe-double/ledger-of-double";

// The first database of a file takes as long to start as a test may last.
beforeAll(async () => void (await freshStore()));

const running: StripeDouble[] = [];
afterEach(async () => {
  for (const double of running.splice(0)) await double.close();
});

const ACCOUNT = { bank: "시연은행", number: "000-00-000000", holder: "시연", isInvented: true };
const RETURN_URL = "http://127.0.0.1:3000/payments/cop";

/** Three instalments: 25,000,000 won of co-pay at 10,000,000 won a charge, unless wished otherwise. */
export async function aDebt(store: Store, { rules, ...wish }: WorldWish = {}) {
  const world = await aWorld(store, {
    ...wish,
    rules: { chargeLimitKrw: krw(10_000_000), ...rules },
  });
  const hospital = world.hospitals[0];
  const datasetIds = hospital.datasetIds.slice(0, 1);
  const { requestId } = await submitARequest(world, { datasetIds });
  await everyoneVotes(world, { requestId, hospital });
  const clock = { at: world.at as Instant };
  const double = await startStripeDouble({ nowMs: () => clock.at });
  running.push(double);
  const context: PaymentContext = {
    ...world.deps,
    randomBytes: (count) => new Uint8Array(count),
    now: () => clock.at,
    log: { info: () => {}, warn: () => {}, error: () => {} },
    payments: openPayments({
      stripe: {
        secretKey: DOUBLE_SECRET_KEY,
        webhookSecret: DOUBLE_WEBHOOK_SECRET,
        apiBase: double.url,
        retries: 0,
      },
      bank: { account: ACCOUNT },
    }),
  };
  const coPayment = async () => {
    const [found] = await loadCoPaymentsOfRequest(store.read, requestId);
    if (!found) throw new Error("nothing is owed");
    return found;
  };
  const open = async (number: number, method: PaymentMethod = "stripe") => {
    const instalment = (await coPayment()).instalments[number - 1];
    return await openCoPayment(context, {
      instalmentId: instalment?.id ?? "",
      method,
      label: `자부담금 ${number}회차`,
      returnUrl: RETURN_URL,
      actor: world.company,
      at: clock.at,
    });
  };
  /** The provider's id of what an instalment is open with. */
  const refOf = async (number: number) =>
    (await coPayment()).instalments[number - 1]?.providerRef ?? "";
  /** Hands a notice over as the webhook would: signed bytes, read and followed. */
  const deliver = async (event: DoubleEvent) => {
    const payload = JSON.stringify(event);
    const header = signatureOf(payload, DOUBLE_WEBHOOK_SECRET, Math.floor(clock.at / 1_000));
    const bytes = new TextEncoder().encode(payload);
    const notice = context.payments.notices?.readNotice(bytes, header, clock.at);
    if (!notice) throw new Error("the notice was refused");
    return await receiveStripeEvent(context, notice, clock.at);
  };
  const pass = (ms: number) => {
    clock.at = instantOf(clock.at + ms);
  };
  return { world, requestId, double, context, clock, coPayment, open, refOf, deliver, pass };
}

export type Debt = Awaited<ReturnType<typeof aDebt>>;
