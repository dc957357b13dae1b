import { expect, test } from "vitest";
import { addDays, type Instant, instantOf } from "~/domain/shared/instant";
import { krw } from "~/domain/shared/krw";
import { receiptIdOf } from "~/domain/voucher/co-payment";
import { loadRequest } from "~db/repositories/access/requests";
import { loadCoPaymentsOfRequest } from "~db/repositories/voucher/co-payments";
import { sumByKind } from "~db/repositories/voucher/ledger";
import {
  aWorld,
  done,
  everyoneVotes,
  payAll,
  submitARequest,
  type WorldWish,
} from "../../../tests/support/builders/world";
import { expectSoundBooks } from "../../../tests/support/sound-books";
import { freshStore } from "../../../tests/support/store";
import { appropriateFunds } from "./appropriate-funds.server";
import { confirmBankTransfer } from "./confirm-bank-transfer.server";
import { expireHolds } from "./expire-holds.server";
import { openInstalment } from "./open-instalment.server";
import { recordInstalmentPaid } from "./record-instalment-paid.server";
import { returnUnusedCredit } from "./return-unused-credit.server";
import { reverseTransfer } from "./reverse-transfer.server";

const codeOf = (outcome: { ok: boolean; refusal?: { code: string } }) => outcome.refusal?.code;

/** An approved request whose co-pay of 25,000,000 won falls due, in as many parts as the limit says. */
async function aDueCoPayment(wish: WorldWish = {}) {
  const world = await aWorld(await freshStore(), wish);
  const hospital = world.hospitals[0];
  const { requestId } = await submitARequest(world, { datasetIds: [hospital.datasetIds[0]!] });
  await everyoneVotes(world, { requestId, hospital });
  const load = async () => (await loadCoPaymentsOfRequest(world.store.read, requestId))[0]!;
  const coPayment = await load();
  const sums = () => sumByKind(world.store.read, world.roundId);
  const linesOf = async () =>
    (await loadRequest(world.store.read, requestId))?.lines.map((line) => line.status);
  return { world, requestId, coPayment, load, sums, linesOf };
}
type Due = Awaited<ReturnType<typeof aDueCoPayment>>;

const notice = ({ world, coPayment }: Due, changes: object = {}) => {
  const [first] = coPayment.instalments;
  return recordInstalmentPaid(world.deps, {
    instalmentId: first!.id,
    providerRef: "cs_1",
    noticeId: "evt_1",
    noticeKind: "checkout.session.completed",
    amountKrw: first!.amountKrw,
    at: world.at,
    ...changes,
  });
};

test("a co-pay over the charge limit is paid in parts, and the last one grants", async () => {
  const due = await aDueCoPayment({
    priceKrw: 100_000_001,
    rules: { chargeLimitKrw: krw(9_999_999) },
  });
  expect(due.coPayment.instalments.map((part) => part.amountKrw)).toEqual([
    8_333_334, 8_333_333, 8_333_333,
  ]);
  const grantIds = await payAll(due.world, due);
  expect(grantIds).toHaveLength(1);
  expect(await due.load()).toMatchObject({ status: "paid", paidAt: due.world.at });
  await expectSoundBooks(due.world.store);
});

test("a notice told twice, and a second notice of one payment, are booked once", async () => {
  const due = await aDueCoPayment();
  expect(done(await notice(due))).toMatchObject({ state: "recorded", coPaymentPaid: true });
  expect(done(await notice(due))).toMatchObject({ state: "already", grantIds: [] });
  expect(done(await notice(due, { noticeId: "evt_2" }))).toMatchObject({ state: "already" });
  expect((await due.sums()).payer).toBe(-25_000_000);
  await expectSoundBooks(due.world.store);
});

test("a second payment of a paid instalment is surplus, and can be refunded once", async () => {
  const due = await aDueCoPayment();
  done(await notice(due));
  expect(done(await notice(due, { providerRef: "cs_2", noticeId: "evt_2" }))).toMatchObject({
    state: "surplus",
  });
  expect((await due.sums())["co-pay-received"]).toBe(25_000_000);
  const instalmentId = due.coPayment.instalments[0]!.id;
  const undo = (providerRef: string, reason = "두 번 결제") =>
    reverseTransfer(due.world.deps, {
      transferId: receiptIdOf({ instalmentId, providerRef }),
      reason,
      actor: due.world.manager,
      at: due.world.at,
    });
  expect(codeOf(await undo("cs_1"))).toBe("not-reversible");
  expect(codeOf(await undo("cs_2", ""))).toBe("reason-missing");
  done(await undo("cs_2"));
  expect(codeOf(await undo("cs_2"))).toBe("already-reversed");
  expect(codeOf(await undo("cs_9"))).toBe("not-found");
  expect((await due.sums())["co-pay-received"]).toBe(0);
  await expectSoundBooks(due.world.store);
});

test("money that comes after the hold ended is booked and owed back, and grants nothing", async () => {
  const due = await aDueCoPayment();
  await expireHolds(due.world.deps, { at: due.coPayment.dueAt, limit: 10 });
  const late = await notice(due, { at: due.coPayment.dueAt });
  expect(done(late)).toMatchObject({ state: "surplus", coPaymentPaid: false, grantIds: [] });
  expect(await due.linesOf()).toEqual(["lapsed"]);
  expect((await due.sums())["co-pay-received"]).toBe(25_000_000);
  await expectSoundBooks(due.world.store);
});

test("a company that began to pay keeps its hold, and may finish after the due day", async () => {
  const due = await aDueCoPayment({ rules: { chargeLimitKrw: krw(12_500_000) } });
  const [, second] = due.coPayment.instalments;
  done(await notice(due));
  const later = addDays(due.coPayment.dueAt, 1);
  expect((await expireHolds(due.world.deps, { at: later, limit: 9 })).lineIds).toEqual([]);
  const rest = { instalmentId: second!.id, providerRef: "cs_2", noticeId: "evt_2", at: later };
  expect(done(await notice(due, rest))).toMatchObject({ coPaymentPaid: true });
  expect(await due.linesOf()).toEqual(["granted"]);
  await expectSoundBooks(due.world.store);
});

test("a last payment after the agreement ended grants nothing and is owed back", async () => {
  const due = await aDueCoPayment();
  const end = addDays(due.world.at, 300);
  expect(done(await notice(due, { at: end }))).toMatchObject({
    coPaymentPaid: false,
    grantIds: [],
  });
  expect(await due.load()).toMatchObject({ status: "cancelled" });
  expect(await due.linesOf()).toEqual(["lapsed"]);
  expect((await due.sums())["voucher-held"]).toBe(0);
  await expectSoundBooks(due.world.store);
});

test("another amount than was asked for is refused and books nothing", async () => {
  const due = await aDueCoPayment();
  for (const amountKrw of [24_999_999, 25_000_001, 2_500_000_000]) {
    expect(codeOf(await notice(due, { amountKrw }))).toBe("amount-differs");
  }
  expect((await due.sums()).payer).toBe(0);
  expect(done(await notice(due))).toMatchObject({ state: "recorded" });
});

test("a bank transfer is opened by the company, confirmed by a programme manager, once", async () => {
  const due = await aDueCoPayment();
  const { world } = due;
  const instalmentId = due.coPayment.instalments[0]!.id;
  const confirm = (actor = world.manager, amountKrw = 25_000_000) =>
    confirmBankTransfer(world.deps, { instalmentId, amountKrw, actor, at: world.at });
  expect(codeOf(await confirm())).toBe("instalment-not-opened-for-bank");
  const bank = { method: "bank", providerRef: "VS-7K2M", payUrl: null } as const;
  const opening = { instalmentId, attempt: 1, ...bank, at: world.at };
  expect(codeOf(await openInstalment(world.deps, { ...opening, actor: world.otherCompany }))).toBe(
    "not-found",
  );
  done(await openInstalment(world.deps, { ...opening, actor: world.company }));
  done(await openInstalment(world.deps, { ...opening, actor: world.company }));
  for (const actor of [world.company, world.auditor, world.hospitals[0].office]) {
    expect(codeOf(await confirm(actor))).toBe("not-found");
  }
  expect(codeOf(await confirm(world.manager, 1))).toBe("amount-differs");
  expect(done(await confirm())).toMatchObject({ state: "recorded", coPaymentPaid: true });
  expect(done(await confirm())).toMatchObject({ state: "already" });
  expect((await due.load()).instalments[0]).toMatchObject({
    status: "paid",
    confirmedBy: world.manager.personId,
  });
  await expectSoundBooks(world.store);
});

test("an expired voucher returns what it did not use, and what is held only when it is free", async () => {
  const world = await aWorld(await freshStore());
  const hospital = world.hospitals[0];
  await submitARequest(world, { datasetIds: [hospital.datasetIds[0]!] });
  const give = (at: Instant, actor = world.manager) =>
    returnUnusedCredit(world.deps, { voucherId: world.voucherId, actor, at });
  const end = addDays(world.at, 300);
  expect(codeOf(await give(instantOf(end - 1)))).toBe("voucher-not-expired");
  expect(codeOf(await give(end, world.company))).toBe("not-found");
  expect(done(await give(end)).returnedKrw).toBe(245_000_000);
  expect(codeOf(await give(end))).toBe("nothing-to-return");
  await expireHolds(world.deps, { at: end, limit: 9 });
  expect(done(await give(end)).returnedKrw).toBe(75_000_000);
  await expectSoundBooks(world.store);
});

test("a supplementary appropriation by mistake is undone, unless it is committed already", async () => {
  const world = await aWorld(await freshStore());
  const { manager: actor, roundId, at } = world;
  const add = (amountKrw: number) =>
    appropriateFunds(world.deps, { roundId, amountKrw, actor, at });
  expect(codeOf(await add(0))).toBe("amount-not-positive");
  expect(
    codeOf(await appropriateFunds(world.deps, { roundId, amountKrw: 1, actor: world.company, at })),
  ).toBe("not-found");
  const { transferId } = done(await add(5));
  done(await reverseTransfer(world.deps, { transferId, reason: "오기", actor, at }));
  const sums = await sumByKind(world.store.read, roundId);
  expect(sums.state).toBe(-6_400_000_000);
  await expectSoundBooks(world.store);
});
