import { and, asc, eq } from "drizzle-orm";
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
