import { eq, inArray } from "drizzle-orm";
import { type Krw, krw } from "~/domain/shared/krw";
import { datasets } from "../../schema/catalogue";
import type { Db } from "../../store";

/** What a request needs to know of a dataset: whose it is, of which kind, and its price. */
export type BasketFacts = {
  readonly datasetId: string;
  readonly hospitalId: string;
  readonly consortiumId: string;
  readonly dataType: string;
  readonly priceKrw: Krw;
  readonly status: "listed" | "withdrawn";
  readonly titleKo: string;
  readonly titleEn: string;
};

const columns = {
  datasetId: datasets.id,
  hospitalId: datasets.hospitalId,
  consortiumId: datasets.consortiumId,
  dataType: datasets.dataType,
  priceKrw: datasets.priceKrw,
  status: datasets.status,
  titleKo: datasets.titleKo,
  titleEn: datasets.titleEn,
};

/** The datasets of these ids that exist, in no particular order. @param datasetIds at most 200 */
export async function loadBasketFacts(
  db: Db,
  datasetIds: readonly string[],
): Promise<BasketFacts[]> {
  if (datasetIds.length === 0) return [];
  const rows = await db
    .select(columns)
    .from(datasets)
    .where(inArray(datasets.id, [...datasetIds]))
    .limit(200);
  return rows.map((row) => ({ ...row, priceKrw: krw(row.priceKrw) }));
}

export async function loadDatasetFacts(db: Db, datasetId: string): Promise<BasketFacts | null> {
  const [row] = await db.select(columns).from(datasets).where(eq(datasets.id, datasetId));
  return row ? { ...row, priceKrw: krw(row.priceKrw) } : null;
}
