/** Reads for the pages of a data review committee; nothing here writes. */
import { and, asc, desc, eq, inArray, ne, or } from "drizzle-orm";
import type { DataType } from "~/domain/catalogue/data-type";
import {
  committeeMembers,
  committees,
  conflictDeclarations,
  decisions,
  requestLines,
  requests,
  reviews,
  votes,
} from "../schema/access";
import { datasets } from "../schema/catalogue";
import { organisations, people } from "../schema/identity";
import type { Db } from "../store";

const reviewColumns = {
  id: reviews.id,
  requestId: reviews.requestId,
  hospitalId: reviews.hospitalId,
  committeeId: reviews.committeeId,
  policy: reviews.policy,
  policyVersion: reviews.policyVersion,
  status: reviews.status,
  openedAt: reviews.openedAt,
  dueAt: reviews.dueAt,
  decidedAt: reviews.decidedAt,
};
const names = { ko: organisations.nameKo, en: organisations.nameEn };

/** The committee of a hospital, or undefined where it has none. */
export async function findCommitteeOfHospital(db: Db, hospitalId: string) {
  const [row] = await db
    .select({ id: committees.id, policy: committees.policy, hospital: names })
    .from(committees)
    .innerJoin(organisations, eq(organisations.id, committees.hospitalId))
    .where(eq(committees.hospitalId, hospitalId));
  return row;
}

/** One case with its hospital, or undefined. */
export async function findReview(db: Db, reviewId: string) {
  const [row] = await db
    .select({ ...reviewColumns, hospital: names })
    .from(reviews)
    .innerJoin(organisations, eq(organisations.id, reviews.hospitalId))
    .where(eq(reviews.id, reviewId));
  return row;
}

/** The cases of one request, hospital by hospital. */
export async function listReviewsOfRequest(db: Db, requestId: string) {
  return await db
    .select({ ...reviewColumns, hospital: names })
    .from(reviews)
    .innerJoin(organisations, eq(organisations.id, reviews.hospitalId))
    .where(eq(reviews.requestId, requestId))
    .orderBy(asc(organisations.nameKo), asc(reviews.id));
}

/** The cases before a committee, open ones due first, then the latest decided; at most `limit`. */
export async function listReviewsOfCommittee(
  db: Db,
  { committeeId, open, limit }: { committeeId: string; open: boolean; limit: number },
) {
  return await db
    .select({
      ...reviewColumns,
      dossier: requests.dossier,
      company: names,
      usageProfile: organisations.usageProfile,
    })
    .from(reviews)
    .innerJoin(requests, eq(requests.id, reviews.requestId))
    .innerJoin(organisations, eq(organisations.id, requests.companyId))
    .where(
      and(
        eq(reviews.committeeId, committeeId),
        open ? eq(reviews.status, "open") : ne(reviews.status, "open"),
      ),
    )
    .orderBy(open ? asc(reviews.dueAt) : desc(reviews.decidedAt), asc(reviews.id))
    .limit(limit);
}

/** Everyone who sits or sat on these committees; the reader looks at the period of each seat. */
export async function listRoster(db: Db, committeeIds: readonly string[]) {
  if (committeeIds.length === 0) return [];
  return await db
    .select({
      committeeId: committeeMembers.committeeId,
      personId: committeeMembers.personId,
      name: people.displayName,
      seat: committeeMembers.seat,
      isExternal: committeeMembers.isExternal,
      from: committeeMembers.from,
      until: committeeMembers.until,
    })
    .from(committeeMembers)
    .innerJoin(people, eq(people.id, committeeMembers.personId))
    .where(inArray(committeeMembers.committeeId, [...committeeIds]))
    .orderBy(asc(people.displayName), asc(people.id));
}

/** The conflict declarations of these cases. */
export async function listDeclarations(db: Db, reviewIds: readonly string[]) {
  if (reviewIds.length === 0) return [];
  return await db
    .select()
    .from(conflictDeclarations)
    .where(inArray(conflictDeclarations.reviewId, [...reviewIds]));
}

/** The votes of these cases, oldest first. */
export async function listVotes(db: Db, reviewIds: readonly string[]) {
  if (reviewIds.length === 0) return [];
  return await db
    .select({ vote: votes, name: people.displayName })
    .from(votes)
    .innerJoin(people, eq(people.id, votes.memberId))
    .where(inArray(votes.reviewId, [...reviewIds]))
    .orderBy(asc(votes.at), asc(votes.id));
}

/** The decisions of these cases, one a line. */
export async function listDecisions(db: Db, reviewIds: readonly string[]) {
  if (reviewIds.length === 0) return [];
  return await db
    .select()
    .from(decisions)
    .where(inArray(decisions.reviewId, [...reviewIds]));
}

/** The lines of these cases with the datasets they ask for. */
export async function listLinesOfReviews(db: Db, reviewIds: readonly string[]) {
  if (reviewIds.length === 0) return [];
  return await db
    .select({
      id: requestLines.id,
      reviewId: requestLines.reviewId,
      datasetId: requestLines.datasetId,
      status: requestLines.status,
      priceKrw: requestLines.priceKrw,
      dataType: datasets.dataType,
      title: { ko: datasets.titleKo, en: datasets.titleEn },
      terms: datasets.terms,
      personCount: datasets.personCount,
      deliveryChannels: datasets.deliveryChannels,
    })
    .from(requestLines)
    .innerJoin(datasets, eq(datasets.id, requestLines.datasetId))
    .where(inArray(requestLines.reviewId, [...reviewIds]))
    .orderBy(asc(requestLines.addedAt), asc(requestLines.id));
}

/**
 * Earlier decisions of a committee on the same datasets or the same kinds of data, newest first.
 * The applicant of an earlier case is not named: a precedent is about the data and the purpose.
 */
export async function listPrecedents(
  db: Db,
  wish: {
    committeeId: string;
    exceptReviewId: string;
    datasetIds: readonly string[];
    dataTypes: readonly DataType[];
    limit: number;
  },
) {
  if (wish.datasetIds.length === 0) return [];
  return await db
    .select({
      decisionId: decisions.id,
      outcome: decisions.outcome,
      conditions: decisions.conditions,
      tally: decisions.tally,
      at: decisions.at,
      logIndex: decisions.logIndex,
      datasetId: datasets.id,
      dataType: datasets.dataType,
      title: { ko: datasets.titleKo, en: datasets.titleEn },
      dossier: requests.dossier,
    })
    .from(decisions)
    .innerJoin(reviews, eq(reviews.id, decisions.reviewId))
    .innerJoin(requests, eq(requests.id, reviews.requestId))
    .innerJoin(requestLines, eq(requestLines.id, decisions.lineId))
    .innerJoin(datasets, eq(datasets.id, requestLines.datasetId))
    .where(
      and(
        eq(reviews.committeeId, wish.committeeId),
        ne(reviews.id, wish.exceptReviewId),
        or(
          inArray(datasets.id, [...wish.datasetIds]),
          inArray(datasets.dataType, [...wish.dataTypes]),
        ),
      ),
    )
    .orderBy(desc(decisions.at), desc(decisions.id))
    .limit(wish.limit);
}
