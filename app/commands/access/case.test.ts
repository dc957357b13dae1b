import { expect, test } from "vitest";
import { expireHolds } from "~/commands/voucher/expire-holds.server";
import type { Actor } from "~/domain/identity/role";
import { addDays, instantOf } from "~/domain/shared/instant";
import { sha256Hex } from "~/domain/shared/sha256";
import { loadRequest } from "~db/repositories/access/requests";
import { loadReviewsOfRequest } from "~db/repositories/access/reviews";
import { loadEventsBefore } from "~db/repositories/transparency/events";
import { loadCoPaymentsOfRequest } from "~db/repositories/voucher/co-payments";
import { loadVoucher } from "~db/repositories/voucher/vouchers";
import {
  aWorld,
  done,
  everyoneVotes,
  payAll,
  submitARequest,
  type World,
} from "../../../tests/support/builders/world";
import { expectSoundBooks } from "../../../tests/support/sound-books";
import { freshStore } from "../../../tests/support/store";
import { appointSubstitute } from "./appoint-substitute.server";
import { castVote } from "./cast-vote.server";
import { declareConflict } from "./declare-conflict.server";
import { expireGrants, revokeGrant } from "./end-grant.server";
import { recordVisa } from "./record-visa.server";
import { withdrawRequest } from "./withdraw-request.server";

const creditOf = async ({ store, voucherId }: World) => {
  const voucher = await loadVoucher(store.read, voucherId);
  return [voucher?.availableKrw, voucher?.heldKrw];
};
const linesOf = async ({ store }: World, requestId: string) =>
  (await loadRequest(store.read, requestId))?.lines.map((line) => line.status);
const reviewOf = async ({ store, at }: World, requestId: string) =>
  (await loadReviewsOfRequest(store.read, requestId, at))[0]!;
const codeOf = (outcome: { ok: boolean; refusal?: { code: string } }) => outcome.refusal?.code;

async function aSubmittedCase(wish: Parameters<typeof aWorld>[1] = {}) {
  const world = await aWorld(await freshStore(), wish);
  const hospital = world.hospitals[0];
  const { requestId } = await submitARequest(world, { datasetIds: [hospital.datasetIds[0]!] });
  const review = await reviewOf(world, requestId);
  return { world, hospital, requestId, reviewId: review.id, lineId: review.lines[0]!.id };
}
type Case = Awaited<ReturnType<typeof aSubmittedCase>>;

const declare = ({ world, reviewId }: Case, actor: Actor, hasConflict = false) =>
  declareConflict(world.deps, {
    reviewId,
    hasConflict,
    reason: hasConflict ? "공동 연구를 했어요." : "",
    actor,
    at: world.at,
  });
const vote = ({ world, reviewId, lineId }: Case, actor: Actor, conditions: string[] = []) => {
  const ballot = {
    reviewId,
    lineId,
    choice: "approve",
    reason: "검토했어요.",
    conditions,
  } as const;
  return castVote(world.deps, { ...ballot, actor, at: world.at });
};

test("a committee's refusal gives all held credit back and closes the request", async () => {
  const { world, hospital, requestId } = await aSubmittedCase();
  expect(await creditOf(world)).toEqual([245_000_000, 75_000_000]);
  await everyoneVotes(world, { requestId, hospital, choice: "refuse" });
  expect(await creditOf(world)).toEqual([320_000_000, 0]);
  expect(await loadRequest(world.store.read, requestId)).toMatchObject({ status: "closed" });
  expect(await loadCoPaymentsOfRequest(world.store.read, requestId)).toEqual([]);
  await expectSoundBooks(world.store);
});

test("an approval without anything to pay is granted at once", async () => {
  const { world, hospital, requestId } = await aSubmittedCase({
    rules: { coPayRate: { small: 0, medium: 0 } },
  });
  await everyoneVotes(world, { requestId, hospital });
  expect(await linesOf(world, requestId)).toEqual(["granted"]);
  await expectSoundBooks(world.store);
});

test("a withdrawal says why, in one to a thousand characters, and nothing happens without", async () => {
  const { world, requestId } = await aSubmittedCase();
  const wish = { requestId, actor: world.company, at: world.at };
  const tryOut = (reason: string) => withdrawRequest(world.deps, { ...wish, reason });
  expect(codeOf(await tryOut(" \n "))).toBe("reason-missing");
  expect(await tryOut("가".repeat(1_001))).toMatchObject({
    refusal: { code: "reason-too-long", max: 1_000 },
  });
  const before = await loadRequest(world.store.read, requestId);
  expect(before).toMatchObject({ status: "submitted", withdrawalReason: null });
  done(await tryOut("가".repeat(1_000)));
});

test("a request is withdrawn before a decision, once, and not after one", async () => {
  const { world, hospital, requestId } = await aSubmittedCase();
  const wish = { requestId, reason: " 계획이 바뀌었어요. ", actor: world.company, at: world.at };
  const { store } = world;
  done(await withdrawRequest(world.deps, wish));
  const kept = await loadRequest(store.read, requestId);
  expect(kept).toMatchObject({ status: "withdrawn", withdrawalReason: "계획이 바뀌었어요." });
  const logged = await loadEventsBefore(store.read, { before: 1_000, limit: 50 });
  const event = logged.find(({ type }) => type === "request-withdrawn")?.canonical ?? "";
  expect(event).toContain(sha256Hex("계획이 바뀌었어요."));
  expect(event).not.toContain("계획이");
  expect(await creditOf(world)).toEqual([320_000_000, 0]);
  expect(codeOf(await withdrawRequest(world.deps, wish))).toBe("not-allowed");
  const other = await submitARequest(world, { datasetIds: [hospital.datasetIds[0]!] });
  await everyoneVotes(world, { requestId: other.requestId, hospital });
  const late = await withdrawRequest(world.deps, { ...wish, requestId: other.requestId });
  expect(codeOf(late)).toBe("decision-made");
  await expectSoundBooks(world.store);
});

test("conflicts leave a committee without a quorum; a substitute lets it decide", async () => {
  const one = await aSubmittedCase();
  const { world, hospital, reviewId, requestId } = one;
  const [chair, b, c, d, e] = hospital.voters as [Actor, Actor, Actor, Actor, Actor];
  for (const actor of [d, e]) {
    done(await declare(one, actor));
    done(await vote(one, actor));
  }
  const substitute = world.hospitals[1].voters[1]!;
  const appoint = (actor: Actor, personId = substitute.personId) =>
    appointSubstitute(world.deps, { reviewId, personId, isExternal: true, actor, at: world.at });
  expect(codeOf(await appoint(hospital.secretary))).toBe("quorum-reachable");
  for (const actor of [chair, b, c]) done(await declare(one, actor, true));
  expect(codeOf(await vote(one, chair))).toBe("conflict-of-interest");
  expect(await linesOf(world, requestId)).toEqual(["in-review"]);
  expect(codeOf(await appoint(chair))).toBe("not-allowed");
  expect(codeOf(await appoint(world.hospitals[1].office))).toBe("not-found");
  expect(codeOf(await appoint(hospital.office, world.company.personId))).toBe(
    "conflict-of-interest",
  );
  expect(codeOf(await appoint(hospital.office, world.manager.personId))).toBe(
    "not-a-committee-person",
  );
  expect(codeOf(await vote(one, substitute))).toBe("not-found");
  done(await appoint(hospital.office));
  expect(codeOf(await vote(one, substitute))).toBe("conflict-not-declared");
  done(await declare(one, substitute));
  expect(done(await vote(one, substitute)).decided).toHaveLength(1);
  await expectSoundBooks(world.store);
});

test("the last member's conflict may be what a decision was waiting for", async () => {
  const one = await aSubmittedCase({ policy: { decidesEarly: false } });
  const voters = one.hospital.voters;
  for (const actor of voters.slice(1)) {
    done(await declare(one, actor));
    expect(done(await vote(one, actor)).decided).toEqual([]);
  }
  const last = done(await declare(one, voters[0]!, true));
  expect(last.decided).toEqual([{ lineId: one.lineId, outcome: "approved" }]);
  await expectSoundBooks(one.world.store);
});

test("a decision keeps its tally and the union of its conditions", async () => {
  const one = await aSubmittedCase();
  const [a, b, , d] = one.hospital.voters as [Actor, Actor, Actor, Actor];
  for (const [actor, conditions] of [
    [a, ["반출 금지"]],
    [b, []],
    [d, ["연 1회 보고"]],
  ] as const) {
    done(await declare(one, actor));
    done(await vote(one, actor, [...conditions]));
  }
  const review = await reviewOf(one.world, one.requestId);
  expect(review.decisions).toMatchObject([
    {
      outcome: "approved",
      conditions: ["반출 금지", "연 1회 보고"],
      tally: { approve: 3, refuse: 0, abstain: 0, seats: 5, quorum: 3 },
      policyVersion: 1,
    },
  ]);
});

test("a hold ends in its very millisecond: the line lapses and the credit is free", async () => {
  const { world, requestId } = await aSubmittedCase();
  const end = addDays(world.at, 90);
  const before = await expireHolds(world.deps, { at: instantOf(end - 1), limit: 10 });
  expect(before.lineIds).toEqual([]);
  expect((await expireHolds(world.deps, { at: end, limit: 10 })).requestIds).toEqual([requestId]);
  expect(await linesOf(world, requestId)).toEqual(["lapsed"]);
  expect((await reviewOf(world, requestId)).status).toBe("lapsed");
  expect(await creditOf(world)).toEqual([320_000_000, 0]);
  expect((await expireHolds(world.deps, { at: end, limit: 10 })).requestIds).toEqual([]);
  await expectSoundBooks(world.store);
});

test("a co-pay that nobody began to pay lapses on its due day", async () => {
  const { world, hospital, requestId } = await aSubmittedCase();
  await everyoneVotes(world, { requestId, hospital });
  const [coPayment] = await loadCoPaymentsOfRequest(world.store.read, requestId);
  await expireHolds(world.deps, { at: coPayment!.dueAt, limit: 10 });
  const [ended] = await loadCoPaymentsOfRequest(world.store.read, requestId);
  expect(ended).toMatchObject({ status: "cancelled", instalments: [{ status: "cancelled" }] });
  expect(await loadRequest(world.store.read, requestId)).toMatchObject({ status: "closed" });
  await expectSoundBooks(world.store);
});

test("a grant is revoked by its hospital's data office only, with a reason, once", async () => {
  const { world, hospital, requestId } = await aSubmittedCase();
  await everyoneVotes(world, { requestId, hospital });
  const [grantId] = (await payAll(world, { requestId })) as [string];
  const revoke = (actor: Actor, reason = "목적 외 사용") =>
    revokeGrant(world.deps, { grantId, reason, actor, at: world.at });
  for (const actor of [world.hospitals[1].office, world.company, world.manager, hospital.chair]) {
    expect(codeOf(await revoke(actor))).toBe("not-found");
  }
  expect(codeOf(await revoke(hospital.office, " "))).toBe("reason-missing");
  done(await revoke(hospital.office));
  expect(codeOf(await revoke(hospital.office))).toBe("not-allowed");
  await expectSoundBooks(world.store);
});

test("a visa is issued to the team while the grant lasts, and recorded once", async () => {
  const { world, hospital, requestId } = await aSubmittedCase();
  await everyoneVotes(world, { requestId, hospital });
  const [grantId] = (await payAll(world, { requestId })) as [string];
  const end = addDays(world.at, 180);
  const { company, colleague } = world;
  const record = (changes: object) =>
    recordVisa(world.deps, {
      grantId,
      personId: company.personId,
      visaId: "vis_0000000000",
      expiresAt: end,
      actor: company,
      at: world.at,
      ...changes,
    });
  expect(codeOf(await record({ personId: colleague.personId }))).toBe("not-in-team");
  expect(codeOf(await record({ expiresAt: instantOf(end + 1) }))).toBe("visa-outlives-grant");
  expect(codeOf(await record({ actor: world.otherCompany }))).toBe("not-found");
  done(await record({}));
  done(await record({}));
  expect(codeOf(await record({ at: end }))).toBe("not-allowed");
  expect(await expireGrants(world.deps, { at: instantOf(end - 1), limit: 9 })).toEqual({
    grantIds: [],
  });
  expect(await expireGrants(world.deps, { at: end, limit: 9 })).toEqual({ grantIds: [grantId] });
  await expectSoundBooks(world.store);
});
