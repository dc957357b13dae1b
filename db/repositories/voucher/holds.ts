import { and, asc, eq, inArray, lte, sql } from "drizzle-orm";
import { type Instant, instantOf } from "~/domain/shared/instant";
import { krw } from "~/domain/shared/krw";
import type { Hold } from "~/domain/voucher/hold";
import { requestLines } from "../../schema/access";
import { coPayments, holds, instalments } from "../../schema/voucher";
import type { Db } from "../../store";

type Row = typeof holds.$inferSelect;

const holdOf = (row: Row): Hold => ({
  ...row,
  amountKrw: krw(row.amountKrw),
  placedAt: instantOf(row.placedAt),
  expiresAt: instantOf(row.expiresAt),
  resolvedAt: row.resolvedAt === null ? null : instantOf(row.resolvedAt),
});

export async function insertHolds(db: Db, placed: readonly Hold[]): Promise<void> {
  if (placed.length > 0) await db.insert(holds).values([...placed]);
}

export async function loadHoldsOfRequest(db: Db, requestId: string): Promise<Hold[]> {
  const rows = await db
    .select()
    .from(holds)
    .where(eq(holds.requestId, requestId))
    .orderBy(asc(holds.id));
  return rows.map(holdOf);
}

/** Ends active holds; one that has ended keeps how it ended. */
export async function endHolds(
  db: Db,
  ids: readonly string[],
  { status, at }: { status: "settled" | "released" | "expired"; at: Instant },
): Promise<void> {
  if (ids.length === 0) return;
  await db
    .update(holds)
    .set({ status, resolvedAt: at })
    .where(and(inArray(holds.id, [...ids]), eq(holds.status, "active")));
}

/** Moves the end of active holds: from a decision on, they last as long as the co-pay may take. */
export async function moveExpiry(
  db: Db,
  ids: readonly string[],
  { expiresAt }: { expiresAt: Instant },
): Promise<void> {
  if (ids.length === 0) return;
  await db
    .update(holds)
    .set({ expiresAt })
    .where(and(inArray(holds.id, [...ids]), eq(holds.status, "active")));
}

/**
 * Requests with holds whose time is over, oldest first. A hold beside a co-payment of which a part
 * is paid already is not over: that money would have nowhere to go.
 */
export async function listRequestsWithOverdueHolds(
  db: Db,
  { at, limit }: { at: Instant; limit: number },
): Promise<string[]> {
  const rows = await db
    .select({ requestId: holds.requestId, first: sql`min(${holds.expiresAt})`.as("first_expiry") })
    .from(holds)
    .innerJoin(requestLines, eq(requestLines.id, holds.lineId))
    .where(
      and(
        eq(holds.status, "active"),
        lte(holds.expiresAt, at),
        sql`not exists (select 1 from ${coPayments} join ${instalments}
          on ${instalments.coPaymentId} = ${coPayments.id} and ${instalments.status} = 'paid'
          where ${coPayments.reviewId} = ${requestLines.reviewId} and ${coPayments.status} = 'due')`,
      ),
    )
    .groupBy(holds.requestId)
    .orderBy(sql`first_expiry`, holds.requestId)
    .limit(limit);
  return rows.map((row) => row.requestId);
}
