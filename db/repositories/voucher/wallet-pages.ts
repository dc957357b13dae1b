/** Reads for a company's wallet and payment pages; nothing here writes. */
import { aliasedTable, and, asc, count, desc, eq, inArray, or, type SQL, sql } from "drizzle-orm";
import type { AccountKind, TransferReason } from "~/domain/voucher/ledger";
import { requests, reviews } from "../../schema/access";
import { organisations } from "../../schema/identity";
import { agreements, rounds } from "../../schema/programme";
import { accounts, coPayments, instalments, transfers, vouchers } from "../../schema/voucher";
import type { Db } from "../../store";

const named = <Ko, En>(ko: Ko, en: En) => ({ ko, en });

const debit = aliasedTable(accounts, "debit");
const credit = aliasedTable(accounts, "credit");

/** The vouchers of a company with the terms they were given under, newest first, at most 20. */
export async function listVouchersWithTerms(db: Db, companyId: string) {
  return await db
    .select({
      id: vouchers.id,
      projectClass: vouchers.projectClass,
      expiresAt: vouchers.expiresAt,
      createdAt: vouchers.createdAt,
      round: named(rounds.nameKo, rounds.nameEn),
      coPayRate: agreements.coPayRate,
      enterpriseSize: agreements.enterpriseSize,
    })
    .from(vouchers)
    .innerJoin(agreements, eq(agreements.id, vouchers.agreementId))
    .innerJoin(rounds, eq(rounds.id, vouchers.roundId))
    .where(eq(vouchers.companyId, companyId))
    .orderBy(desc(vouchers.createdAt), desc(vouchers.id))
    .limit(20);
}

/** All money that moved out of or into the accounts of these owners, summed by direction. */
export type Flow = {
  readonly ownerId: string;
  readonly from: AccountKind;
  readonly to: AccountKind;
  readonly amountKrw: number;
};

const total = sql<number>`sum(${transfers.amountKrw})`.mapWith(Number);

/** Sums of transfers between kinds of accounts, seen from the owner of one side. */
export async function sumFlowsOfOwners(db: Db, ownerIds: readonly string[]): Promise<Flow[]> {
  if (ownerIds.length === 0) return [];
  const side = (owner: typeof debit | typeof credit, where: SQL | undefined) =>
    db
      .select({ ownerId: owner.ownerId, from: debit.kind, to: credit.kind, amountKrw: total })
      .from(transfers)
      .innerJoin(debit, eq(debit.id, transfers.debitAccountId))
      .innerJoin(credit, eq(credit.id, transfers.creditAccountId))
      .where(where)
      .groupBy(owner.ownerId, debit.kind, credit.kind);
  const out = await side(debit, inArray(debit.ownerId, [...ownerIds]));
  // A move within one owner was counted on its way out.
  const into = await side(
    credit,
    and(inArray(credit.ownerId, [...ownerIds]), sql`${debit.ownerId} <> ${credit.ownerId}`),
  );
  return [...out, ...into] as Flow[];
}

const POSTING = {
  id: transfers.id,
  at: transfers.at,
  reason: transfers.reason,
  amountKrw: transfers.amountKrw,
  from: debit.kind,
  to: credit.kind,
  subjectId: transfers.subjectId,
  requestId: transfers.requestId,
  ruleVersion: transfers.ruleVersion,
  reversesId: transfers.reversesId,
  logIndex: transfers.logIndex,
};

export type Posting = {
  readonly id: string;
  readonly at: number;
  readonly reason: TransferReason;
  readonly amountKrw: number;
  readonly from: AccountKind;
  readonly to: AccountKind;
  readonly subjectId: string;
  readonly requestId: string | null;
  readonly ruleVersion: string;
  readonly reversesId: string | null;
  readonly logIndex: number;
};

/** Postings on the accounts of these owners (a company and its vouchers), newest first. */
export async function listPostingsOfOwners(
  db: Db,
  { ownerIds, offset, limit }: { ownerIds: readonly string[]; offset: number; limit: number },
): Promise<{ postings: Posting[]; total: number }> {
  const owners = [...ownerIds];
  const theirs = or(inArray(debit.ownerId, owners), inArray(credit.ownerId, owners));
  const postings = await db
    .select(POSTING)
    .from(transfers)
    .innerJoin(debit, eq(debit.id, transfers.debitAccountId))
    .innerJoin(credit, eq(credit.id, transfers.creditAccountId))
    .where(theirs)
    .orderBy(desc(transfers.at), desc(transfers.logIndex), desc(transfers.id))
    .limit(Math.min(limit, 200))
    .offset(offset);
  const [counted] = await db
    .select({ total: count() })
    .from(transfers)
    .innerJoin(debit, eq(debit.id, transfers.debitAccountId))
    .innerJoin(credit, eq(credit.id, transfers.creditAccountId))
    .where(theirs);
  return { postings: postings as Posting[], total: counted?.total ?? 0 };
}

const OBLIGATION = {
  id: coPayments.id,
  requestId: coPayments.requestId,
  companyId: coPayments.companyId,
  status: coPayments.status,
  amountKrw: coPayments.amountKrw,
  createdAt: coPayments.createdAt,
  dueAt: coPayments.dueAt,
  paidAt: coPayments.paidAt,
  hospital: named(organisations.nameKo, organisations.nameEn),
  dossier: requests.dossier,
};

/** What a company owes or owed, unpaid and due first, at most `limit`. */
export async function listObligations(
  db: Db,
  { companyId, limit }: { companyId: string; limit: number },
) {
  return await db
    .select(OBLIGATION)
    .from(coPayments)
    .innerJoin(reviews, eq(reviews.id, coPayments.reviewId))
    .innerJoin(organisations, eq(organisations.id, reviews.hospitalId))
    .innerJoin(requests, eq(requests.id, coPayments.requestId))
    .where(eq(coPayments.companyId, companyId))
    .orderBy(
      sql`case ${coPayments.status} when 'due' then 0 else 1 end`,
      asc(coPayments.dueAt),
      asc(coPayments.id),
    )
    .limit(limit);
}

/** One co-payment with what its page says about it, or undefined. */
export async function findObligation(db: Db, id: string) {
  const [row] = await db
    .select({ ...OBLIGATION, round: named(rounds.nameKo, rounds.nameEn) })
    .from(coPayments)
    .innerJoin(reviews, eq(reviews.id, coPayments.reviewId))
    .innerJoin(organisations, eq(organisations.id, reviews.hospitalId))
    .innerJoin(requests, eq(requests.id, coPayments.requestId))
    .innerJoin(rounds, eq(rounds.id, coPayments.roundId))
    .where(eq(coPayments.id, id));
  return row;
}

/** The instalments of co-payments in their order. */
export async function listInstalments(db: Db, coPaymentIds: readonly string[]) {
  if (coPaymentIds.length === 0) return [];
  return await db
    .select()
    .from(instalments)
    .where(inArray(instalments.coPaymentId, [...coPaymentIds]))
    .orderBy(asc(instalments.coPaymentId), asc(instalments.number));
}

/** The postings by which the money of instalments came in or was undone, oldest first. */
export async function listReceipts(db: Db, instalmentIds: readonly string[]) {
  if (instalmentIds.length === 0) return [];
  return await db
    .select({
      id: transfers.id,
      instalmentId: transfers.subjectId,
      reason: transfers.reason,
      amountKrw: transfers.amountKrw,
      at: transfers.at,
      logIndex: transfers.logIndex,
    })
    .from(transfers)
    .where(inArray(transfers.subjectId, [...instalmentIds]))
    .orderBy(asc(transfers.at), asc(transfers.id));
}
