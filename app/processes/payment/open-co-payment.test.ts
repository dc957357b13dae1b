import { expect, test } from "vitest";
import { confirmBankTransfer } from "~/commands/voucher/confirm-bank-transfer.server";
import { krw } from "~/domain/shared/krw";
import { depositorCode } from "~/gateways/bank/bank-transfer";
import { OPEN_PAYMENT } from "~db/repositories/voucher/payment-openings";
import { loadDueDeliveries } from "~db/repositories/waiting/deliveries";
import { aDebt } from "../../../tests/support/payments";
import { freshStore } from "../../../tests/support/store";
import { finishOpening, openCoPayment } from "./open-co-payment.server";

test("opening leads to the payment page, and opening again to the same one", async () => {
  const debt = await aDebt(await freshStore());
  const first = await debt.open(1);
  expect(first).toMatchObject({ ok: true, value: { payUrl: expect.stringContaining("/pay/") } });
  expect(await debt.open(1)).toEqual(first);
  expect(debt.double.memory.sessions.size).toBe(1);
  const [session] = debt.double.memory.sessions.values();
  expect(session?.amount_total).toBe((await debt.coPayment()).instalments[0]?.amountKrw);
});

test("a crash after the provider's answer is mended by the next try, with one payment in all", async () => {
  const debt = await aDebt(await freshStore());
  const cut = { what: "drop-after", path: "checkout/sessions" } as const;
  debt.double.fail(cut, cut);
  const away = { ok: false, refusal: { code: "payment-unavailable" } };
  expect(await debt.open(1)).toEqual(away);
  expect((await debt.coPayment()).instalments[0]?.status).toBe("due");
  debt.pass(5_000);
  expect((await debt.open(1)).ok).toBe(true);
  expect([...debt.double.memory.sessions.keys()]).toEqual([await debt.refOf(1)]);
});

test("when nobody tries again, the outbox finishes the opening", async () => {
  const debt = await aDebt(await freshStore());
  const cut = { what: "drop-after", path: "checkout/sessions" } as const;
  debt.double.fail(cut, cut);
  await debt.open(1);
  const waiting = async () =>
    (await loadDueDeliveries(debt.world.store.read, { at: debt.clock.at, limit: 50 })).filter(
      (each) => each.topic === OPEN_PAYMENT,
    );
  expect(await waiting()).toEqual([]);
  debt.pass(60_000);
  const [wish] = await waiting();
  if (!wish) throw new Error("no wish");
  await finishOpening(debt.context, wish);
  expect([...debt.double.memory.sessions.keys()]).toEqual([await debt.refOf(1)]);
  expect(await waiting()).toEqual([]);
});

test("an opening that comes too late closes its page, so that nobody pays there", async () => {
  const debt = await aDebt(await freshStore());
  const cut = { what: "drop-after", path: "checkout/sessions" } as const;
  debt.double.fail(cut, cut);
  await debt.open(1);
  expect((await debt.open(1, "bank")).ok).toBe(true);
  debt.pass(60_000);
  const due = await loadDueDeliveries(debt.world.store.read, { at: debt.clock.at, limit: 50 });
  const wish = due.find((each) => each.topic === OPEN_PAYMENT);
  if (!wish) throw new Error("no wish");
  await finishOpening(debt.context, wish);
  expect([...debt.double.memory.sessions.values()].map((each) => each.status)).toEqual(["expired"]);
  expect((await debt.coPayment()).instalments[0]?.method).toBe("bank");
});

test("a page that ran out is replaced by a new one under a new key", async () => {
  const debt = await aDebt(await freshStore());
  await debt.open(1);
  const first = await debt.refOf(1);
  debt.pass(23 * 3_600_000);
  await debt.open(1);
  expect(await debt.refOf(1)).not.toBe(first);
  const keys = debt.double.calls.flatMap((call) => call.headers["idempotency-key"] ?? []);
  expect(keys.map((key) => String(key).split(":").at(-1))).toEqual(["1", "2"]);
});

test("a wish that Stripe could not answer for a day is wished anew", async () => {
  const debt = await aDebt(await freshStore());
  debt.double.fail({ what: 500 });
  await debt.open(1);
  debt.pass(30 * 3_600_000);
  expect((await debt.open(1)).ok).toBe(true);
});

test("changing to a bank transfer ends the page first, and the transfer is confirmed by a person", async () => {
  const debt = await aDebt(await freshStore());
  await debt.open(1);
  const page = await debt.refOf(1);
  expect(await debt.open(1, "bank")).toEqual({ ok: true, value: { payUrl: null } });
  expect(debt.double.memory.sessions.get(page)?.status).toBe("expired");
  const instalment = (await debt.coPayment()).instalments[0]!;
  expect(instalment.providerRef).toBe(depositorCode(instalment.id));
  const confirmation = {
    instalmentId: instalment.id,
    amountKrw: instalment.amountKrw,
    at: debt.clock.at,
  };
  const { deps, manager, company } = debt.world;
  expect((await confirmBankTransfer(deps, { ...confirmation, actor: company })).ok).toBe(false);
  expect((await confirmBankTransfer(deps, { ...confirmation, actor: manager })).ok).toBe(true);
  expect((await debt.coPayment()).instalments[0]?.status).toBe("paid");
});

test("a page that was paid meanwhile cannot be left: the payment is found and booked", async () => {
  const debt = await aDebt(await freshStore());
  await debt.open(1);
  debt.double.payer(await debt.refOf(1), "pay");
  expect(await debt.open(1, "bank")).toEqual({ ok: true, value: { payUrl: null } });
  const instalment = (await debt.coPayment()).instalments[0];
  expect(instalment).toMatchObject({ status: "paid", method: "stripe" });
});

test("while a payment is on its way nobody can pay a second time", async () => {
  const debt = await aDebt(await freshStore());
  await debt.open(1);
  debt.double.payer(await debt.refOf(1), "delay");
  for (const method of ["stripe", "bank"] as const) {
    expect(await debt.open(1, method)).toEqual({ ok: false, refusal: { code: "payment-pending" } });
  }
});

test("a paid instalment is not opened again", async () => {
  const debt = await aDebt(await freshStore());
  await debt.open(1);
  debt.double.payer(await debt.refOf(1), "pay");
  await debt.deliver(debt.double.memory.events[0]!);
  expect(await debt.open(1)).toMatchObject({
    ok: false,
    refusal: { code: "instalment-not-payable", status: "paid" },
  });
});

test("another company's instalment and an unknown one are alike: not found", async () => {
  const debt = await aDebt(await freshStore());
  const instalment = (await debt.coPayment()).instalments[0]!;
  const opening = {
    method: "stripe",
    label: "자부담금",
    returnUrl: "http://127.0.0.1/",
    at: debt.clock.at,
  } as const;
  const asked = [
    { instalmentId: instalment.id, actor: debt.world.otherCompany },
    { instalmentId: "ins_9999999999", actor: debt.world.company },
  ];
  for (const each of asked) {
    expect(await openCoPayment(debt.context, { ...opening, ...each })).toEqual({
      ok: false,
      refusal: { code: "not-found" },
    });
  }
  expect(debt.double.calls).toHaveLength(0);
});

test("two clicks at once open one payment", async () => {
  const debt = await aDebt(await freshStore());
  await Promise.all([debt.open(1), debt.open(1), debt.open(1)]);
  expect(debt.double.memory.sessions.size).toBe(1);
});

test("a co-pay of one won more than a charge can carry is paid in two", async () => {
  const debt = await aDebt(await freshStore(), { rules: { chargeLimitKrw: krw(24_999_999) } });
  const { amountKrw, instalments } = await debt.coPayment();
  expect(amountKrw).toBe(25_000_000);
  expect(instalments).toHaveLength(2);
  expect((await debt.open(1)).ok && (await debt.open(2)).ok).toBe(true);
  const asked = [...debt.double.memory.sessions.values()].map((each) => each.amount_total);
  expect(asked.reduce((sum, each) => sum + each, 0)).toBe(25_000_000);
});

test("an instalment that no card can carry is left to the bank transfer", async () => {
  const debt = await aDebt(await freshStore(), {
    priceKrw: 200,
    rules: { chargeLimitKrw: krw(99_999_999) },
  });
  expect((await debt.coPayment()).amountKrw).toBe(50);
  expect(await debt.open(1)).toEqual({ ok: false, refusal: { code: "method-not-offered" } });
  expect((await debt.open(1, "bank")).ok).toBe(true);
});
