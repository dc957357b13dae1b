import { expect, test } from "vitest";
import { addDays, instantOf } from "~/domain/shared/instant";
import { loadGrantsOfRequest } from "~db/repositories/access/grants";
import { listTransfers, sumByKind } from "~db/repositories/voucher/ledger";
import { listOpenAtStripe } from "~db/repositories/voucher/payment-openings";
import { aDebt, type Debt } from "../../../tests/support/payments";
import { freshStore } from "../../../tests/support/store";
import { seeded, signatureOf } from "../../../tests/support/stripe-double/deliveries";
import { DOUBLE_WEBHOOK_SECRET } from "../../../tests/support/stripe-double/double";
import { followPayments, receiveNotice } from "./receive-stripe-event.server";

/** What the books say in the end, without ids and moments. */
async function booksOf({ world, requestId, coPayment }: Debt) {
  const { store, roundId } = world;
  const transfers = await listTransfers(store.read, { requestId, limit: 200 });
  const { status, instalments } = await coPayment();
  return {
    sums: await sumByKind(store.read, roundId),
    transfers: transfers.map(({ reason, amountKrw }) => `${reason} ${amountKrw}`).sort(),
    grants: (await loadGrantsOfRequest(store.read, requestId)).length,
    status,
    instalments: instalments.map((each) => each.status),
  };
}

/**
 * The first instalment's page runs out and its second one is paid late, the second is paid at once,
 * the third bounces and is paid at the next try. @param after told after each step
 */
async function payWithTrouble(debt: Debt, after: () => Promise<void> = async () => {}) {
  const { double, open, refOf, pass } = debt;
  const step = async (what: () => void) => {
    what();
    await after();
  };
  await open(1);
  await open(2);
  await open(3);
  double.payer(await refOf(2), "pay");
  await after();
  const third = await refOf(3);
  await step(() => double.payer(third, "delay"));
  await step(() => double.payer(third, "bounce"));
  pass(24 * 3_600_000);
  await open(1);
  const first = await refOf(1);
  await step(() => double.payer(first, "delay"));
  await open(3);
  const again = await refOf(3);
  await step(() => double.payer(again, "pay"));
  await step(() => double.payer(first, "arrive"));
}

/** Each notice in its time, once. */
async function inOrder() {
  const debt = await aDebt(await freshStore());
  let told = 0;
  await payWithTrouble(debt, async () => {
    for (const event of debt.double.memory.events.slice(told)) await debt.deliver(event);
    told = debt.double.memory.events.length;
  });
  return await booksOf(debt);
}

test("whatever the order, the repeats and the losses of notices, the books are the same", async () => {
  const expected = await inOrder();
  expect(expected).toMatchObject({
    status: "paid",
    grants: 1,
    instalments: ["paid", "paid", "paid"],
    sums: { "co-pay-received": 0, payer: -25_000_000, "hospital-from-co-pay": 25_000_000 },
  });
  for (const seed of [1, 2, 3, 4]) {
    const debt = await aDebt(await freshStore());
    await payWithTrouble(debt);
    const random = seeded(seed);
    const events = debt.double.memory.events
      .flatMap((event) => (random() < 0.4 ? [event, event] : random() < 0.3 ? [] : [event]))
      .map((event) => ({ event, at: random() }))
      .sort((a, b) => a.at - b.at);
    for (const { event } of events) await debt.deliver(event);
    // What was lost on the way is found by asking.
    debt.pass(3_600_000);
    await followPayments().run(debt.context, new AbortController().signal);
    expect(await booksOf(debt)).toEqual(expected);
  }
}, 120_000);

test("without a single notice, asking alone finds every payment", async () => {
  const debt = await aDebt(await freshStore());
  await payWithTrouble(debt);
  const follow = followPayments();
  debt.pass(60_000);
  expect(await follow.isDue(debt.context)).toBe(true);
  await follow.run(debt.context, new AbortController().signal);
  expect((await booksOf(debt)).status).toBe("paid");
  expect(await follow.isDue(debt.context)).toBe(false);
});

test("an open page is asked about soon at first and rarely later", async () => {
  const debt = await aDebt(await freshStore());
  await debt.open(1);
  const follow = followPayments();
  const asked = async () => {
    const before = debt.double.calls.length;
    if (await follow.isDue(debt.context)) {
      await follow.run(debt.context, new AbortController().signal);
    }
    return debt.double.calls.length - before;
  };
  expect(await asked()).toBe(0);
  debt.pass(60_000);
  expect(await asked()).toBe(1);
  expect(await asked()).toBe(0);
  debt.pass(10 * 3_600_000);
  expect(await asked()).toBe(1);
  debt.pass(1_800_000);
  expect(await asked()).toBe(0);
});

test("a provider that is away is asked again later, and the notice waits", async () => {
  const debt = await aDebt(await freshStore());
  await debt.open(1);
  debt.double.payer(await debt.refOf(1), "pay");
  const event = debt.double.memory.events[0]!;
  debt.double.fail({ what: 500 });
  await expect(debt.deliver(event)).rejects.toMatchObject({ code: "stripe-unavailable" });
  expect((await debt.coPayment()).instalments[0]?.status).toBe("opened");
  expect(await debt.deliver(event)).toBe("recorded");
});

test("the sender is told whether sending again helps", async () => {
  const debt = await aDebt(await freshStore());
  await debt.open(1);
  const paid = debt.double.memory.sessions.get(await debt.refOf(1))!;
  const send = (event: object, secret = DOUBLE_WEBHOOK_SECRET) => {
    const text = JSON.stringify(event);
    const signature = signatureOf(text, secret, Math.floor(debt.clock.at / 1_000));
    const body = new TextEncoder().encode(text);
    return receiveNotice(debt.context, { body, signature, at: debt.clock.at });
  };
  const event = debt.double.memory.tell("checkout.session.completed", paid);
  expect(await send(event, "whsec_other")).toBe("refused");
  debt.double.fail({ what: 429 });
  expect(await send(event)).toBe("try-again");
  const unknown = debt.double.memory.tell("checkout.session.completed", { ...paid, id: "cs_gone" });
  expect(await send(unknown)).toBe("parked");
});

test("a lying notice changes nothing: only the provider's own answer counts", async () => {
  const debt = await aDebt(await freshStore());
  await debt.open(1);
  const session = debt.double.memory.sessions.get(await debt.refOf(1))!;
  const lie = debt.double.memory.tell("checkout.session.completed", {
    ...session,
    payment_status: "paid",
    status: "complete",
  });
  expect(await debt.deliver(lie)).toBe("not-paid");
  expect((await debt.coPayment()).instalments[0]?.status).toBe("opened");
});

test("a payment that is not ours, and a kind that we do not follow, are left alone", async () => {
  const debt = await aDebt(await freshStore());
  await debt.open(1);
  const session = debt.double.memory.sessions.get(await debt.refOf(1))!;
  const foreign = { ...session, id: "cs_test_foreign", metadata: {}, client_reference_id: null };
  debt.double.memory.sessions.set(foreign.id, foreign);
  debt.double.payer(foreign.id, "pay");
  expect(await debt.deliver(debt.double.memory.events.at(-1)!)).toBe("foreign");
  expect(await debt.deliver(debt.double.memory.tell("charge.refunded", session))).toBe("ignored");
});

test("a payment of another amount than was asked is not booked", async () => {
  const debt = await aDebt(await freshStore());
  await debt.open(1);
  const session = debt.double.memory.sessions.get(await debt.refOf(1))!;
  session.amount_total -= 1;
  debt.double.payer(session.id, "pay");
  expect(await debt.deliver(debt.double.memory.events.at(-1)!)).toBe("differs");
  expect((await debt.coPayment()).instalments[0]?.status).toBe("opened");
});

test("only payments of the last two weeks are asked about", async () => {
  const debt = await aDebt(await freshStore());
  await debt.open(1);
  const { store } = debt.world;
  const at = debt.clock.at;
  const open = (after: number, until: number) =>
    listOpenAtStripe(store.read, {
      after: instantOf(after),
      until: instantOf(until),
      limit: 50,
    });
  expect(await open(addDays(at, -14), at)).toHaveLength(1);
  expect(await open(at, addDays(at, 1))).toHaveLength(0);
});
