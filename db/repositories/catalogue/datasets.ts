import { asc, eq, gt, inArray, max } from "drizzle-orm";
import type { IndexedDataset } from "~/domain/catalogue/search/facets";
import { datasetDetails, datasets } from "../../schema/catalogue";
import { organisations } from "../../schema/identity";
import type { Db } from "../../store";

export type DatasetRow = typeof datasets.$inferSelect;

/** SQLite takes 32,766 parameters a statement. */
const ROWS_PER_INSERT = 500;

/**
 * The next free place in the order of listing and the next revision. Call it inside a transaction
 * on the key `catalogue`, so that two listings never take the same place.
 */
export async function nextPlaces(db: Db): Promise<{ sequence: number; revision: number }> {
  const [row] = await db
    .select({ sequence: max(datasets.sequence), revision: max(datasets.revision) })
    .from(datasets);
  return { sequence: (row?.sequence ?? 0) + 1, revision: (row?.revision ?? 0) + 1 };
}

/** The revision of the whole catalogue: it has changed when this number has. */
export async function loadRevision(db: Db): Promise<number> {
  const [row] = await db.select({ revision: max(datasets.revision) }).from(datasets);
  return row?.revision ?? 0;
}

/** Adds datasets with what was profiled of them. */
export async function recordDatasets(
  db: Db,
  rows: readonly DatasetRow[],
  details: readonly { datasetId: string; record: unknown }[],
): Promise<void> {
  for (let at = 0; at < rows.length; at += ROWS_PER_INSERT) {
    await db.insert(datasets).values(rows.slice(at, at + ROWS_PER_INSERT));
  }
  for (let at = 0; at < details.length; at += ROWS_PER_INSERT) {
    await db.insert(datasetDetails).values(details.slice(at, at + ROWS_PER_INSERT));
  }
}

export async function loadDataset(db: Db, id: string): Promise<DatasetRow | null> {
  const [row] = await db.select().from(datasets).where(eq(datasets.id, id));
  return row ?? null;
}

/** Writes a changed dataset over its former version. */
export async function recordChange(
  db: Db,
  row: DatasetRow,
  record: unknown | undefined,
): Promise<void> {
  const { id, ...values } = row;
  await db.update(datasets).set(values).where(eq(datasets.id, id));
  if (record === undefined) return;
  await db
    .insert(datasetDetails)
    .values({ datasetId: id, record })
    .onConflictDoUpdate({ target: datasetDetails.datasetId, set: { record } });
}

/** What the index has to know of datasets changed after a revision, oldest change first. */
export async function loadChangedAfter(
  db: Db,
  { revision, limit }: { revision: number; limit: number },
): Promise<(IndexedDataset & { revision: number; status: DatasetRow["status"] })[]> {
  return db
    .select({
      sequence: datasets.sequence,
      revision: datasets.revision,
      status: datasets.status,
      hospitalId: datasets.hospitalId,
      consortiumId: datasets.consortiumId,
      region: datasets.region,
      dataType: datasets.dataType,
      modality: datasets.modality,
      diseases: datasets.diseases,
      personCount: datasets.personCount,
      priceKrw: datasets.priceKrw,
      terms: datasets.terms,
      deliveryChannels: datasets.deliveryChannels,
    })
    .from(datasets)
    .where(gt(datasets.revision, revision))
    .orderBy(asc(datasets.revision), asc(datasets.sequence))
    .limit(limit);
}

export type OrganisationName = { id: string; nameKo: string; nameEn: string };

/** The names of hospitals and consortia: a bounded list that every catalogue page needs. */
export async function loadInstitutionNames(
  db: Db,
): Promise<(OrganisationName & { region: string | null; isDemo: boolean })[]> {
  return db
    .select({
      id: organisations.id,
      nameKo: organisations.nameKo,
      nameEn: organisations.nameEn,
      region: organisations.region,
      isDemo: organisations.isDemo,
    })
    .from(organisations)
    .where(inArray(organisations.kind, ["hospital", "consortium"]))
    .limit(2_000);
}
