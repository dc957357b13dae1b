/** Reads for a hospital's data office; nothing here writes. */
import { and, asc, count, desc, eq, sql } from "drizzle-orm";
import { requests, reviews } from "../../schema/access";
import { datasets } from "../../schema/catalogue";
import { organisations } from "../../schema/identity";
import type { Db } from "../../store";

/** The cases at a hospital, open ones first and due first, at most `limit`. */
export async function listReviewsOfHospital(
  db: Db,
  { hospitalId, limit }: { hospitalId: string; limit: number },
) {
  return await db
    .select({
      id: reviews.id,
      requestId: reviews.requestId,
      status: reviews.status,
      openedAt: reviews.openedAt,
      dueAt: reviews.dueAt,
      decidedAt: reviews.decidedAt,
      companyId: requests.companyId,
      dossier: requests.dossier,
      company: { ko: organisations.nameKo, en: organisations.nameEn },
    })
    .from(reviews)
    .innerJoin(requests, eq(requests.id, reviews.requestId))
    .innerJoin(organisations, eq(organisations.id, requests.companyId))
    .where(eq(reviews.hospitalId, hospitalId))
    .orderBy(
      sql`case when ${reviews.status} = 'open' then 0 else 1 end`,
      asc(reviews.dueAt),
      desc(reviews.openedAt),
      asc(reviews.id),
    )
    .limit(limit);
}

/** How many datasets a hospital lists now. */
export async function countListedDatasets(db: Db, hospitalId: string): Promise<number> {
  const [row] = await db
    .select({ listed: count() })
    .from(datasets)
    .where(and(eq(datasets.hospitalId, hospitalId), eq(datasets.status, "listed")));
  return row?.listed ?? 0;
}
