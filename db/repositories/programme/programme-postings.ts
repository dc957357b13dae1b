/** The postings behind the figures of the programme desk; nothing here writes. */
import {
  aliasedTable,
  and,
  count,
  desc,
  eq,
  gte,
  inArray,
  lt,
  or,
  type SQL,
  sql,
} from "drizzle-orm";
import type { DataType } from "~/domain/catalogue/data-type";
import type { Region } from "~/domain/identity/region";
import { type AccountKind, kindsBehind, type TransferReason } from "~/domain/voucher/ledger";
import { requestLines } from "../../schema/access";
import { datasets } from "../../schema/catalogue";
import { organisations } from "../../schema/identity";
import { accounts, holds, transfers, vouchers } from "../../schema/voucher";
import type { Db } from "../../store";

const named = <Ko, En>(ko: Ko, en: En) => ({ ko, en });
const debit = aliasedTable(accounts, "debit");
const credit = aliasedTable(accounts, "credit");

/** The names of the owners of accounts: organisations, and the companies of vouchers. */
export async function namesOfOwners(db: Db, ownerIds: readonly string[]) {
  const ids = [...new Set(ownerIds)];
  if (ids.length === 0) return new Map<string, { ko: string; en: string }>();
  const name = named(organisations.nameKo, organisations.nameEn);
  const direct = await db
    .select({ id: organisations.id, name })
    .from(organisations)
    .where(inArray(organisations.id, ids));
  const byVoucher = await db
    .select({ id: vouchers.id, name })
    .from(vouchers)
    .innerJoin(organisations, eq(organisations.id, vouchers.companyId))
    .where(inArray(vouchers.id, ids));
  return new Map([...direct, ...byVoucher].map((row) => [row.id, row.name]));
}

/** What the drill-down may be narrowed to. */
export type PostingFilter = {
  readonly roundId: string;
  readonly reason?: string | undefined;
  /** Postings with this kind of account on either side, or a kind that tells about the same figure. */
  readonly account?: AccountKind | undefined;
  /** Postings with an account of this company, hospital or voucher on either side. */
  readonly ownerId?: string | undefined;
  /** Postings with an account of a hospital in this region on either side. */
  readonly region?: Region | undefined;
  readonly dataType?: DataType | undefined;
  readonly requestId?: string | undefined;
  readonly from?: number | undefined;
  readonly until?: number | undefined;
};

export type RoundPosting = {
  readonly id: string;
  readonly at: number;
  readonly reason: TransferReason;
  readonly amountKrw: number;
  readonly from: AccountKind;
  readonly fromOwnerId: string;
  readonly to: AccountKind;
  readonly toOwnerId: string;
  readonly subjectId: string;
  readonly requestId: string | null;
  readonly ruleVersion: string;
  readonly reversesId: string | null;
  readonly logIndex: number;
};

const POSTING = {
  id: transfers.id,
  at: transfers.at,
  reason: transfers.reason,
  amountKrw: transfers.amountKrw,
  from: debit.kind,
  fromOwnerId: debit.ownerId,
  to: credit.kind,
  toOwnerId: credit.ownerId,
  subjectId: transfers.subjectId,
  requestId: transfers.requestId,
  ruleVersion: transfers.ruleVersion,
  reversesId: transfers.reversesId,
  logIndex: transfers.logIndex,
};

/** A voucher stands for its company: whoever asks for a company means its vouchers too. */
const ownedBy = (db: Db, side: typeof debit | typeof credit, ownerId: string) =>
  or(
    eq(side.ownerId, ownerId),
    inArray(
      side.ownerId,
      db.select({ id: vouchers.id }).from(vouchers).where(eq(vouchers.companyId, ownerId)),
    ),
  );

const ofDataType = (db: Db, dataType: DataType) =>
  inArray(
    transfers.subjectId,
    db
      .select({ id: holds.id })
      .from(holds)
      .innerJoin(requestLines, eq(requestLines.id, holds.lineId))
      .innerJoin(datasets, eq(datasets.id, requestLines.datasetId))
      .where(eq(datasets.dataType, dataType)),
  );

const hospitalsIn = (db: Db, region: Region) =>
  db
    .select({ id: organisations.id })
    .from(organisations)
    .where(and(eq(organisations.kind, "hospital"), eq(organisations.region, region)));

/** Both sides that a filter is about, so that what came in and what went out can be told apart. */
function sides(db: Db, { account, ownerId, region }: PostingFilter) {
  const of = (side: typeof debit | typeof credit) =>
    and(
      account ? inArray(side.kind, [...kindsBehind(account)]) : undefined,
      ownerId ? ownedBy(db, side, ownerId) : undefined,
      region ? inArray(side.ownerId, hospitalsIn(db, region)) : undefined,
    );
  const isOpen = account === undefined && ownerId === undefined && region === undefined;
  return { out: isOpen ? undefined : of(debit), into: isOpen ? undefined : of(credit) };
}

function where(db: Db, filter: PostingFilter): SQL | undefined {
  const { out, into } = sides(db, filter);
  return and(
    eq(transfers.roundId, filter.roundId),
    filter.reason ? eq(transfers.reason, filter.reason) : undefined,
    out && into ? or(out, into) : undefined,
    filter.dataType ? ofDataType(db, filter.dataType) : undefined,
    filter.requestId ? eq(transfers.requestId, filter.requestId) : undefined,
    filter.from === undefined ? undefined : gte(transfers.at, filter.from),
    filter.until === undefined ? undefined : lt(transfers.at, filter.until),
  );
}

/** Postings of a round, newest first. @param limit at most 5,000, which only an export asks for */
export async function listPostings(
  db: Db,
  { filter, offset, limit }: { filter: PostingFilter; offset: number; limit: number },
): Promise<RoundPosting[]> {
  const rows = await db
    .select(POSTING)
    .from(transfers)
    .innerJoin(debit, eq(debit.id, transfers.debitAccountId))
    .innerJoin(credit, eq(credit.id, transfers.creditAccountId))
    .where(where(db, filter))
    .orderBy(desc(transfers.at), desc(transfers.logIndex), desc(transfers.id))
    .limit(Math.min(limit, 5_000))
    .offset(offset);
  return rows as RoundPosting[];
}

/** How many postings a filter finds and what they come to, in and out of what it is about. */
export async function sumPostings(db: Db, filter: PostingFilter) {
  const { out, into } = sides(db, filter);
  const part = (side: SQL | undefined) =>
    side
      ? sql<number>`sum(case when ${side} then ${transfers.amountKrw} else 0 end)`.mapWith(Number)
      : sql<number>`sum(${transfers.amountKrw})`.mapWith(Number);
  const [row] = await db
    .select({ count: count(), intoKrw: part(into), outKrw: part(out) })
    .from(transfers)
    .innerJoin(debit, eq(debit.id, transfers.debitAccountId))
    .innerJoin(credit, eq(credit.id, transfers.creditAccountId))
    .where(where(db, filter));
  const isSided = out !== undefined;
  return {
    count: row?.count ?? 0,
    intoKrw: row?.intoKrw ?? 0,
    outKrw: isSided ? (row?.outKrw ?? 0) : 0,
    isSided,
  };
}
