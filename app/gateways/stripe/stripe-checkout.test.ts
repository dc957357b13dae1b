import { afterEach, expect, test } from "vitest";
import { instantOf } from "~/domain/shared/instant";
import { krw } from "~/domain/shared/krw";
import {
  DOUBLE_SECRET_KEY,
  type StripeDouble,
  startStripeDouble,
} from "../../../tests/support/stripe-double/double";
import type { PaymentOrder } from "../payment/payment-port";
import { isChargeable, stripeCheckout } from "./stripe-checkout";

const open: StripeDouble[] = [];
afterEach(async () => {
  for (const double of open.splice(0)) await double.close();
});

async function aGateway({ retries = 0, nowMs }: { retries?: number; nowMs?: () => number } = {}) {
  const double = await startStripeDouble(nowMs ? { nowMs } : {});
  open.push(double);
  const gateway = stripeCheckout({
    secretKey: DOUBLE_SECRET_KEY,
    apiBase: double.url,
    timeoutMs: 2_000,
    retries,
  });
  return { double, gateway };
}

const anOrder = (over: Partial<PaymentOrder> = {}): PaymentOrder => ({
  coPaymentId: "cop_0000000001",
  instalmentId: "ins_0000000001",
  key: "copay:cop_0000000001:1:1",
  amount: krw(99_999_999),
  openedAt: instantOf(Date.now()),
  label: "자부담금 1회차",
  successUrl: "http://127.0.0.1:3000/payments/cop_0000000001?paid=1",
  cancelUrl: "http://127.0.0.1:3000/payments/cop_0000000001",
  ...over,
});

test("the wire carries whole won, the Korean page and our own key", async () => {
  const { double, gateway } = await aGateway();
  const order = anOrder();
  await gateway.open(order);
  const call = double.calls[0];
  expect(Object.fromEntries(new URLSearchParams(call?.body))).toEqual({
    mode: "payment",
    locale: "ko",
    "allowed_payment_method_types[0]": "kr_card",
    "allowed_payment_method_types[1]": "card",
    "line_items[0][quantity]": "1",
    "line_items[0][price_data][currency]": "krw",
    "line_items[0][price_data][unit_amount]": "99999999",
    "line_items[0][price_data][product_data][name]": "자부담금 1회차",
    client_reference_id: "ins_0000000001",
    "metadata[instalmentId]": "ins_0000000001",
    "metadata[coPaymentId]": "cop_0000000001",
    "payment_intent_data[metadata][instalmentId]": "ins_0000000001",
    "payment_intent_data[metadata][coPaymentId]": "cop_0000000001",
    success_url: order.successUrl,
    cancel_url: order.cancelUrl,
    expires_at: String(Math.floor(order.openedAt / 1_000) + 23 * 3_600),
  });
  expect(call?.headers["idempotency-key"]).toBe("copay:cop_0000000001:1:1");
  expect(call?.headers["stripe-version"]).toBe("2026-10-28.endive");
  expect(call?.headers["x-stripe-client-telemetry"]).toBeUndefined();
});

test("an amount outside 100 to 99,999,999 whole won never reaches the wire", async () => {
  const { double, gateway } = await aGateway();
  for (const amount of [99, 100_000_000, 1_000.5, Number.NaN, -5, 2 ** 53 - 1]) {
    expect(isChargeable(amount)).toBe(false);
    await expect(gateway.open(anOrder({ amount: amount as never }))).rejects.toThrow("chargeable");
  }
  expect(double.calls).toHaveLength(0);
  expect(isChargeable(100) && isChargeable(99_999_999)).toBe(true);
});

test("a lost answer is asked again and gives the same payment", async () => {
  const { double, gateway } = await aGateway();
  // Twice: the SDK tries a cut line once more by itself, whatever retries it was given.
  double.fail({ what: "drop-after" }, { what: "drop-after" });
  const order = anOrder();
  await expect(gateway.open(order)).rejects.toMatchObject({
    name: "GatewayFault",
    code: "stripe-unreachable",
    retriable: true,
  });
  const opened = await gateway.open(order);
  expect([...double.memory.sessions.keys()]).toEqual([opened.providerRef]);
});

test("the SDK's own retry keeps our key", async () => {
  const { double, gateway } = await aGateway({ retries: 2 });
  double.fail({ what: 500 }, { what: "drop-before" });
  await gateway.open(anOrder());
  expect(double.calls.map((call) => call.headers["idempotency-key"])).toEqual(
    Array(3).fill("copay:cop_0000000001:1:1"),
  );
  expect(double.memory.sessions.size).toBe(1);
});

test("each fault says whether asking again can help", async () => {
  const { double, gateway } = await aGateway();
  const cut = { what: "drop-before" } as const;
  double.fail({ what: 429 }, { what: 500 }, cut, cut);
  const fault = () => gateway.open(anOrder()).catch((problem: unknown) => problem);
  expect(await fault()).toMatchObject({ code: "stripe-busy", retriable: true });
  expect(await fault()).toMatchObject({ code: "stripe-unavailable", retriable: true });
  expect(await fault()).toMatchObject({ code: "stripe-unreachable", retriable: true });
  await gateway.open(anOrder());
  await expect(gateway.open(anOrder({ label: "다른 이름" }))).rejects.toMatchObject({
    code: "stripe-key-reused",
    retriable: false,
  });
  await expect(gateway.look("cs_test_nobody")).rejects.toMatchObject({
    code: "stripe-unknown-payment",
    retriable: false,
  });
});

test("a key that Stripe refuses is not asked again", async () => {
  const { double } = await aGateway();
  const gateway = stripeCheckout({ secretKey: "sk_test_other", apiBase: double.url });
  await expect(gateway.open(anOrder())).rejects.toMatchObject({ code: "stripe-key-refused" });
});

test("the truth follows the payer: waiting, then paid with the whole amount", async () => {
  const { double, gateway } = await aGateway();
  const { providerRef } = await gateway.open(anOrder());
  expect(await gateway.look(providerRef)).toMatchObject({ state: "waiting" });
  double.payer(providerRef, "fail");
  expect(await gateway.look(providerRef)).toMatchObject({ state: "waiting" });
  double.payer(providerRef, "pay");
  expect(await gateway.look(providerRef)).toEqual({
    providerRef,
    state: "paid",
    instalmentId: "ins_0000000001",
    amount: 99_999_999,
  });
});

test("a delayed payment is pending until it arrives, and over when it bounces", async () => {
  const { double, gateway } = await aGateway();
  const arriving = await gateway.open(anOrder());
  double.payer(arriving.providerRef, "delay");
  expect(await gateway.look(arriving.providerRef)).toMatchObject({ state: "pending" });
  double.payer(arriving.providerRef, "arrive");
  expect(await gateway.look(arriving.providerRef)).toMatchObject({ state: "paid" });
  const bouncing = await gateway.open(anOrder({ key: "copay:cop_0000000001:1:2" }));
  double.payer(bouncing.providerRef, "delay");
  double.payer(bouncing.providerRef, "bounce");
  expect(await gateway.look(bouncing.providerRef)).toMatchObject({ state: "ended" });
});

test("closing a page that was paid meanwhile answers paid", async () => {
  const { double, gateway } = await aGateway();
  const first = await gateway.open(anOrder());
  expect(await gateway.close(first.providerRef)).toMatchObject({ state: "ended" });
  const second = await gateway.open(anOrder({ key: "copay:cop_0000000001:1:2" }));
  double.payer(second.providerRef, "pay");
  expect(await gateway.close(second.providerRef)).toMatchObject({ state: "paid" });
});

test("a page whose time is over is ended", async () => {
  let now = Date.now();
  const { gateway } = await aGateway({ nowMs: () => now });
  const { providerRef } = await gateway.open(anOrder());
  now += 23 * 3_600_000;
  expect(await gateway.look(providerRef)).toMatchObject({ state: "ended" });
});
