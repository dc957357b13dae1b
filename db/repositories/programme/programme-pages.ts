/** Sums for the programme desk, all from the ledger and the rows beside it; nothing here writes. */
import { aliasedTable, and, asc, count, desc, eq, inArray, sql } from "drizzle-orm";
import { ACCOUNT_KINDS, type AccountKind, kindsBehind } from "~/domain/voucher/ledger";
import { requestLines } from "../../schema/access";
import { datasets } from "../../schema/catalogue";
import { organisations } from "../../schema/identity";
import { rounds } from "../../schema/programme";
import { accounts, holds, transfers, vouchers } from "../../schema/voucher";
import type { Db } from "../../store";

const named = <Ko, En>(ko: Ko, en: En) => ({ ko, en });
const debit = aliasedTable(accounts, "debit");
const credit = aliasedTable(accounts, "credit");
const KOREAN_OFFSET_MS = 32_400_000;
const DAY_MS = 86_400_000;

/** The rounds there are, newest first, at most 50, each with its vouchers counted. */
export const listRoundHeads = (db: Db) =>
  db
    .select({
      id: rounds.id,
      year: rounds.year,
      name: named(rounds.nameKo, rounds.nameEn),
      announcedAt: rounds.announcedAt,
      voucherCount: count(vouchers.id),
    })
    .from(rounds)
    .leftJoin(vouchers, eq(vouchers.roundId, rounds.id))
    .groupBy(rounds.id)
    .orderBy(desc(rounds.announcedAt), desc(rounds.id))
    .limit(50);

/** Balances of a round's accounts, summed by what they hold; zero where there is none. */
export async function sumBalancesByKind(db: Db, roundId: string) {
  const rows = await db
    .select({
      kind: accounts.kind,
      amountKrw: sql<number>`sum(${accounts.balanceKrw})`.mapWith(Number),
    })
    .from(accounts)
    .where(eq(accounts.roundId, roundId))
    .groupBy(accounts.kind);
  const sums = new Map(rows.map((row) => [row.kind, row.amountKrw]));
  return Object.fromEntries(ACCOUNT_KINDS.map((kind) => [kind, sums.get(kind) ?? 0])) as Record<
    AccountKind,
    number
  >;
}

/** What moved between kinds of accounts on each Korean calendar day, counted from 1970-01-01. */
export async function sumMovesByDay(db: Db, roundId: string) {
  const day = sql<number>`(${transfers.at} + ${sql.raw(String(KOREAN_OFFSET_MS))}) / ${sql.raw(String(DAY_MS))}`;
  const rows = await db
    .select({
      day: day.mapWith(Number),
      from: debit.kind,
      to: credit.kind,
      amountKrw: sql<number>`sum(${transfers.amountKrw})`.mapWith(Number),
    })
    .from(transfers)
    .innerJoin(debit, eq(debit.id, transfers.debitAccountId))
    .innerJoin(credit, eq(credit.id, transfers.creditAccountId))
    .where(eq(transfers.roundId, roundId))
    .groupBy(day, debit.kind, credit.kind)
    .orderBy(asc(day));
  return rows as { day: number; from: AccountKind; to: AccountKind; amountKrw: number }[];
}

/**
 * What institutions received, by source, most first, at most 200: hospitals for their data, and
 * holders of certificates for its use.
 */
export async function sumByHospital(db: Db, roundId: string) {
  const part = (kind: AccountKind) =>
    sql<number>`sum(case when ${inArray(accounts.kind, [...kindsBehind(kind)])} then ${accounts.balanceKrw} else 0 end)`;
  return await db
    .select({
      id: organisations.id,
      name: named(organisations.nameKo, organisations.nameEn),
      region: organisations.region,
      voucherKrw: part("hospital-from-voucher").mapWith(Number),
      coPayKrw: part("hospital-from-co-pay").mapWith(Number),
    })
    .from(accounts)
    .innerJoin(organisations, eq(organisations.id, accounts.ownerId))
    .where(
      and(
        eq(accounts.roundId, roundId),
        inArray(accounts.kind, [
          ...kindsBehind("hospital-from-voucher"),
          ...kindsBehind("hospital-from-co-pay"),
        ]),
      ),
    )
    .groupBy(organisations.id)
    .orderBy(desc(sql`sum(${accounts.balanceKrw})`), asc(organisations.id))
    .limit(200);
}

const settled = (kind: AccountKind) =>
  sql<number>`sum(case when ${credit.kind} = ${kind} then ${transfers.amountKrw} else 0 end)`.mapWith(
    Number,
  );

/** What was settled for datasets of each type, by source. A hold is settled whole or not at all. */
export async function sumByDataType(db: Db, roundId: string) {
  return await db
    .select({
      dataType: datasets.dataType,
      voucherKrw: settled("hospital-from-voucher"),
      coPayKrw: settled("hospital-from-co-pay"),
      lineCount: sql<number>`count(distinct ${holds.lineId})`.mapWith(Number),
    })
    .from(transfers)
    .innerJoin(credit, eq(credit.id, transfers.creditAccountId))
    .innerJoin(holds, eq(holds.id, transfers.subjectId))
    .innerJoin(requestLines, eq(requestLines.id, holds.lineId))
    .innerJoin(datasets, eq(datasets.id, requestLines.datasetId))
    .where(
      and(
        eq(transfers.roundId, roundId),
        inArray(credit.kind, ["hospital-from-voucher", "hospital-from-co-pay"]),
      ),
    )
    .groupBy(datasets.dataType)
    .orderBy(desc(sql`sum(${transfers.amountKrw})`), asc(datasets.dataType));
}

/** The vouchers of a round with their company, most recent first, at most 200. */
export const listVouchersOfRound = (db: Db, roundId: string) =>
  db
    .select({
      id: vouchers.id,
      companyId: vouchers.companyId,
      company: named(organisations.nameKo, organisations.nameEn),
      enterpriseSize: organisations.enterpriseSize,
      projectClass: vouchers.projectClass,
      expiresAt: vouchers.expiresAt,
    })
    .from(vouchers)
    .innerJoin(organisations, eq(organisations.id, vouchers.companyId))
    .where(eq(vouchers.roundId, roundId))
    .orderBy(desc(vouchers.createdAt), asc(vouchers.id))
    .limit(200);

/** Balances of the accounts of a round by owner and kind, for owners at most 500. */
export async function listBalancesOfOwners(
  db: Db,
  { roundId, ownerIds }: { roundId: string; ownerIds: readonly string[] },
) {
  if (ownerIds.length === 0) return [];
  const rows = await db
    .select({ ownerId: accounts.ownerId, kind: accounts.kind, balanceKrw: accounts.balanceKrw })
    .from(accounts)
    .where(and(eq(accounts.roundId, roundId), inArray(accounts.ownerId, ownerIds.slice(0, 500))));
  return rows as { ownerId: string; kind: AccountKind; balanceKrw: number }[];
}
