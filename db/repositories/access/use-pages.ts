/** Reads for pages about uses of data; nothing here writes. */
import { and, asc, count, desc, eq, gte, inArray, lt, type SQL, sql } from "drizzle-orm";
import type { Period } from "~/domain/shared/instant";
import { requestLines } from "../../schema/access";
import { datasets } from "../../schema/catalogue";
import { usageFees } from "../../schema/certificate";
import { accessChecks, dataUses, grants, refusedUses, visas } from "../../schema/grant";
import { organisations, people } from "../../schema/identity";
import { events } from "../../schema/transparency";
import { coPayments } from "../../schema/voucher";
import type { Db } from "../../store";

/** Log entries about these subjects, oldest first; at most `limit`. */
export async function listEntriesOf(
  db: Db,
  { subjectIds, types, limit }: { subjectIds: string[]; types: string[]; limit: number },
) {
  if (subjectIds.length === 0) return [];
  return await db
    .select({ type: events.type, at: events.at, logIndex: events.logIndex })
    .from(events)
    .where(and(inArray(events.subjectId, subjectIds), inArray(events.type, types)))
    .orderBy(asc(events.logIndex))
    .limit(limit);
}

/** The co-payments that had to be paid before the grant of a line. */
export async function listCoPaymentIdsOfLine(db: Db, lineId: string): Promise<string[]> {
  const rows = await db
    .select({ id: coPayments.id })
    .from(coPayments)
    .innerJoin(requestLines, eq(requestLines.reviewId, coPayments.reviewId))
    .where(eq(requestLines.id, lineId));
  return rows.map((row) => row.id);
}

/** Which uses are asked for. */
export type UseFilter = {
  readonly hospitalId?: string | undefined;
  readonly grantId?: string | undefined;
  readonly datasetId?: string | undefined;
  readonly period?: Period | undefined;
};

const ofGrants = ({ hospitalId, grantId, datasetId }: UseFilter): SQL[] => [
  ...(hospitalId ? [eq(grants.hospitalId, hospitalId)] : []),
  ...(grantId ? [eq(grants.id, grantId)] : []),
  ...(datasetId ? [eq(grants.datasetId, datasetId)] : []),
];
const within = (column: typeof dataUses.servedAt | typeof refusedUses.servedAt, period?: Period) =>
  period ? [gte(column, period.from), lt(column, period.until)] : [];

const whereUses = (filter: UseFilter) =>
  and(...ofGrants(filter), ...within(dataUses.servedAt, filter.period));

const GRANT = {
  grantId: grants.id,
  datasetId: grants.datasetId,
  title: { ko: datasets.titleKo, en: datasets.titleEn },
  company: { ko: organisations.nameKo, en: organisations.nameEn },
};

/** Uses with whose they are, newest first. @param limit at most 10,000, which only a file asks for */
export async function listUses(
  db: Db,
  { filter, offset, limit }: { filter: UseFilter; offset: number; limit: number },
) {
  return await db
    .select({
      ...GRANT,
      id: dataUses.id,
      kind: dataUses.kind,
      objectSha256: dataUses.objectSha256,
      amount: dataUses.amount,
      servedAt: dataUses.servedAt,
      recordedAt: dataUses.recordedAt,
      reportId: dataUses.reportId,
      visaId: dataUses.visaId,
      person: people.displayName,
      feeKrw: usageFees.amountKrw,
      logIndex: dataUses.logIndex,
    })
    .from(dataUses)
    .innerJoin(grants, eq(grants.id, dataUses.grantId))
    .innerJoin(datasets, eq(datasets.id, grants.datasetId))
    .innerJoin(organisations, eq(organisations.id, grants.companyId))
    .innerJoin(visas, eq(visas.id, dataUses.visaId))
    .innerJoin(people, eq(people.id, visas.personId))
    .leftJoin(usageFees, eq(usageFees.useId, dataUses.id))
    .where(whereUses(filter))
    .orderBy(desc(dataUses.servedAt), desc(dataUses.logIndex))
    .limit(Math.min(limit, 10_000))
    .offset(offset);
}

export async function countUses(db: Db, filter: UseFilter): Promise<number> {
  const [row] = await db
    .select({ found: count() })
    .from(dataUses)
    .innerJoin(grants, eq(grants.id, dataUses.grantId))
    .where(whereUses(filter));
  return row?.found ?? 0;
}

/** Refused uses with whose they were said to be, newest first. @param limit at most 10,000 */
export async function listRefusedUses(
  db: Db,
  { filter, limit }: { filter: UseFilter; limit: number },
) {
  return await db
    .select({
      ...GRANT,
      reportId: refusedUses.reportId,
      code: refusedUses.code,
      servedAt: refusedUses.servedAt,
      recordedAt: refusedUses.recordedAt,
      logIndex: refusedUses.logIndex,
    })
    .from(refusedUses)
    .innerJoin(grants, eq(grants.id, refusedUses.grantId))
    .innerJoin(datasets, eq(datasets.id, grants.datasetId))
    .innerJoin(organisations, eq(organisations.id, grants.companyId))
    .where(and(...ofGrants(filter), ...within(refusedUses.servedAt, filter.period)))
    .orderBy(desc(refusedUses.servedAt), desc(refusedUses.logIndex))
    .limit(Math.min(limit, 10_000));
}

const KOREAN_OFFSET_MS = 32_400_000;
const DAY_MS = 86_400_000;

/** Uses of a hospital's data in a period, summed by grant and Korean day. */
export async function sumUsesByDay(
  db: Db,
  { hospitalId, period }: { hospitalId: string; period: Period },
) {
  const day = sql<number>`(${dataUses.servedAt} + ${sql.raw(String(KOREAN_OFFSET_MS))}) / ${sql.raw(String(DAY_MS))}`;
  const isFile = sql`${dataUses.kind} = 'file-served'`;
  return await db
    .select({
      ...GRANT,
      datasetBytes: datasets.sizeBytes,
      day: day.mapWith(Number),
      uses: count(),
      files: sql<number>`sum(case when ${isFile} then 1 else 0 end)`.mapWith(Number),
      bytes: sql<number>`sum(case when ${isFile} then ${dataUses.amount} else 0 end)`.mapWith(
        Number,
      ),
      rows: sql<number>`sum(case when ${isFile} then 0 else ${dataUses.amount} end)`.mapWith(
        Number,
      ),
      last: sql<number>`max(${dataUses.servedAt})`.mapWith(Number),
    })
    .from(dataUses)
    .innerJoin(grants, eq(grants.id, dataUses.grantId))
    .innerJoin(datasets, eq(datasets.id, grants.datasetId))
    .innerJoin(organisations, eq(organisations.id, grants.companyId))
    .where(whereUses({ hospitalId, period }))
    .groupBy(grants.id, datasets.id, organisations.id, day)
    .orderBy(asc(grants.id), asc(day));
}

/** The checks of a hospital's access records, newest month first, at most 36. */
export async function listAccessChecks(db: Db, hospitalId: string) {
  return await db
    .select({
      month: accessChecks.month,
      checkedAt: accessChecks.checkedAt,
      checkedBy: people.displayName,
      uses: accessChecks.uses,
      refused: accessChecks.refused,
      logIndex: accessChecks.logIndex,
    })
    .from(accessChecks)
    .innerJoin(people, eq(people.id, accessChecks.checkedBy))
    .where(eq(accessChecks.hospitalId, hospitalId))
    .orderBy(desc(accessChecks.month))
    .limit(36);
}

/** Datasets of a hospital that somebody was ever granted, for a list to choose from; at most 200. */
export async function listGrantedDatasets(db: Db, hospitalId: string) {
  return await db
    .selectDistinct({ id: datasets.id, ko: datasets.titleKo, en: datasets.titleEn })
    .from(grants)
    .innerJoin(datasets, eq(datasets.id, grants.datasetId))
    .where(eq(grants.hospitalId, hospitalId))
    .orderBy(asc(datasets.titleKo), asc(datasets.id))
    .limit(200);
}
