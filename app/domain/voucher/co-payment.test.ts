import { expect, test } from "vitest";
import { instantOf } from "~/domain/shared/instant";
import { krw } from "~/domain/shared/krw";
import {
  type CoPayment,
  fallDue,
  type Instalment,
  openInstalment,
  receiptIdOf,
  receive,
} from "./co-payment";

const context = {
  roundId: "rnd",
  ruleVersion: "2026-1",
  actorId: "per",
  requestId: "req",
  at: instantOf(1_000),
};
const due = (): CoPayment =>
  fallDue(context, {
    id: "cop",
    requestId: "req",
    reviewId: "rev",
    companyId: "com",
    roundId: "rnd",
    dueAt: instantOf(2_000),
    instalments: [
      { id: "i1", amountKrw: krw(6) },
      { id: "i2", amountKrw: krw(5) },
    ],
  }).coPayment;
const withFirst = (changes: Partial<Instalment>): CoPayment => {
  const coPayment = due();
  const [first, second] = coPayment.instalments;
  return { ...coPayment, instalments: [{ ...first!, ...changes }, second!] };
};
const opening = (attempt: number, providerRef = "cs_1") => ({
  instalmentId: "i1",
  attempt,
  method: "stripe" as const,
  providerRef,
  payUrl: "https://pay.example/1",
});
const payment = (changes: object = {}) => ({
  instalmentId: "i1",
  method: "stripe" as const,
  providerRef: "cs_1",
  amountKrw: krw(6),
  confirmedBy: null,
  ...changes,
});

test("a co-payment is the sum of its instalments, numbered from one", () => {
  expect(due()).toMatchObject({ amountKrw: 11, status: "due" });
  expect(due().instalments.map((each) => [each.number, each.attempt, each.status])).toEqual([
    [1, 0, "due"],
    [2, 0, "due"],
  ]);
});

test("an attempt told twice is one attempt; an old or a skipped number is refused", () => {
  const opened = openInstalment(context, due(), opening(1));
  expect(opened).toMatchObject({ ok: true, value: { instalment: { attempt: 1 } } });
  const known = withFirst({ status: "opened", attempt: 1, providerRef: "cs_1" });
  expect(openInstalment(context, known, opening(1))).toMatchObject({ value: { fact: null } });
  expect(openInstalment(context, known, opening(1, "cs_2"))).toMatchObject({
    refusal: { code: "attempt-stale", attempt: 1 },
  });
  expect(openInstalment(context, known, opening(3, "cs_3"))).toMatchObject({ ok: false });
  expect(openInstalment(context, known, opening(2, "cs_2"))).toMatchObject({ ok: true });
});

test("what is paid or cancelled is not opened again", () => {
  for (const status of ["paid", "cancelled"] as const) {
    expect(openInstalment(context, withFirst({ status }), opening(1))).toEqual({
      ok: false,
      refusal: { code: "instalment-not-payable", status },
    });
  }
  const cancelled = { ...due(), status: "cancelled" as const };
  expect(openInstalment(context, cancelled, opening(1))).toMatchObject({ ok: false });
});

test("the last instalment pays the co-payment, whichever it is", () => {
  const first = receive(context, due(), payment());
  expect(first).toMatchObject({ value: { state: "recorded", isCoPaymentPaid: false } });
  const half = withFirst({ status: "paid" });
  const last = receive(context, half, payment({ instalmentId: "i2", amountKrw: krw(5) }));
  expect(last).toMatchObject({ value: { state: "recorded", isCoPaymentPaid: true } });
});

test("another amount than was asked for is refused, by a won more or less", () => {
  for (const amountKrw of [krw(5), krw(7), krw(0)]) {
    expect(receive(context, due(), payment({ amountKrw }))).toEqual({
      ok: false,
      refusal: { code: "amount-differs", expectedKrw: 6 },
    });
  }
});

test("money for a paid or cancelled instalment is booked as surplus and changes nothing else", () => {
  const paid = receive(context, withFirst({ status: "paid" }), payment({ providerRef: "cs_2" }));
  expect(paid).toMatchObject({ value: { state: "surplus", instalment: null } });
  const cancelled = receive(context, { ...due(), status: "cancelled" }, payment());
  expect(cancelled).toMatchObject({ value: { state: "surplus", isCoPaymentPaid: false } });
  expect(cancelled.ok && cancelled.value.facts[0]?.transfers).toHaveLength(1);
});

test("a transfer that was under way when the company changed to a card still pays the instalment", () => {
  const byCard = withFirst({ status: "opened", method: "stripe", attempt: 2, providerRef: "cs_1" });
  const late = payment({ method: "bank", providerRef: "VS1", confirmedBy: "p1" });
  expect(receive(context, byCard, late)).toMatchObject({
    value: {
      state: "recorded",
      instalment: {
        status: "paid",
        method: "bank",
        providerRef: "VS1",
        receiptId: receiptIdOf(late),
      },
    },
  });
});

test("each payment a provider knows is booked under its own id", () => {
  expect(receiptIdOf(payment())).toBe(receiptIdOf(payment()));
  expect(receiptIdOf(payment())).not.toBe(receiptIdOf(payment({ providerRef: "cs_2" })));
});
