import { count, countDistinct, desc, eq, isNotNull } from "drizzle-orm";
import { reviews } from "../../schema/access";
import { datasets } from "../../schema/catalogue";
import type { Db } from "../../store";

/** Datasets on offer, and how many hospitals and consortia offer them. */
export async function countOffer(
  db: Db,
): Promise<{ datasets: number; hospitals: number; consortia: number }> {
  const [row] = await db
    .select({
      datasets: count(),
      hospitals: countDistinct(datasets.hospitalId),
      consortia: countDistinct(datasets.consortiumId),
    })
    .from(datasets)
    .where(eq(datasets.status, "listed"));
  return row ?? { datasets: 0, hospitals: 0, consortia: 0 };
}

/** How long the newest decided reviews took, in milliseconds. @param limit at most 1,000 */
export async function loadDecisionTimes(db: Db, limit: number): Promise<number[]> {
  const rows = await db
    .select({ openedAt: reviews.openedAt, decidedAt: reviews.decidedAt })
    .from(reviews)
    .where(isNotNull(reviews.decidedAt))
    .orderBy(desc(reviews.decidedAt))
    .limit(Math.min(limit, 1_000));
  return rows.map((row) => (row.decidedAt ?? row.openedAt) - row.openedAt);
}
