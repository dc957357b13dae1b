import { asc, desc, gte, lte } from "drizzle-orm";
import type { Instant } from "~/domain/shared/instant";
import { checkpoints } from "../../schema/transparency";
import type { Db } from "../../store";

/** A signed head of the log, with the moment it was cut. */
export type StoredCheckpoint = typeof checkpoints.$inferSelect;

export async function recordCheckpoint(db: Db, checkpoint: StoredCheckpoint): Promise<void> {
  await db.insert(checkpoints).values(checkpoint);
}

export async function loadLatestCheckpoint(db: Db): Promise<StoredCheckpoint | undefined> {
  return (await loadCheckpoints(db, 1))[0];
}

/** Newest first. */
export async function loadCheckpoints(db: Db, limit: number): Promise<StoredCheckpoint[]> {
  return db.select().from(checkpoints).orderBy(desc(checkpoints.size)).limit(limit);
}

/** The first checkpoint that covers at least so many entries. */
export async function loadCheckpointCovering(
  db: Db,
  size: number,
): Promise<StoredCheckpoint | undefined> {
  const [row] = await db
    .select()
    .from(checkpoints)
    .where(gte(checkpoints.size, size))
    .orderBy(asc(checkpoints.size))
    .limit(1);
  return row;
}

/** The newest checkpoint that is at least as old as this moment. */
export async function loadCheckpointBefore(
  db: Db,
  at: Instant,
): Promise<StoredCheckpoint | undefined> {
  const [row] = await db
    .select()
    .from(checkpoints)
    .where(lte(checkpoints.at, at))
    .orderBy(desc(checkpoints.size))
    .limit(1);
  return row;
}
