import { dossierSha256, purposeSha256 } from "~/domain/access/dossier-rules";
import type { DataAccessRequest } from "~/domain/access/request";
import type { Quote } from "~/domain/programme/quote";
import { addDays, type Instant, instantOf } from "~/domain/shared/instant";
import { accept, invariant, type Outcome } from "~/domain/shared/outcome";
import { type HoldRefusal, placeHolds } from "~/domain/voucher/hold";
import type { MoneyFact } from "~/domain/voucher/ledger";
import type { Committee } from "../repositories/access/committees";
import { recordSubmission } from "../repositories/access/requests";
import { insertReviews, type NewReview } from "../repositories/access/reviews";
import { insertHolds } from "../repositories/voucher/holds";
import type { Spendable } from "../repositories/voucher/vouchers";
import type { Db } from "../store";
import { accessEvent } from "./access-event";
import type { CommandDeps } from "./deps";
import { recordFacts } from "./record-facts";

export type Submission = {
  readonly request: DataAccessRequest;
  readonly quote: Quote;
  readonly spendable: Spendable;
  /** By hospital. */
  readonly committees: ReadonlyMap<string, Committee>;
  readonly actorId: string;
  readonly at: Instant;
};

/**
 * Holds the credit for a priced request, opens one review a hospital and freezes the amounts.
 * @returns the reviews, or why the credit cannot be held: then nothing was written
 */
export async function submit(
  db: Db,
  { newId }: Pick<CommandDeps, "newId">,
  submission: Submission,
): Promise<Outcome<string[], HoldRefusal>> {
  const { request, quote, spendable, actorId, at } = submission;
  const { voucher, agreement, rules, round } = spendable;
  const requestId = request.id;
  const ruleVersion = rules.version;
  const context = { roundId: round.id, ruleVersion, requestId, actorId, at };
  const placed = placeHolds(context, {
    voucher,
    lines: quote.lines.map(({ lineId, voucherKrw }) => ({
      holdId: newId("hold"),
      lineId,
      amountKrw: voucherKrw,
    })),
    expiresAt: instantOf(Math.min(addDays(at, rules.holdDays), agreement.until)),
  });
  if (!placed.ok) return placed;
  const opened = openReviews(newId, submission);
  await insertReviews(db, opened);
  const reviewOf = new Map(opened.map((review) => [review.hospitalId, review.id]));
  const { projectClass } = quote.classification;
  const { totalKrw, voucherKrw, coPayKrw } = quote;
  await recordSubmission(db, {
    requestId,
    roundId: round.id,
    agreementId: agreement.id,
    voucherId: voucher.id,
    projectClass,
    totalKrw,
    voucherKrw,
    coPayKrw,
    ruleVersion,
    at,
    lines: request.lines.map((line) => {
      const split = quote.lines.find((each) => each.lineId === line.id);
      const reviewId = reviewOf.get(line.hospitalId);
      invariant(split && reviewId, `line ${line.id} was not quoted`);
      return { ...split, reviewId };
    }),
  });
  await insertHolds(
    db,
    placed.value.map((each) => each.hold),
  );
  await recordFacts(db, [
    submittedFact(submission),
    ...opened.map((review) => openedFact(review, submission)),
    ...placed.value.map((each) => each.fact),
  ]);
  return accept(opened.map((review) => review.id));
}

function openReviews(
  newId: CommandDeps["newId"],
  { request, committees, at }: Submission,
): NewReview[] {
  return [...committees.values()].map(({ id: committeeId, hospitalId, policy, policyVersion }) => ({
    id: newId("review"),
    requestId: request.id,
    hospitalId,
    committeeId,
    policy,
    policyVersion,
    openedAt: at,
    dueAt: addDays(at, policy.dueDays),
  }));
}

function submittedFact({ request, quote, spendable, ...by }: Submission): MoneyFact {
  const { totalKrw, voucherKrw, coPayKrw, ruleVersion } = quote;
  const facts = {
    companyId: request.companyId,
    roundId: spendable.round.id,
    agreementId: spendable.agreement.id,
    voucherId: spendable.voucher.id,
    projectClass: quote.classification.projectClass,
    totalKrw,
    voucherKrw,
    coPayKrw,
    ruleVersion,
    dossierSha256: dossierSha256(request.dossier),
    purposeSha256: purposeSha256(request.dossier),
    team: request.team,
    attachmentsSha256: request.attachments.map((each) => each.sha256),
    lines: request.lines.map(({ id: lineId, datasetId, hospitalId }) => ({
      lineId,
      datasetId,
      hospitalId,
    })),
  };
  const event = accessEvent(by, { type: "request-submitted", subjectId: request.id, facts });
  return { event, transfers: [] };
}

function openedFact(review: NewReview, { request, ...by }: Submission): MoneyFact {
  const { id: reviewId, hospitalId, committeeId, policyVersion, dueAt } = review;
  const lineIds = request.lines
    .filter((line) => line.hospitalId === hospitalId)
    .map((line) => line.id);
  const facts = { reviewId, hospitalId, committeeId, policyVersion, dueAt, lineIds };
  const event = accessEvent(by, { type: "review-opened", subjectId: request.id, facts });
  return { event, transfers: [] };
}
