/** Public keys of data servers. A key is never deleted: what it signed stays explainable. */
import { and, desc, eq, isNull } from "drizzle-orm";
import { type Instant, instantOf } from "~/domain/shared/instant";
import { nodeKeys } from "../../schema/federation";
import type { Db } from "../../store";

export type StoredNodeKey = {
  readonly id: string;
  readonly organisationId: string;
  readonly publicJwk: Readonly<Record<string, string>>;
  readonly addedAt: Instant;
  readonly removedAt: Instant | null;
};

const keyOf = (row: typeof nodeKeys.$inferSelect): StoredNodeKey => ({
  ...row,
  addedAt: instantOf(row.addedAt),
  removedAt: row.removedAt === null ? null : instantOf(row.removedAt),
});

export async function insertNodeKey(db: Db, key: StoredNodeKey): Promise<void> {
  await db.insert(nodeKeys).values(key);
}

export async function loadNodeKey(db: Db, id: string): Promise<StoredNodeKey | null> {
  const [row] = await db.select().from(nodeKeys).where(eq(nodeKeys.id, id));
  return row ? keyOf(row) : null;
}

/** All keys of an institution, newest first, removed ones too; at most 200. */
export async function listNodeKeys(db: Db, organisationId: string): Promise<StoredNodeKey[]> {
  const rows = await db
    .select()
    .from(nodeKeys)
    .where(eq(nodeKeys.organisationId, organisationId))
    .orderBy(desc(nodeKeys.addedAt), desc(nodeKeys.id))
    .limit(200);
  return rows.map(keyOf);
}

/** Takes a key out of use; one that is out already keeps its moment. */
export async function removeNodeKey(db: Db, id: string, at: Instant): Promise<void> {
  await db
    .update(nodeKeys)
    .set({ removedAt: at })
    .where(and(eq(nodeKeys.id, id), isNull(nodeKeys.removedAt)));
}
