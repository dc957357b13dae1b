import { expect, test } from "vitest";
import { receiptIdOf } from "~/domain/voucher/co-payment";
import { loadTransfersToConfirm } from "~/queries/programme/work.server";
import { loadCoPaymentsOfRequest } from "~db/repositories/voucher/co-payments";
import { sumByKind } from "~db/repositories/voucher/ledger";
import { aWorld, done, everyoneVotes, submitARequest } from "../../../tests/support/builders/world";
import { expectSoundBooks } from "../../../tests/support/sound-books";
import { freshStore } from "../../../tests/support/store";
import { confirmBankTransfer } from "./confirm-bank-transfer.server";
import { expireHolds } from "./expire-holds.server";
import { openInstalment } from "./open-instalment.server";
import { recordInstalmentPaid } from "./record-instalment-paid.server";
import { reverseTransfer } from "./reverse-transfer.server";

const CODE = "VS7K2M9XQA";
const AMOUNT = 25_000_000;

/** A company that chose the bank, wrote a transfer, and then opened the card page. */
async function aChangeOfMind() {
  const world = await aWorld(await freshStore());
  const { deps, company, at, store } = world;
  const hospital = world.hospitals[0];
  const { requestId } = await submitARequest(world, { datasetIds: [hospital.datasetIds[0]!] });
  await everyoneVotes(world, { requestId, hospital });
  const load = async () => (await loadCoPaymentsOfRequest(store.read, requestId))[0]!;
  const { dueAt, instalments } = await load();
  const instalmentId = instalments[0]!.id;
  const open = (attempt: number, method: "bank" | "stripe", providerRef: string) =>
    openInstalment(deps, {
      ...{ instalmentId, attempt, method, providerRef },
      ...{ payUrl: null, actor: company, at },
    });
  done(await open(1, "bank", CODE));
  done(await open(2, "stripe", "cs_1"));
  const confirm = (changes: object = {}) =>
    confirmBankTransfer(deps, {
      ...{ instalmentId, amountKrw: AMOUNT, actor: world.manager, at },
      ...changes,
    });
  const payByCard = (when = at) =>
    recordInstalmentPaid(deps, {
      ...{ instalmentId, providerRef: "cs_1", noticeId: "evt_1", noticeKind: "paid" },
      ...{ amountKrw: AMOUNT, at: when },
    });
  return { world, instalmentId, dueAt, load, open, confirm, payByCard };
}
const codeOf = (outcome: { ok: boolean; refusal?: { code: string } }) => outcome.refusal?.code;

test("a transfer that comes after the change to a card pays the instalment, once", async () => {
  const { world, load, confirm, payByCard } = await aChangeOfMind();
  expect((await loadTransfersToConfirm(world.store)).late).toMatchObject([
    { depositorCode: CODE, instalmentStatus: "opened", coPaymentStatus: "due" },
  ]);
  expect(codeOf(await confirm({ amountKrw: AMOUNT - 1 }))).toBe("amount-differs");
  expect(codeOf(await confirm({ depositorCode: "VSZZZZZZZZ" }))).toBe(
    "instalment-not-opened-for-bank",
  );
  expect(codeOf(await confirm({ actor: world.auditor }))).toBe("not-found");
  expect(done(await confirm())).toMatchObject({ state: "recorded", coPaymentPaid: true });
  expect(done(await confirm())).toMatchObject({ state: "already" });
  const { manager, store } = world;
  expect((await load()).instalments[0]).toMatchObject({
    ...{ status: "paid", method: "bank", providerRef: CODE, confirmedBy: manager.personId },
  });
  const { late, confirmed, surplus } = await loadTransfersToConfirm(store);
  expect([late.length, confirmed.length, surplus.length]).toEqual([0, 1, 0]);
  expect(done(await payByCard())).toMatchObject({ state: "surplus" });
  await expectSoundBooks(store);
});

test("a transfer that comes after the card has paid is surplus, listed, and goes back once", async () => {
  const { world, instalmentId, confirm, payByCard } = await aChangeOfMind();
  const { deps, store, manager, at, roundId } = world;
  done(await payByCard());
  expect((await loadTransfersToConfirm(store)).late).toMatchObject([{ instalmentStatus: "paid" }]);
  expect(done(await confirm({ depositorCode: CODE }))).toMatchObject({ state: "surplus" });
  expect(done(await confirm())).toMatchObject({ state: "already" });
  const { late, surplus } = await loadTransfersToConfirm(store);
  const transferId = receiptIdOf({ instalmentId, providerRef: CODE });
  expect(late).toEqual([]);
  expect(surplus).toMatchObject([{ transferId, amountKrw: AMOUNT, why: "paid-before" }]);
  const owed = receiptIdOf({ instalmentId, providerRef: "cs_1" });
  const undo = (id: string) =>
    reverseTransfer(deps, { transferId: id, reason: "카드로 이미 냄", actor: manager, at });
  expect(codeOf(await undo(owed))).toBe("not-reversible");
  done(await undo(transferId));
  expect((await loadTransfersToConfirm(store)).surplus).toEqual([]);
  expect((await sumByKind(store.read, roundId))["co-pay-received"]).toBe(0);
  await expectSoundBooks(store);
});

test("a transfer that comes after the co-payment was cancelled is surplus", async () => {
  const { world, dueAt, confirm } = await aChangeOfMind();
  await expireHolds(world.deps, { at: dueAt, limit: 9 });
  expect((await loadTransfersToConfirm(world.store)).late).toMatchObject([
    { instalmentStatus: "cancelled", coPaymentStatus: "cancelled" },
  ]);
  expect(done(await confirm({ at: dueAt }))).toMatchObject({ state: "surplus", grantIds: [] });
  expect((await loadTransfersToConfirm(world.store)).surplus).toMatchObject([
    { why: "cancelled", amountKrw: AMOUNT },
  ]);
  await expectSoundBooks(world.store);
});

test("each code that a depositor was told stays good, and none can name another instalment", async () => {
  const { world, load, open, confirm } = await aChangeOfMind();
  done(await open(3, "bank", "VSNEWCODE2"));
  done(await open(4, "stripe", "cs_2"));
  expect((await loadTransfersToConfirm(world.store)).late).toHaveLength(2);
  expect(done(await confirm({ depositorCode: CODE }))).toMatchObject({ state: "recorded" });
  expect((await load()).instalments[0]).toMatchObject({ providerRef: CODE });
  expect(done(await confirm({ depositorCode: "VSNEWCODE2" }))).toMatchObject({ state: "surplus" });
  await expectSoundBooks(world.store);
});
