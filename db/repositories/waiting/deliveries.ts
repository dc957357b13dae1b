import { and, asc, count, eq, isNull, lte, min, ne } from "drizzle-orm";
import type { Instant } from "~/domain/shared/instant";
import { outbox } from "../../schema/outbox";
import type { Db } from "../../store";

/** A wish for the world outside that waits to be carried out. */
export type Delivery = {
  readonly id: string;
  readonly topic: string;
  readonly key: string;
  readonly payload: Readonly<Record<string, string | number>>;
  readonly attempts: number;
};

/** When parked work would be due: never by itself. */
const NEVER = Number.MAX_SAFE_INTEGER;

/** What is due at a moment, longest waiting first. */
export async function loadDueDeliveries(
  db: Db,
  { at, limit }: { at: Instant; limit: number },
): Promise<Delivery[]> {
  return db
    .select({
      id: outbox.id,
      topic: outbox.topic,
      key: outbox.key,
      payload: outbox.payload,
      attempts: outbox.attempts,
    })
    .from(outbox)
    .where(and(isNull(outbox.doneAt), lte(outbox.availableAt, at)))
    .orderBy(asc(outbox.availableAt), asc(outbox.id))
    .limit(limit);
}

/** How much is due or parked, and since when the longest waiting is due. */
export async function loadOutboxLag(
  db: Db,
  at: Instant,
): Promise<{ due: number; parked: number; oldestAt: number | null }> {
  const [waiting] = await db
    .select({ due: count(), oldestAt: min(outbox.availableAt) })
    .from(outbox)
    .where(and(isNull(outbox.doneAt), lte(outbox.availableAt, at)));
  const [parked] = await db
    .select({ parked: count() })
    .from(outbox)
    .where(and(isNull(outbox.doneAt), eq(outbox.availableAt, NEVER)));
  return {
    due: waiting?.due ?? 0,
    oldestAt: waiting?.oldestAt ?? null,
    parked: parked?.parked ?? 0,
  };
}

export async function recordDelivered(
  db: Db,
  { id, at }: { id: string; at: Instant },
): Promise<void> {
  await db
    .update(outbox)
    .set({ doneAt: at, lastFault: null })
    .where(and(eq(outbox.id, id), isNull(outbox.doneAt)));
}

/** Puts work off. @param nextAt null parks it until an operator looks at the code */
export async function recordFault(
  db: Db,
  fault: { id: string; code: string; attempts: number; nextAt: Instant | null },
): Promise<void> {
  await db
    .update(outbox)
    .set({
      attempts: fault.attempts,
      lastFault: fault.code,
      availableAt: fault.nextAt ?? NEVER,
    })
    .where(and(eq(outbox.id, fault.id), isNull(outbox.doneAt)));
}

/** Lets parked work run again, after its cause was mended. */
export async function recordUnparked(db: Db, at: Instant): Promise<void> {
  await db
    .update(outbox)
    .set({ availableAt: at, attempts: 0 })
    .where(and(isNull(outbox.doneAt), eq(outbox.availableAt, NEVER), ne(outbox.attempts, 0)));
}
