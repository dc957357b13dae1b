/** The cases before the committees, with their members, declarations, votes and decisions. */
import { and, asc, eq, gt, inArray, isNull, lte, or } from "drizzle-orm";
import type { CommitteePolicy } from "~/domain/access/committee-policy";
import type { Decision, Declaration, Member, Review, Vote } from "~/domain/access/review";
import { type Instant, instantOf } from "~/domain/shared/instant";
import {
  conflictDeclarations,
  decisions,
  requestLines,
  requests,
  reviewSubstitutes,
  reviews,
  votes,
} from "../../schema/access";
import { committeeMembers } from "../../schema/committee";
import { memberships } from "../../schema/identity";
import type { Db } from "../../store";

export type NewReview = {
  readonly id: string;
  readonly requestId: string;
  readonly hospitalId: string;
  readonly committeeId: string;
  readonly policy: CommitteePolicy;
  readonly policyVersion: number;
  readonly openedAt: Instant;
  readonly dueAt: Instant;
};

export async function insertReviews(db: Db, opened: readonly NewReview[]): Promise<void> {
  await db.insert(reviews).values(opened.map((review) => ({ ...review, status: "open" as const })));
}

/** The request of a review never changes: it may be looked up before its lock is taken. */
export async function requestIdOfReview(db: Db, reviewId: string): Promise<string | null> {
  const [row] = await db
    .select({ requestId: reviews.requestId })
    .from(reviews)
    .where(eq(reviews.id, reviewId));
  return row?.requestId ?? null;
}

/** A case with everything that a decision rests on. @param at which memberships count as now */
export async function loadReview(db: Db, id: string, at: Instant): Promise<Review | null> {
  const [row] = await db
    .select({ review: reviews, companyId: requests.companyId })
    .from(reviews)
    .innerJoin(requests, eq(requests.id, reviews.requestId))
    .where(eq(reviews.id, id));
  if (!row) return null;
  const { review, companyId } = row;
  return {
    ...review,
    companyId,
    openedAt: instantOf(review.openedAt),
    dueAt: instantOf(review.dueAt),
    decidedAt: review.decidedAt === null ? null : instantOf(review.decidedAt),
    members: await loadMembers(db, { ...review, companyId, at }),
    declarations: await loadDeclarations(db, id),
    lines: await db
      .select({
        id: requestLines.id,
        datasetId: requestLines.datasetId,
        status: requestLines.status,
      })
      .from(requestLines)
      .where(eq(requestLines.reviewId, id))
      .orderBy(asc(requestLines.addedAt), asc(requestLines.id)),
    votes: await loadVotes(db, id),
    decisions: await loadDecisions(db, id),
  };
}

/** The cases of a request, one a hospital, in the order of the hospitals' ids. */
export async function loadReviewsOfRequest(
  db: Db,
  requestId: string,
  at: Instant,
): Promise<Review[]> {
  const rows = await db
    .select({ id: reviews.id })
    .from(reviews)
    .where(eq(reviews.requestId, requestId))
    .orderBy(asc(reviews.hospitalId));
  const loaded: Review[] = [];
  for (const { id } of rows) {
    const review = await loadReview(db, id, at);
    if (review) loaded.push(review);
  }
  return loaded;
}

async function loadMembers(
  db: Db,
  review: { id: string; committeeId: string; companyId: string; openedAt: number; at: Instant },
): Promise<Member[]> {
  const { id, committeeId, companyId, at } = review;
  const seated = await db
    .select()
    .from(committeeMembers)
    .where(eq(committeeMembers.committeeId, committeeId))
    .orderBy(asc(committeeMembers.personId));
  const substitutes = await db
    .select()
    .from(reviewSubstitutes)
    .where(eq(reviewSubstitutes.reviewId, id))
    .orderBy(asc(reviewSubstitutes.personId));
  const everyone = [...seated, ...substitutes].map((each) => each.personId);
  const ofApplicant = await selectBelonging(db, companyId, { personIds: everyone, at });
  return [
    ...seated.map(({ personId, seat, isExternal, from, until }) => ({
      personId,
      seat,
      isExternal,
      from: instantOf(from),
      until: until === null ? null : instantOf(until),
      isSubstitute: false,
      isOfApplicant: ofApplicant.has(personId),
    })),
    ...substitutes.map(({ personId, isExternal, at: from }) => ({
      personId,
      seat: "member" as const,
      isExternal,
      from: instantOf(from),
      until: null,
      isSubstitute: true,
      isOfApplicant: ofApplicant.has(personId),
    })),
  ];
}

async function selectBelonging(
  db: Db,
  organisationId: string,
  { personIds, at }: { personIds: readonly string[]; at: Instant },
): Promise<Set<string>> {
  if (personIds.length === 0) return new Set();
  const rows = await db
    .select({ personId: memberships.personId })
    .from(memberships)
    .where(
      and(
        eq(memberships.organisationId, organisationId),
        inArray(memberships.personId, [...personIds]),
        lte(memberships.from, at),
        or(isNull(memberships.until), gt(memberships.until, at)),
      ),
    );
  return new Set(rows.map((row) => row.personId));
}

async function loadDeclarations(db: Db, reviewId: string): Promise<Declaration[]> {
  const rows = await db
    .select()
    .from(conflictDeclarations)
    .where(eq(conflictDeclarations.reviewId, reviewId))
    .orderBy(asc(conflictDeclarations.at), asc(conflictDeclarations.memberId));
  return rows.map(({ memberId, hasConflict, reason, at }) => ({
    memberId,
    hasConflict,
    reason,
    at: instantOf(at),
  }));
}

async function loadVotes(db: Db, reviewId: string): Promise<Vote[]> {
  const rows = await db
    .select()
    .from(votes)
    .where(eq(votes.reviewId, reviewId))
    .orderBy(asc(votes.at), asc(votes.id));
  return rows.map(({ reviewId: _, ...vote }) => ({ ...vote, at: instantOf(vote.at) }));
}

async function loadDecisions(db: Db, reviewId: string): Promise<Decision[]> {
  const rows = await db
    .select()
    .from(decisions)
    .where(eq(decisions.reviewId, reviewId))
    .orderBy(asc(decisions.at), asc(decisions.id));
  return rows.map(({ reviewId: _, ...decision }) => ({
    ...decision,
    at: instantOf(decision.at),
  }));
}

export async function insertDeclaration(
  db: Db,
  reviewId: string,
  declaration: Declaration,
): Promise<void> {
  await db.insert(conflictDeclarations).values({ ...declaration, reviewId });
}

export async function insertVote(db: Db, reviewId: string, vote: Vote): Promise<void> {
  await db.insert(votes).values({ ...vote, reviewId });
}

export async function insertDecisions(
  db: Db,
  reviewId: string,
  made: readonly Decision[],
): Promise<void> {
  await db.insert(decisions).values(made.map((decision) => ({ ...decision, reviewId })));
}

export async function insertSubstitute(
  db: Db,
  substitute: {
    reviewId: string;
    personId: string;
    isExternal: boolean;
    appointedBy: string;
    at: Instant;
  },
): Promise<void> {
  await db.insert(reviewSubstitutes).values(substitute);
}

export async function endReviews(
  db: Db,
  ids: readonly string[],
  { status, at }: { status: "decided" | "withdrawn" | "lapsed"; at: Instant },
): Promise<void> {
  if (ids.length === 0) return;
  await db
    .update(reviews)
    .set({ status, ...(status === "decided" ? { decidedAt: at } : {}) })
    .where(inArray(reviews.id, [...ids]));
}
