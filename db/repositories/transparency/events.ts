import { randomFillSync } from "node:crypto";
import { and, desc, eq, gte, inArray, lt, sql } from "drizzle-orm";
import type { DomainEvent } from "~/domain/shared/event";
import { canonicalEvent } from "~/domain/transparency/canonical";
import { HASH_BYTES, leafHashBy, SALT_BYTES } from "~/domain/transparency/tree/leaf";
import { isPostgres } from "../../dialect";
import { events, logState } from "../../schema/transparency";
import { nodeSha256 } from "../../sha256";
import type { Db } from "../../store";

/** An event with its place in the log. */
export type LoggedEvent = typeof events.$inferSelect;

/** Fills salts with random bytes; only tests pass another source than the system's. */
export type SaltSource = (salts: Uint8Array) => void;

const systemSalts: SaltSource = (salts) => void randomFillSync(salts);

/** One statement carries so many rows at most, whatever their size. */
const ROWS_PER_INSERT = 2_000;

/**
 * Appends events to the log, in the transaction of the rows they describe: either both exist or
 * neither. The place in the log is taken from a counter whose row stays locked until the commit,
 * so call it as the last write of a body.
 * @returns the log index of the first event; the others follow without a gap
 */
export async function appendEvents(
  db: Db,
  appended: readonly DomainEvent[],
  fillSalts: SaltSource = systemSalts,
): Promise<number> {
  const first = await takePlaces(db, appended.length);
  for (let at = 0; at < appended.length; at += ROWS_PER_INSERT) {
    const batch = appended.slice(at, at + ROWS_PER_INSERT);
    const salts = new Uint8Array(batch.length * SALT_BYTES);
    fillSalts(salts);
    await insertRows(db, batchOf(batch, first + at, salts));
  }
  return first;
}

async function takePlaces(db: Db, count: number): Promise<number> {
  const [state] = await db
    .insert(logState)
    .values({ id: 1, sequenced: count, integrated: 0 })
    .onConflictDoUpdate({
      target: logState.id,
      set: { sequenced: sql`${logState.sequenced} + ${count}` },
    })
    .returning({ sequenced: logState.sequenced });
  return (state?.sequenced ?? count) - count;
}

const leafHash = leafHashBy(nodeSha256);

/** Rows on their way: texts and numbers as JSON, salts and leaf hashes one after another. */
type Batch = { readonly json: string; readonly salts: Uint8Array; readonly leafHashes: Uint8Array };

function batchOf(batch: readonly DomainEvent[], first: number, salts: Uint8Array): Batch {
  const leafHashes = new Uint8Array(batch.length * HASH_BYTES);
  const rows = batch.map((event, i) => {
    const { type, word, subjectId, actorId, at } = event;
    const canonical = canonicalEvent(event);
    const salt = salts.subarray(i * SALT_BYTES, (i + 1) * SALT_BYTES);
    leafHashes.set(leafHash(salt, canonical), i * HASH_BYTES);
    return [first + i, type, word, subjectId, actorId, at, canonical];
  });
  return { json: JSON.stringify(rows), salts, leafHashes };
}

/**
 * All rows in three parameters: five times as fast as a parameter for each value. The columns stand
 * in the order of the table, and no row is answered, which would cost a third more.
 */
async function insertRows(db: Db, { json, ...bytes }: Batch): Promise<void> {
  const [salts, leafHashes] = [Buffer.from(bytes.salts), Buffer.from(bytes.leafHashes)];
  const rows = isPostgres
    ? sql`
      select (value->>0)::bigint, value->>1, value->>2, value->>3, value->>4, (value->>5)::bigint,
        value->>6, substring(${salts}::bytea from (n::int - 1) * 32 + 1 for 32),
        substring(${leafHashes}::bytea from (n::int - 1) * 32 + 1 for 32)
      from jsonb_array_elements(${json}::jsonb) with ordinality as list(value, n)`
    : sql`
      select value->>0, value->>1, value->>2, value->>3, value->>4, value->>5, value->>6,
        substr(${salts}, key * 32 + 1, 32), substr(${leafHashes}, key * 32 + 1, 32)
      from jsonb_each(${json})`;
  await db.insert(events).select(rows);
}

export async function loadEvent(db: Db, logIndex: number): Promise<LoggedEvent | undefined> {
  const [row] = await db.select().from(events).where(eq(events.logIndex, logIndex));
  return row;
}

/** Entries newest first, before a place. @param limit at most 200 */
export async function loadEventsBefore(
  db: Db,
  { before, limit }: { before: number; limit: number },
): Promise<LoggedEvent[]> {
  return db
    .select()
    .from(events)
    .where(lt(events.logIndex, before))
    .orderBy(desc(events.logIndex))
    .limit(Math.min(limit, 200));
}

/** Everything the log holds about these subjects, oldest first. */
export async function loadEventsOf(db: Db, subjectIds: readonly string[]): Promise<LoggedEvent[]> {
  if (subjectIds.length === 0) return [];
  return db
    .select()
    .from(events)
    .where(inArray(events.subjectId, [...subjectIds]))
    .orderBy(events.logIndex);
}

/** The leaf hashes of the entries from `from` up to, but not including, `until`. */
export async function loadLeafHashes(
  db: Db,
  { from, until }: { from: number; until: number },
): Promise<Uint8Array[]> {
  const rows = await db
    .select({ leafHash: events.leafHash })
    .from(events)
    .where(and(gte(events.logIndex, from), lt(events.logIndex, until)))
    .orderBy(events.logIndex);
  return rows.map((row) => row.leafHash);
}
