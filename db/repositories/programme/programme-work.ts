/** What the programme desk has to do or to watch: co-payments, transfers, decisions, holds. */
import { and, asc, count, desc, eq, isNotNull, lt, sql } from "drizzle-orm";
import { requests, reviews } from "../../schema/access";
import { organisations } from "../../schema/identity";
import { rounds } from "../../schema/programme";
import { coPayments, holds, instalments, vouchers } from "../../schema/voucher";
import type { Db } from "../../store";

const named = <Ko, En>(ko: Ko, en: En) => ({ ko, en });

/** What companies owe in a round, due first, at most `limit`. */
export const listCoPaymentsWithNames = (
  db: Db,
  { roundId, limit }: { roundId: string; limit: number },
) =>
  db
    .select({
      id: coPayments.id,
      companyId: coPayments.companyId,
      company: named(organisations.nameKo, organisations.nameEn),
      amountKrw: coPayments.amountKrw,
      status: coPayments.status,
      createdAt: coPayments.createdAt,
      dueAt: coPayments.dueAt,
      paidAt: coPayments.paidAt,
    })
    .from(coPayments)
    .innerJoin(organisations, eq(organisations.id, coPayments.companyId))
    .where(eq(coPayments.roundId, roundId))
    .orderBy(
      sql`case ${coPayments.status} when 'due' then 0 else 1 end`,
      asc(coPayments.dueAt),
      asc(coPayments.id),
    )
    .limit(limit);

/** Instalments of a round whose transfer a person must find on the account, oldest first. */
export const listBankTransfersToConfirm = (db: Db, limit: number) =>
  db
    .select({
      instalmentId: instalments.id,
      coPaymentId: instalments.coPaymentId,
      number: instalments.number,
      amountKrw: instalments.amountKrw,
      depositorCode: instalments.providerRef,
      openedAt: instalments.openedAt,
      dueAt: coPayments.dueAt,
      coPaymentStatus: coPayments.status,
      company: named(organisations.nameKo, organisations.nameEn),
      round: named(rounds.nameKo, rounds.nameEn),
    })
    .from(instalments)
    .innerJoin(coPayments, eq(coPayments.id, instalments.coPaymentId))
    .innerJoin(organisations, eq(organisations.id, coPayments.companyId))
    .innerJoin(rounds, eq(rounds.id, coPayments.roundId))
    .where(and(eq(instalments.status, "opened"), eq(instalments.method, "bank")))
    .orderBy(asc(instalments.openedAt), asc(instalments.id))
    .limit(limit);

/** The transfers that people confirmed last. */
export const listConfirmedTransfers = (db: Db, limit: number) =>
  db
    .select({
      instalmentId: instalments.id,
      coPaymentId: instalments.coPaymentId,
      number: instalments.number,
      amountKrw: instalments.amountKrw,
      depositorCode: instalments.providerRef,
      paidAt: instalments.paidAt,
      company: named(organisations.nameKo, organisations.nameEn),
    })
    .from(instalments)
    .innerJoin(coPayments, eq(coPayments.id, instalments.coPaymentId))
    .innerJoin(organisations, eq(organisations.id, coPayments.companyId))
    .where(and(eq(instalments.status, "paid"), eq(instalments.method, "bank")))
    .orderBy(desc(instalments.paidAt), asc(instalments.id))
    .limit(limit);

/** How long each decided review of a round took, in milliseconds; the newest 5,000. */
export const listDecisionTimes = (db: Db, roundId: string) =>
  db
    .select({
      reviewId: reviews.id,
      hospitalId: reviews.hospitalId,
      hospital: named(organisations.nameKo, organisations.nameEn),
      openedAt: reviews.openedAt,
      dueAt: reviews.dueAt,
      decidedAt: sql<number>`${reviews.decidedAt}`.mapWith(Number),
    })
    .from(reviews)
    .innerJoin(requests, eq(requests.id, reviews.requestId))
    .innerJoin(organisations, eq(organisations.id, reviews.hospitalId))
    .where(
      and(
        eq(requests.roundId, roundId),
        eq(reviews.status, "decided"),
        isNotNull(reviews.decidedAt),
      ),
    )
    .orderBy(desc(reviews.decidedAt), asc(reviews.id))
    .limit(5_000);

/** Reviews of a round that wait for a decision. */
export async function countOpenReviews(db: Db, { roundId, at }: { roundId: string; at: number }) {
  const [row] = await db
    .select({
      open: count(),
      late: sql<number>`sum(case when ${reviews.dueAt} < ${at} then 1 else 0 end)`.mapWith(Number),
    })
    .from(reviews)
    .innerJoin(requests, eq(requests.id, reviews.requestId))
    .where(and(eq(requests.roundId, roundId), eq(reviews.status, "open")));
  return { open: row?.open ?? 0, late: row?.late ?? 0 };
}

/** Active holds of a round that end before a moment, soonest first, at most `limit`. */
export const listHoldsEnding = (
  db: Db,
  { roundId, before, limit }: { roundId: string; before: number; limit: number },
) =>
  db
    .select({
      id: holds.id,
      requestId: holds.requestId,
      amountKrw: holds.amountKrw,
      expiresAt: holds.expiresAt,
      company: named(organisations.nameKo, organisations.nameEn),
    })
    .from(holds)
    .innerJoin(vouchers, eq(vouchers.id, holds.voucherId))
    .innerJoin(organisations, eq(organisations.id, vouchers.companyId))
    .where(
      and(eq(vouchers.roundId, roundId), eq(holds.status, "active"), lt(holds.expiresAt, before)),
    )
    .orderBy(asc(holds.expiresAt), asc(holds.id))
    .limit(limit);
