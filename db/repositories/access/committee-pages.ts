/** Reads for the pages of a data review committee; nothing here writes. */
import { and, asc, desc, eq, gt, inArray, isNull, lte, ne, or } from "drizzle-orm";
import type { DataType } from "~/domain/catalogue/data-type";
import { decisions, requestLines, requests, reviewSubstitutes, reviews } from "../../schema/access";
import { datasets } from "../../schema/catalogue";
import { committeeMembers } from "../../schema/committee";
import { organisations } from "../../schema/identity";
import type { Db } from "../../store";

/**
 * The cases that a person sits on at a hospital, and those the person substitutes in anywhere:
 * open ones due first, or the latest closed ones; at most `limit`.
 */
export async function listDocketRows(
  db: Db,
  wish: { personId: string; hospitalId: string; at: number; open: boolean; limit: number },
) {
  const seats = db
    .select({ id: committeeMembers.committeeId })
    .from(committeeMembers)
    .where(
      and(
        eq(committeeMembers.personId, wish.personId),
        lte(committeeMembers.from, wish.at),
        or(isNull(committeeMembers.until), gt(committeeMembers.until, wish.at)),
      ),
    );
  const substituted = db
    .select({ id: reviewSubstitutes.reviewId })
    .from(reviewSubstitutes)
    .where(eq(reviewSubstitutes.personId, wish.personId));
  return await db
    .select({
      id: reviews.id,
      status: reviews.status,
      dueAt: reviews.dueAt,
      decidedAt: reviews.decidedAt,
      companyId: requests.companyId,
      dossier: requests.dossier,
      company: { ko: organisations.nameKo, en: organisations.nameEn },
    })
    .from(reviews)
    .innerJoin(requests, eq(requests.id, reviews.requestId))
    .innerJoin(organisations, eq(organisations.id, requests.companyId))
    .where(
      and(
        or(
          and(eq(reviews.hospitalId, wish.hospitalId), inArray(reviews.committeeId, seats)),
          inArray(reviews.id, substituted),
        ),
        wish.open ? eq(reviews.status, "open") : ne(reviews.status, "open"),
      ),
    )
    .orderBy(wish.open ? asc(reviews.dueAt) : desc(reviews.openedAt), asc(reviews.id))
    .limit(wish.limit);
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
