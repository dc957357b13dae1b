import { randomFillSync } from "node:crypto";
import { and, desc, eq, gte, inArray, lt, sql } from "drizzle-orm";
import type { DomainEvent } from "~/domain/shared/event";
import { utf8 } from "~/domain/transparency/bytes";
import { canonicalEvent } from "~/domain/transparency/canonical";
import { commitmentOf, leafHashOf, SALT_BYTES } from "~/domain/transparency/leaf";
import { isPostgres } from "../dialect";
import { events, logState } from "../schema/transparency";
import { nodeSha256 } from "../sha256";
import type { Db } from "../store";

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
  const salts = new Uint8Array(appended.length * SALT_BYTES);
  fillSalts(salts);
  const rows = appended.map((event, i) =>
    rowOf(event, first + i, salts.subarray(i * SALT_BYTES, (i + 1) * SALT_BYTES)),
  );
  for (let at = 0; at < rows.length; at += ROWS_PER_INSERT) {
    await insertRows(db, rows.slice(at, at + ROWS_PER_INSERT));
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

type Row = readonly (string | number)[];

function rowOf(event: DomainEvent, logIndex: number, salt: Uint8Array): Row {
  const { type, word, subjectId, actorId, at } = event;
  const canonical = canonicalEvent(event);
  const commitment = commitmentOf({ salt, canonical: utf8(canonical) }, nodeSha256);
  const leafHash = leafHashOf(commitment, nodeSha256);
  const bytes = [salt, leafHash].map((each) => Buffer.from(each).toString("hex"));
  return [logIndex, type, word, subjectId, actorId, at, canonical, ...bytes];
}

/** All rows in one JSON parameter: three times as fast as a parameter for each value. */
async function insertRows(db: Db, rows: readonly Row[]): Promise<void> {
  const text = (place: number) => sql`value->>${sql.raw(String(place))}`;
  const [whole, bytes, list] = isPostgres
    ? [
        (place: number) => sql`(${text(place)})::bigint`,
        (place: number) => sql`decode(${text(place)}, 'hex')`,
        sql`jsonb_array_elements(${JSON.stringify(rows)}::jsonb)`,
      ]
    : [
        text,
        (place: number) => sql`unhex(${text(place)})`,
        sql`json_each(${JSON.stringify(rows)})`,
      ];
  await db.rows(sql`
    insert into ${events}
      (log_index, type, word, subject_id, actor_id, at, canonical, salt, leaf_hash)
    select ${whole(0)}, ${text(1)}, ${text(2)}, ${text(3)}, ${text(4)}, ${whole(5)}, ${text(6)},
      ${bytes(7)}, ${bytes(8)}
    from ${list}
    returning 1`);
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
