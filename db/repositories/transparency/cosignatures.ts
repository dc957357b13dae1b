import { and, asc, countDistinct, desc, eq, gte } from "drizzle-orm";
import { withSignatureLines } from "~/domain/transparency/notes/note";
import { cosignatures } from "../../schema/transparency";
import type { Db } from "../../store";

/** What a witness signed over one of our checkpoints. */
export type Cosignature = typeof cosignatures.$inferSelect;

/** Keeps cosignatures; one that is there already stays as it is. */
export async function recordCosignatures(db: Db, found: readonly Cosignature[]): Promise<void> {
  for (const cosignature of found) {
    await db.insert(cosignatures).values(cosignature).onConflictDoNothing();
  }
}

/** The cosignatures of one checkpoint, by the names of their keys. */
export async function loadCosignatures(db: Db, size: number): Promise<Cosignature[]> {
  return db
    .select()
    .from(cosignatures)
    .where(eq(cosignatures.size, size))
    .orderBy(asc(cosignatures.witness), asc(cosignatures.keyId));
}

/** The cosignatures over the newest checkpoints that have any, the newest checkpoint first. */
export async function loadNewestCosignatures(db: Db, limit: number): Promise<Cosignature[]> {
  return db.select().from(cosignatures).orderBy(desc(cosignatures.size)).limit(limit);
}

/** Size of the newest checkpoint that so many witnesses have cosigned; 0 without one. */
export async function loadSizeCosignedBy(db: Db, witnesses: number): Promise<number> {
  const [row] = await db
    .select({ size: cosignatures.size })
    .from(cosignatures)
    .groupBy(cosignatures.size)
    .having(gte(countDistinct(cosignatures.witness), witnesses))
    .orderBy(desc(cosignatures.size))
    .limit(1);
  return row?.size ?? 0;
}

export async function isCosignedBy(
  db: Db,
  { size, witness }: { size: number; witness: string },
): Promise<boolean> {
  const rows = await db
    .select({ size: cosignatures.size })
    .from(cosignatures)
    .where(and(eq(cosignatures.size, size), eq(cosignatures.witness, witness)))
    .limit(1);
  return rows.length > 0;
}

/** The signed note of a checkpoint with the lines of every witness that has cosigned it by now. */
export async function noteWithCosignatures(
  db: Db,
  { size, note }: { readonly size: number; readonly note: string },
): Promise<string> {
  const found = await loadCosignatures(db, size);
  return withSignatureLines(
    note,
    found.map(({ line }) => line),
  );
}
