import { type DueDecision, dueDecisions } from "~/domain/access/decide";
import type { Decision, Review } from "~/domain/access/review";
import { planInstalments } from "~/domain/programme/instalments";
import { addDays, type Instant, instantOf } from "~/domain/shared/instant";
import { addKrw } from "~/domain/shared/krw";
import { invariant } from "~/domain/shared/outcome";
import { sha256Hex } from "~/domain/shared/sha256";
import { fallDue } from "~/domain/voucher/co-payment";
import type { MoneyContext } from "~/domain/voucher/ledger";
import { setLineStatus } from "../repositories/access/requests";
import { endReviews, insertDecisions, loadReview } from "../repositories/access/reviews";
import { insertCoPayment } from "../repositories/voucher/co-payments";
import { loadHoldsOfRequest, moveExpiry } from "../repositories/voucher/holds";
import type { Db } from "../store";
import { accessEvent } from "./access-event";
import type { CommandDeps } from "./deps";
import { closeIfEnded, endLines } from "./end-lines";
import { contextOf, loadCase, type SubmittedLine } from "./load-case";
import { recordFacts } from "./record-facts";
import { settleReview } from "./settle-review";

type NewIds = Pick<CommandDeps, "newId">;
type Context = MoneyContext & { readonly requestId: string };

/** What became of one dataset. */
export type MadeDecision = { readonly lineId: string; readonly outcome: Decision["outcome"] };

/**
 * Makes every decision that the votes of a review allow by now, and what follows from it: credit
 * of refused lines goes back; once all lines are decided, the co-pay of the approved ones falls
 * due, or they are granted at once where nothing is to pay. The committee decides, not the member
 * whose vote was the last: the log names the system, and the committee in its facts.
 */
export async function decideReview(
  db: Db,
  deps: NewIds,
  { reviewId, at }: { reviewId: string; at: Instant },
): Promise<MadeDecision[]> {
  const review = await loadReview(db, reviewId, at);
  invariant(review, `no review ${reviewId}`);
  const due = dueDecisions(review, at);
  if (due.length === 0) return [];
  const context = contextOf(await loadCase(db, review.requestId), { actorId: "system", at });
  await recordDecisions(db, deps, { review, due, context });
  await finishReview(db, deps, { reviewId, context });
  return due.map(({ lineId, outcome }) => ({ lineId, outcome }));
}

async function recordDecisions(
  db: Db,
  { newId }: NewIds,
  { review, due, context }: { review: Review; due: DueDecision[]; context: Context },
): Promise<void> {
  const { policy, policyVersion, committeeId } = review;
  const made = due.map(({ stand, datasetId, ...decision }) => {
    const { approve, refuse, abstain, eligible: seats } = stand;
    const tally = { approve, refuse, abstain, seats, quorum: policy.quorum };
    return { id: newId("decision"), datasetId, ...decision, tally };
  });
  const facts = made.map(({ id: decisionId, lineId, datasetId, outcome, tally, conditions }) => ({
    event: accessEvent(context, {
      type: "decision-made",
      subjectId: review.requestId,
      facts: {
        decisionId,
        reviewId: review.id,
        hospitalId: review.hospitalId,
        committeeId,
        lineId,
        datasetId,
        outcome,
        tally,
        policyVersion,
        conditionsSha256: conditions.map(sha256Hex),
      },
    }),
    transfers: [],
  }));
  const first = await recordFacts(db, facts);
  const decisions = made.map(({ datasetId: _, ...decision }, i) => ({
    ...decision,
    policyVersion,
    at: context.at,
    logIndex: first + i,
  }));
  await insertDecisions(db, review.id, decisions);
  const linesOf = (outcome: Decision["outcome"]) =>
    made.filter((each) => each.outcome === outcome).map((each) => each.lineId);
  await setLineStatus(db, linesOf("approved"), "approved");
  const refused = linesOf("refused");
  await endLines(db, context, { lineIds: refused, status: "refused", how: "released" });
}

/** Ends a review whose last line has just been decided or has lapsed. */
export async function finishReview(
  db: Db,
  deps: NewIds,
  { reviewId, context }: { reviewId: string; context: Context },
): Promise<void> {
  const review = await loadReview(db, reviewId, context.at);
  invariant(review, `no review ${reviewId}`);
  if (review.status !== "open" || review.lines.some((line) => line.status === "in-review")) return;
  const status = review.decisions.length > 0 ? "decided" : "lapsed";
  const event = accessEvent(context, {
    type: "review-closed",
    subjectId: review.requestId,
    facts: { reviewId, status },
  });
  await recordFacts(db, [{ event, transfers: [] }]);
  await endReviews(db, [reviewId], { status, at: context.at });
  const found = await loadCase(db, review.requestId);
  const approved = found.request.lines.filter(
    (line) => line.reviewId === reviewId && line.status === "approved",
  );
  if (approved.length > 0) {
    const isOwed = context.at < found.agreement.until && approved.some((line) => line.coPayKrw > 0);
    if (isOwed) await makeDue(db, deps, { ...found, reviewId, approved, context });
    else await settleReview(db, deps, { case: found, reviewId, context });
  }
  await closeIfEnded(db, context);
}

type Due = Awaited<ReturnType<typeof loadCase>> & {
  reviewId: string;
  approved: readonly SubmittedLine[];
  context: Context;
};

async function makeDue(db: Db, { newId }: NewIds, due: Due): Promise<void> {
  const { request, agreement, round, reviewId, approved, context } = due;
  const amountKrw = addKrw(...approved.map((line) => line.coPayKrw));
  const dueAt = addDays(context.at, round.rules.coPayDays);
  const { coPayment, fact } = fallDue(context, {
    id: newId("coPayment"),
    requestId: request.id,
    reviewId,
    companyId: request.companyId,
    roundId: request.roundId,
    // After the agreement no grant can begin, so nothing should be paid for one.
    dueAt: instantOf(Math.min(dueAt, agreement.until)),
    instalments: planInstalments(amountKrw, round.rules.chargeLimitKrw).map((part) => ({
      id: newId("instalment"),
      amountKrw: part,
    })),
  });
  await recordFacts(db, [fact]);
  await insertCoPayment(db, coPayment);
  const lineIds = new Set(approved.map((line) => line.id));
  const holds = (await loadHoldsOfRequest(db, request.id)).filter((hold) =>
    lineIds.has(hold.lineId),
  );
  const ids = holds.map((hold) => hold.id);
  await moveExpiry(db, ids, { expiresAt: coPayment.dueAt });
}
