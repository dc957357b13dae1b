/** Accounts and transfers: the books. A transfer is written once and never changed. */
import { and, desc, eq, inArray, lt, or, sql } from "drizzle-orm";
import { instantOf } from "~/domain/shared/instant";
import { type Krw, krw } from "~/domain/shared/krw";
import { invariant } from "~/domain/shared/outcome";
import {
  ACCOUNT_KINDS,
  type Account,
  type AccountKind,
  accountId,
  accountOf,
  mayGoNegative,
  type Transfer,
  type TransferReason,
} from "~/domain/voucher/ledger";
import { accounts, transfers } from "../../schema/voucher";
import type { Db } from "../../store";

export type PostedTransfer = Transfer & { readonly logIndex: number };
type Row = typeof transfers.$inferSelect;

/** Sixteen columns a row; SQLite takes 32,766 parameters. */
const ROWS_PER_INSERT = 500;

/**
 * Writes transfers and moves the balances by them. A transfer whose id is known already with the
 * same content moves nothing again. The balance of an account other than a source never falls
 * below zero: the rule has looked before, and the CHECK of the table would refuse it here.
 * @throws InvariantBroken if an id is known with another content
 */
export async function recordTransfers(db: Db, posted: readonly PostedTransfer[]): Promise<void> {
  if (posted.length === 0) return;
  await openAccounts(
    db,
    posted.flatMap((each) => [each.debit, each.credit]),
  );
  const written = new Set<string>();
  for (let at = 0; at < posted.length; at += ROWS_PER_INSERT) {
    const rows = await db
      .insert(transfers)
      .values(posted.slice(at, at + ROWS_PER_INSERT).map(rowOf))
      .onConflictDoNothing({ target: transfers.id })
      .returning({ id: transfers.id });
    for (const row of rows) written.add(row.id);
  }
  await refuseOtherContent(
    db,
    posted.filter((each) => !written.has(each.id)),
  );
  await moveBalances(
    db,
    posted.filter((each) => written.has(each.id)),
  );
}

async function openAccounts(db: Db, wanted: readonly Account[]): Promise<void> {
  const unique = new Map(wanted.map((account) => [accountId(account), account]));
  const rows = [...unique].sort(byId).map(([id, account]) => ({
    id,
    ...account,
    mayGoNegative: mayGoNegative(account.kind),
    balanceKrw: 0,
  }));
  await db.insert(accounts).values(rows).onConflictDoNothing({ target: accounts.id });
}

async function moveBalances(db: Db, written: readonly PostedTransfer[]): Promise<void> {
  const deltas = new Map<string, number>();
  const add = (id: string, amount: number) => deltas.set(id, (deltas.get(id) ?? 0) + amount);
  for (const each of written) {
    add(accountId(each.debit), -each.amountKrw);
    add(accountId(each.credit), each.amountKrw);
  }
  if (deltas.size === 0) return;
  const moves = [...deltas].sort(byId);
  const cases = moves.map(([id, delta]) => sql`when ${id} then cast(${delta} as bigint)`);
  await db
    .update(accounts)
    .set({
      balanceKrw: sql`${accounts.balanceKrw} + case ${accounts.id} ${sql.join(cases, sql` `)} end`,
    })
    .where(
      inArray(
        accounts.id,
        moves.map(([id]) => id),
      ),
    );
}

const byId = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number =>
  a < b ? -1 : 1;

async function refuseOtherContent(db: Db, repeated: readonly PostedTransfer[]): Promise<void> {
  for (const each of repeated) {
    const known = await loadTransfer(db, each.id);
    const wanted = rowOf(each);
    const isSame =
      known &&
      accountId(known.debit) === wanted.debitAccountId &&
      accountId(known.credit) === wanted.creditAccountId &&
      known.amountKrw === wanted.amountKrw &&
      known.reason === wanted.reason &&
      known.subjectId === wanted.subjectId;
    invariant(isSame, `transfer ${each.id} is known with another content`);
  }
}

function rowOf({ debit, credit, ...rest }: PostedTransfer): Row {
  return { ...rest, debitAccountId: accountId(debit), creditAccountId: accountId(credit) };
}

const transferOf = ({ debitAccountId, creditAccountId, ...row }: Row): PostedTransfer => ({
  ...row,
  debit: accountOf(debitAccountId),
  credit: accountOf(creditAccountId),
  amountKrw: krw(row.amountKrw),
  reason: row.reason as TransferReason,
  at: instantOf(row.at),
});

export async function loadTransfer(db: Db, id: string): Promise<PostedTransfer | null> {
  const [row] = await db.select().from(transfers).where(eq(transfers.id, id));
  return row ? transferOf(row) : null;
}

export async function isReversed(db: Db, id: string): Promise<boolean> {
  const rows = await db
    .select({ id: transfers.id })
    .from(transfers)
    .where(eq(transfers.reversesId, id));
  return rows.length > 0;
}

/** Balances by account id; an account that was never used has none, which is zero. */
export async function loadBalances(db: Db, ids: readonly string[]): Promise<Map<string, Krw>> {
  const balances = new Map<string, Krw>(ids.map((id) => [id, krw(0)]));
  if (ids.length === 0) return balances;
  const rows = await db
    .select({ id: accounts.id, balanceKrw: accounts.balanceKrw })
    .from(accounts)
    .where(inArray(accounts.id, [...ids]));
  for (const row of rows) balances.set(row.id, krw(row.balanceKrw));
  return balances;
}

export async function loadBalance(db: Db, account: Account): Promise<Krw> {
  const id = accountId(account);
  return (await loadBalances(db, [id])).get(id) ?? krw(0);
}

/** The balances of a round added up by kind, for the flow of its budget. */
export async function sumByKind(db: Db, roundId: string): Promise<Record<AccountKind, Krw>> {
  const rows = await db
    .select({ kind: accounts.kind, sum: sql<number>`sum(${accounts.balanceKrw})`.mapWith(Number) })
    .from(accounts)
    .where(eq(accounts.roundId, roundId))
    .groupBy(accounts.kind);
  const sums = new Map(rows.map((row) => [row.kind, row.sum]));
  return Object.fromEntries(
    ACCOUNT_KINDS.map((kind) => [kind, krw(sums.get(kind) ?? 0)]),
  ) as Record<AccountKind, Krw>;
}

export type TransferFilter = {
  readonly roundId?: string;
  readonly requestId?: string;
  readonly accountId?: string;
  /** Continues after this transfer of the page before. */
  readonly before?: { readonly at: number; readonly id: string };
  /** At most 10,000: an export reads them all in pages. */
  readonly limit: number;
};

/** Transfers, newest first. */
export async function listTransfers(db: Db, filter: TransferFilter): Promise<PostedTransfer[]> {
  const { roundId, requestId, accountId: account, before, limit } = filter;
  const rows = await db
    .select()
    .from(transfers)
    .where(
      and(
        roundId ? eq(transfers.roundId, roundId) : undefined,
        requestId ? eq(transfers.requestId, requestId) : undefined,
        account
          ? or(eq(transfers.debitAccountId, account), eq(transfers.creditAccountId, account))
          : undefined,
        before
          ? or(
              lt(transfers.at, before.at),
              and(eq(transfers.at, before.at), lt(transfers.id, before.id)),
            )
          : undefined,
      ),
    )
    .orderBy(desc(transfers.at), desc(transfers.id))
    .limit(Math.min(limit, 10_000));
  return rows.map(transferOf);
}
