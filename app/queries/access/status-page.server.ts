import { may } from "~/domain/access/permissions";
import type { DataAccessRequest } from "~/domain/access/request";
import type { Review } from "~/domain/access/review";
import { workingDaysUntil } from "~/domain/access/working-days";
import type { Instant } from "~/domain/shared/instant";
import { loadGrantsOfRequest } from "~db/repositories/access/grants";
import { listLinesWithDatasets } from "~db/repositories/access/request-pages";
import { loadReviewsOfRequest } from "~db/repositories/access/reviews";
import { namesOfOrganisations, namesOfPeople } from "~db/repositories/identity/names";
import { loadCoPaymentsOfRequest } from "~db/repositories/voucher/co-payments";
import type { Db } from "~db/store";
import { declarationsOf, quorumOfCase } from "./review-view";
import { turnOf } from "./turn";

type CoPayment = Awaited<ReturnType<typeof loadCoPaymentsOfRequest>>[number];
type Grant = Awaited<ReturnType<typeof loadGrantsOfRequest>>[number];
type Line = Awaited<ReturnType<typeof listLinesWithDatasets>>[number];

/** A submitted request: one track a hospital. Members of a committee are counted, never named. */
export async function loadStatusPage(db: Db, request: DataAccessRequest, at: Instant) {
  const reviews = await loadReviewsOfRequest(db, request.id, at);
  const lines = await listLinesWithDatasets(db, request.id);
  const coPayments = await loadCoPaymentsOfRequest(db, request.id);
  const grants = await loadGrantsOfRequest(db, request.id);
  const hospitals = await namesOfOrganisations(
    db,
    reviews.map((review) => review.hospitalId),
  );
  const people = await namesOfPeople(db, request.team);
  const isDecided = reviews.some((review) => review.decisions.length > 0);
  return {
    requestId: request.id,
    title: request.dossier.title,
    status: request.status,
    turn: turnOf({
      status: request.status,
      lines: lines.map((line) => line.status),
      hasCoPayDue: coPayments.some((owed) => owed.status === "due"),
      hasActiveGrant: grants.some((grant) => grant.status === "active" && at < grant.until),
    }),
    projectClass: request.projectClass,
    totalKrw: request.totalKrw ?? 0,
    voucherKrw: request.voucherKrw ?? 0,
    coPayKrw: request.coPayKrw ?? 0,
    submittedAt: request.submittedAt ?? request.updatedAt,
    closedAt: request.closedAt,
    withdrawalReason: request.withdrawalReason,
    purpose: request.dossier.purpose,
    plan: request.dossier.plan,
    useDays: request.dossier.useDays,
    team: request.team.map((id) => people.get(id) ?? id),
    attachments: request.attachments,
    tracks: reviews.map((review) => ({
      hospital: hospitals.get(review.hospitalId) ?? { ko: "", en: "" },
      ...trackOf(review, { lines, coPayments, grants, at }),
    })),
    // Once a committee has decided, the request stands; the command refuses it as well.
    canWithdraw:
      !isDecided &&
      may("withdraw-request", { subject: "request", state: request.status, standing: "company" }),
  };
}

type Facts = {
  readonly lines: readonly Line[];
  readonly coPayments: readonly CoPayment[];
  readonly grants: readonly Grant[];
  readonly at: Instant;
};

function trackOf(review: Review, facts: Facts) {
  const { done, of } = declarationsOf(review, facts.at);
  const quorum = quorumOfCase(review, facts.at);
  const owed = facts.coPayments.find((each) => each.reviewId === review.id);
  return {
    reviewId: review.id,
    status: review.status,
    openedAt: review.openedAt,
    dueAt: review.dueAt,
    decidedAt: review.decidedAt,
    workingDaysLeft: workingDaysUntil(review.dueAt, facts.at),
    declared: { done, of },
    votes: { cast: quorum.cast, quorum: quorum.quorum },
    quorumState: quorum.state,
    lines: facts.lines
      .filter((line) => line.reviewId === review.id)
      .map((line) => lineOf(line, review, facts)),
    coPayment: owed ? coPaymentOf(owed) : null,
  };
}

function lineOf(line: Line, review: Review, { grants, at }: Facts) {
  const decision = review.decisions.find((each) => each.lineId === line.id);
  const grant = grants.find((each) => each.lineId === line.id);
  return {
    lineId: line.id,
    datasetId: line.datasetId,
    title: line.title,
    status: line.status,
    priceKrw: line.frozenPriceKrw ?? line.listPriceKrw,
    decision: decision
      ? {
          outcome: decision.outcome,
          conditions: decision.conditions,
          at: decision.at,
          logIndex: decision.logIndex,
        }
      : null,
    grant: grant
      ? {
          id: grant.id,
          // The clock ends a grant a moment before its row says so.
          status:
            grant.status === "active" && at >= grant.until ? ("expired" as const) : grant.status,
          until: grant.until,
          logIndex: grant.logIndex,
        }
      : null,
  };
}

const coPaymentOf = (owed: CoPayment) => ({
  id: owed.id,
  amountKrw: owed.amountKrw,
  status: owed.status,
  dueAt: owed.dueAt,
  paidAt: owed.paidAt,
  paidCount: owed.instalments.filter((part) => part.status === "paid").length,
  count: owed.instalments.length,
});
