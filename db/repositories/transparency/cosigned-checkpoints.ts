import { asc, desc, gte, inArray } from "drizzle-orm";
import { checkpoints, cosignatures } from "../../schema/transparency";
import type { Db } from "../../store";

/** A checkpoint with the lines that witnesses added to it. */
export type CosignedCheckpoint = typeof checkpoints.$inferSelect & {
  readonly cosignatures: readonly (typeof cosignatures.$inferSelect)[];
};

/** Which of the checkpoints that some witness cosigned. */
export type CosignedWanted = {
  /** They cover at least so many entries. */
  readonly size: number;
  readonly from: "first" | "newest";
  /** How many at most. */
  readonly limit: number;
};

/** Checkpoints that some witness cosigned, smallest first. */
export async function loadCosignedCheckpoints(
  db: Db,
  { size, from, limit }: CosignedWanted,
): Promise<CosignedCheckpoint[]> {
  const sizes = db
    .selectDistinct({ size: cosignatures.size })
    .from(cosignatures)
    .where(gte(cosignatures.size, size))
    .orderBy(from === "first" ? asc(cosignatures.size) : desc(cosignatures.size))
    .limit(limit);
  const lines = await db.select().from(cosignatures).where(inArray(cosignatures.size, sizes));
  if (lines.length === 0) return [];
  const cosigned = [...new Set(lines.map((line) => line.size))];
  const heads = await db
    .select()
    .from(checkpoints)
    .where(inArray(checkpoints.size, cosigned))
    .orderBy(asc(checkpoints.size));
  return heads.map((head) => ({
    ...head,
    cosignatures: lines.filter((line) => line.size === head.size),
  }));
}
