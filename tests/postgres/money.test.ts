import { afterAll, expect, test } from "vitest";
import { castVote } from "~/commands/access/cast-vote.server";
import { declareConflict } from "~/commands/access/declare-conflict.server";
import { submitRequest } from "~/commands/access/submit-request.server";
import { withdrawRequest } from "~/commands/access/withdraw-request.server";
import { expireHolds } from "~/commands/voucher/expire-holds.server";
import { recordInstalmentPaid } from "~/commands/voucher/record-instalment-paid.server";
import type { CommandDeps } from "~db/changes/deps";
import {
  insertDraft,
  insertLine,
  loadRequest,
  replaceTeam,
} from "~db/repositories/access/requests";
import { loadReviewsOfRequest } from "~db/repositories/access/reviews";
import { loadCoPaymentsOfRequest } from "~db/repositories/voucher/co-payments";
import { sumByKind } from "~db/repositories/voucher/ledger";
import { loadVoucher } from "~db/repositories/voucher/vouchers";
import { openStore } from "~db/store";
import { aDossier } from "../support/builders/rules";
import { aWorld, done, everyoneVotes, submitARequest, type World } from "../support/builders/world";
import { expectSoundBooks } from "../support/sound-books";
import { freshStore } from "../support/store";

/** A second hub on the same database. */
const other = await openStore({ url: String(process.env["DATABASE_URL"]) });
afterAll(() => other.close());

/** The hubs by turns: even calls here, odd ones there. */
const hubOf = (world: World, i: number): CommandDeps =>
  i % 2 === 0 ? world.deps : { store: other, newId: world.deps.newId };

test("fifty submissions at once on one voucher hold no won more than there is", async () => {
  const world = await aWorld(await freshStore(), { priceKrw: 10_000_000 });
  const { company, at, deps } = world;
  const hospital = world.hospitals[0];
  const requestIds = Array.from({ length: 50 }, () => deps.newId("request"));
  for (const id of requestIds) {
    await deps.store.tx([], async (db) => {
      const companyId = company.organisationId;
      await insertDraft(db, {
        id,
        companyId,
        createdBy: company.personId,
        dossier: aDossier(),
        at,
      });
      const line = { datasetId: hospital.datasetIds[0]!, hospitalId: hospital.id, at };
      await insertLine(db, { id: deps.newId("requestLine"), requestId: id, ...line });
      await replaceTeam(db, id, [company.personId]);
    });
  }
  const accepted = { totalKrw: 10_000_000, coPayKrw: 2_500_000 };
  const answers = await Promise.all(
    requestIds.map((requestId, i) =>
      submitRequest(hubOf(world, i), { requestId, version: 1, accepted, actor: company, at }),
    ),
  );
  // 320,000,000 won of credit are 42 times 7,500,000 and 5,000,000 more.
  expect(answers.filter((answer) => answer.ok)).toHaveLength(42);
  for (const answer of answers) {
    if (!answer.ok) expect(answer.refusal).toEqual({ code: "credit-short", shortKrw: 2_500_000 });
  }
  expect(await loadVoucher(world.store.read, world.voucherId)).toMatchObject({
    availableKrw: 5_000_000,
    heldKrw: 315_000_000,
  });
  await expectSoundBooks(world.store);
});

async function aDueCoPayment() {
  const world = await aWorld(await freshStore());
  const hospital = world.hospitals[0];
  const { requestId } = await submitARequest(world, { datasetIds: [hospital.datasetIds[0]!] });
  await everyoneVotes(world, { requestId, hospital });
  const [coPayment] = await loadCoPaymentsOfRequest(world.store.read, requestId);
  const { id: instalmentId, amountKrw } = coPayment!.instalments[0]!;
  const pay = (i: number, { noticeId = `evt_${i}`, at = world.at } = {}) =>
    recordInstalmentPaid(hubOf(world, i), {
      instalmentId,
      providerRef: "cs_1",
      noticeId,
      noticeKind: "checkout.session.completed",
      amountKrw,
      at,
    });
  return { world, requestId, coPayment: coPayment!, pay };
}

test("a payment told thirty times at once, by two hubs, settles once", async () => {
  const { world, requestId, pay } = await aDueCoPayment();
  const answers = await Promise.all(
    Array.from({ length: 30 }, (_, i) => pay(i, { noticeId: `evt_${i % 3}` })),
  );
  expect(answers.filter((answer) => done(answer).state === "recorded")).toHaveLength(1);
  expect((await sumByKind(world.store.read, world.roundId)).payer).toBe(-25_000_000);
  expect(await loadRequest(world.store.read, requestId)).toMatchObject({ status: "closed" });
  await expectSoundBooks(world.store);
});

test("a payment and the expiry of its hold at once end in one of two sound ways", async () => {
  const { world, requestId, coPayment, pay } = await aDueCoPayment();
  const at = coPayment.dueAt;
  const deps = { store: other, newId: world.deps.newId };
  const [paid] = await Promise.all([pay(0, { at }), expireHolds(deps, { at, limit: 9 })]);
  const line = (await loadRequest(world.store.read, requestId))!.lines[0]!;
  expect([done(paid).state, line.status].join(" ")).toMatch(/^(recorded granted|surplus lapsed)$/);
  await expectSoundBooks(world.store);
});

async function aCaseBeforeItsLastVotes() {
  const world = await aWorld(await freshStore(), { policy: { decidesEarly: false } });
  const hospital = world.hospitals[0];
  const { requestId } = await submitARequest(world, { datasetIds: [hospital.datasetIds[0]!] });
  const load = async () => (await loadReviewsOfRequest(world.store.read, requestId, world.at))[0]!;
  const review = await load();
  const { at } = world;
  const reviewId = review.id;
  for (const actor of hospital.voters) {
    const word = { reviewId, hasConflict: false, reason: "", actor, at };
    done(await declareConflict(world.deps, word));
  }
  const vote = (i: number, hub = i) =>
    castVote(hubOf(world, hub), {
      reviewId,
      lineId: review.lines[0]!.id,
      choice: "approve",
      reason: "검토했어요.",
      conditions: [],
      actor: hospital.voters[i]!,
      at,
    });
  for (const i of [0, 1, 2]) done(await vote(i));
  return { world, requestId, load, vote };
}

test("the two last votes at once, each at another hub, make one decision", async () => {
  const { world, load, vote } = await aCaseBeforeItsLastVotes();
  const answers = await Promise.all([vote(3), vote(4)]);
  expect(answers.flatMap((answer) => done(answer).decided)).toHaveLength(1);
  expect((await load()).decisions).toMatchObject([{ outcome: "approved", tally: { approve: 5 } }]);
  await expectSoundBooks(world.store);
});

test("one member voting ten times at once has one vote", async () => {
  const { world, load, vote } = await aCaseBeforeItsLastVotes();
  const answers = await Promise.all(Array.from({ length: 10 }, (_, hub) => vote(3, hub)));
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  expect((await load()).votes).toHaveLength(4);
  await expectSoundBooks(world.store);
});

test("a withdrawal and the deciding votes at once end in one of two sound ways", async () => {
  const { world, requestId, vote } = await aCaseBeforeItsLastVotes();
  const withdraw = () =>
    withdrawRequest(hubOf(world, 1), {
      requestId,
      reason: "중단",
      actor: world.company,
      at: world.at,
    });
  const [withdrawn] = await Promise.all([withdraw(), vote(3), vote(4)]);
  const request = await loadRequest(world.store.read, requestId);
  expect(request?.status).toBe(withdrawn.ok ? "withdrawn" : "submitted");
  await expectSoundBooks(world.store);
});
