import { and, eq, gte, lt } from "drizzle-orm";
import { utf8 } from "~/domain/transparency/bytes";
import { commitmentOf } from "~/domain/transparency/tree/leaf";
import { erasures, events } from "../../schema/transparency";
import { nodeSha256 } from "../../sha256";
import type { Db } from "../../store";

/** An entry whose content was deleted: its commitment, why, and where the log says so. */
export type Erasure = typeof erasures.$inferSelect;

export async function loadErasure(db: Db, logIndex: number): Promise<Erasure | undefined> {
  const [row] = await db.select().from(erasures).where(eq(erasures.logIndex, logIndex));
  return row;
}

/**
 * Keeps the commitment of an entry and deletes what it was made from: text, salt and the ids beside
 * them. Nobody can test a guess at the content any more; the place in the tree stays provable.
 */
export async function recordErasure(db: Db, erasure: Erasure): Promise<void> {
  // The trigger on `events` lets an entry be emptied only once its erasure stands.
  await db.insert(erasures).values(erasure);
  await db
    .update(events)
    .set({ canonical: "", salt: new Uint8Array(0), subjectId: "", actorId: "" })
    .where(eq(events.logIndex, erasure.logIndex));
}

/**
 * The commitments of the entries from `from` up to, but not including, `until`: what the log's
 * leaves are hashes of. They are worked out from salt and text, or kept where those were erased.
 */
export async function loadCommitments(
  db: Db,
  { from, until }: { from: number; until: number },
): Promise<Uint8Array[]> {
  const rows = await db
    .select({ canonical: events.canonical, salt: events.salt, erased: erasures.commitment })
    .from(events)
    .leftJoin(erasures, eq(erasures.logIndex, events.logIndex))
    .where(and(gte(events.logIndex, from), lt(events.logIndex, until)))
    .orderBy(events.logIndex);
  return rows.map(
    ({ canonical, salt, erased }) =>
      erased ?? commitmentOf({ salt, canonical: utf8(canonical) }, nodeSha256),
  );
}
