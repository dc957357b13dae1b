import { and, asc, desc, eq, inArray, ne } from "drizzle-orm";
import { type Instant, instantOf } from "~/domain/shared/instant";
import { krw } from "~/domain/shared/krw";
import type { CoPayment, Instalment } from "~/domain/voucher/co-payment";
import { coPayments, instalments, paymentNotices } from "../../schema/voucher";
import type { Db } from "../../store";

type Row = typeof coPayments.$inferSelect;
type InstalmentRow = typeof instalments.$inferSelect;

const maybe = (at: number | null): Instant | null => (at === null ? null : instantOf(at));

const instalmentOf = ({ coPaymentId: _, ...row }: InstalmentRow): Instalment => ({
  ...row,
  amountKrw: krw(row.amountKrw),
  openedAt: maybe(row.openedAt),
  paidAt: maybe(row.paidAt),
});

async function withInstalments(db: Db, rows: readonly Row[]): Promise<CoPayment[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const parts = await db
    .select()
    .from(instalments)
    .where(inArray(instalments.coPaymentId, ids))
    .orderBy(asc(instalments.coPaymentId), asc(instalments.number));
  return rows.map((row) => ({
    ...row,
    amountKrw: krw(row.amountKrw),
    createdAt: instantOf(row.createdAt),
    dueAt: instantOf(row.dueAt),
    paidAt: maybe(row.paidAt),
    instalments: parts.filter((part) => part.coPaymentId === row.id).map(instalmentOf),
  }));
}

export async function insertCoPayment(db: Db, coPayment: CoPayment): Promise<void> {
  const { instalments: parts, ...row } = coPayment;
  await db.insert(coPayments).values(row);
  await db.insert(instalments).values(parts.map((part) => ({ ...part, coPaymentId: row.id })));
}

export async function loadCoPayment(db: Db, id: string): Promise<CoPayment | null> {
  const rows = await db.select().from(coPayments).where(eq(coPayments.id, id));
  return (await withInstalments(db, rows))[0] ?? null;
}

export async function loadCoPaymentOfInstalment(
  db: Db,
  instalmentId: string,
): Promise<CoPayment | null> {
  const [part] = await db
    .select({ id: instalments.coPaymentId })
    .from(instalments)
    .where(eq(instalments.id, instalmentId));
  return part ? loadCoPayment(db, part.id) : null;
}

export async function loadCoPaymentsOfRequest(db: Db, requestId: string): Promise<CoPayment[]> {
  const rows = await db
    .select()
    .from(coPayments)
    .where(eq(coPayments.requestId, requestId))
    .orderBy(asc(coPayments.createdAt), asc(coPayments.id));
  return withInstalments(db, rows);
}

/** Newest first. @param limit at most 200 */
export async function listCoPaymentsOfCompany(
  db: Db,
  companyId: string,
  { limit }: { limit: number },
): Promise<CoPayment[]> {
  const rows = await db
    .select()
    .from(coPayments)
    .where(eq(coPayments.companyId, companyId))
    .orderBy(desc(coPayments.createdAt), desc(coPayments.id))
    .limit(Math.min(limit, 200));
  return withInstalments(db, rows);
}

export async function updateInstalment(db: Db, instalment: Instalment): Promise<void> {
  const { id, status, method, attempt, providerRef, payUrl, openedAt, paidAt } = instalment;
  const { confirmedBy, receiptId } = instalment;
  await db
    .update(instalments)
    .set({
      ...{ status, method, attempt, providerRef, payUrl, openedAt, paidAt },
      ...{ confirmedBy, receiptId },
    })
    .where(eq(instalments.id, id));
}

/** Ends a co-payment. Instalments that are not paid are cancelled with it. */
export async function endCoPayment(
  db: Db,
  id: string,
  { status, at }: { status: "paid" | "cancelled"; at: Instant },
): Promise<void> {
  await db
    .update(coPayments)
    .set(status === "paid" ? { status, paidAt: at } : { status })
    .where(eq(coPayments.id, id));
  if (status === "paid") return;
  await db
    .update(instalments)
    .set({ status: "cancelled" })
    .where(and(eq(instalments.coPaymentId, id), ne(instalments.status, "paid")));
}

export async function isNoticeKnown(db: Db, noticeId: string): Promise<boolean> {
  const rows = await db
    .select({ id: paymentNotices.id })
    .from(paymentNotices)
    .where(eq(paymentNotices.id, noticeId));
  return rows.length > 0;
}

export async function recordNotice(
  db: Db,
  notice: { id: string; kind: string; receivedAt: Instant },
): Promise<void> {
  await db.insert(paymentNotices).values(notice).onConflictDoNothing();
}
