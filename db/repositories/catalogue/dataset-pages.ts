import { and, count, desc, eq, gte, isNotNull, sql } from "drizzle-orm";
import { reviews } from "../../schema/access";
import { datasetDetails, datasets } from "../../schema/catalogue";
import { committees } from "../../schema/committee";
import { grants } from "../../schema/grant";
import type { Db } from "../../store";

/** One dataset with everything its page shows of the catalogue itself, listed or withdrawn. */
export async function loadDatasetWithRecord(db: Db, id: string) {
  const [row] = await db
    .select({ dataset: datasets, record: datasetDetails.record })
    .from(datasets)
    .leftJoin(datasetDetails, eq(datasetDetails.datasetId, datasets.id))
    .where(eq(datasets.id, id));
  return row ?? null;
}

/** The days within which the committee of a hospital means to decide; null where it has none. */
export async function loadCommitteeOf(
  db: Db,
  hospitalId: string,
): Promise<{ dueDays: number; policyVersion: number } | null> {
  const [row] = await db
    .select({ policy: committees.policy, policyVersion: committees.policyVersion })
    .from(committees)
    .where(eq(committees.hospitalId, hospitalId));
  return row ? { dueDays: row.policy.dueDays, policyVersion: row.policyVersion } : null;
}

/** How many grants a dataset has had, and how many are in use; never who holds them. */
export async function countGrantsOf(
  db: Db,
  datasetId: string,
): Promise<{ all: number; active: number }> {
  const [row] = await db
    .select({
      all: count(grants.id),
      active: sql<number>`coalesce(sum(case when ${grants.status} = 'active' then 1 else 0 end), 0)`,
    })
    .from(grants)
    .where(eq(grants.datasetId, datasetId));
  return { all: Number(row?.all ?? 0), active: Number(row?.active ?? 0) };
}

/** Decided cases since a moment, newest first, for the figures on decision times. */
export async function loadDecidedCases(
  db: Db,
  { since, limit }: { since: number; limit: number },
): Promise<{ hospitalId: string; openedAt: number; decidedAt: number }[]> {
  const rows = await db
    .select({
      hospitalId: reviews.hospitalId,
      openedAt: reviews.openedAt,
      decidedAt: reviews.decidedAt,
    })
    .from(reviews)
    .where(
      and(
        eq(reviews.status, "decided"),
        isNotNull(reviews.decidedAt),
        gte(reviews.decidedAt, since),
      ),
    )
    .orderBy(desc(reviews.decidedAt))
    .limit(limit);
  return rows.flatMap(({ decidedAt, ...rest }) =>
    decidedAt === null ? [] : [{ ...rest, decidedAt }],
  );
}
