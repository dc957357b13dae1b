/** Reads for the pages of one company's data access requests; nothing here writes. */
import { and, asc, count, desc, eq, sql } from "drizzle-orm";
import { requestLines, requests } from "../../schema/access";
import { datasets } from "../../schema/catalogue";
import { memberships, organisations, people } from "../../schema/identity";
import type { Db } from "../../store";

const named = <Ko, En>(ko: Ko, en: En) => ({ ko, en });

/** The newest requests of a company with their datasets and hospitals counted, at most `limit`. */
export async function listRequestsOfCompany(
  db: Db,
  { companyId, limit }: { companyId: string; limit: number },
) {
  return await db
    .select({
      id: requests.id,
      status: requests.status,
      dossier: requests.dossier,
      totalKrw: requests.totalKrw,
      projectClass: requests.projectClass,
      createdAt: requests.createdAt,
      updatedAt: requests.updatedAt,
      submittedAt: requests.submittedAt,
      closedAt: requests.closedAt,
      lineCount: count(requestLines.id),
      openLineCount:
        sql<number>`count(case when ${requestLines.status} = 'in-review' then 1 end)`.mapWith(
          Number,
        ),
      hospitalCount: sql<number>`count(distinct ${requestLines.hospitalId})`.mapWith(Number),
    })
    .from(requests)
    .leftJoin(requestLines, eq(requestLines.requestId, requests.id))
    .where(eq(requests.companyId, companyId))
    .groupBy(requests.id)
    .orderBy(desc(requests.updatedAt), desc(requests.id))
    .limit(limit);
}

/** The lines of a request with what a page says about each dataset, hospital by hospital. */
export async function listLinesWithDatasets(db: Db, requestId: string) {
  return await db
    .select({
      id: requestLines.id,
      datasetId: requestLines.datasetId,
      hospitalId: requestLines.hospitalId,
      reviewId: requestLines.reviewId,
      status: requestLines.status,
      frozenPriceKrw: requestLines.priceKrw,
      voucherKrw: requestLines.voucherKrw,
      coPayKrw: requestLines.coPayKrw,
      listPriceKrw: datasets.priceKrw,
      dataType: datasets.dataType,
      datasetStatus: datasets.status,
      personCount: datasets.personCount,
      title: named(datasets.titleKo, datasets.titleEn),
      terms: datasets.terms,
      deliveryChannels: datasets.deliveryChannels,
      hospital: named(organisations.nameKo, organisations.nameEn),
      region: organisations.region,
    })
    .from(requestLines)
    .innerJoin(datasets, eq(datasets.id, requestLines.datasetId))
    .innerJoin(organisations, eq(organisations.id, requestLines.hospitalId))
    .where(eq(requestLines.requestId, requestId))
    .orderBy(asc(organisations.nameKo), asc(requestLines.addedAt), asc(requestLines.id));
}

/** Everyone of a company who may be named for a team at this moment, at most 200. */
export async function listPeopleOfCompany(
  db: Db,
  { companyId, at }: { companyId: string; at: number },
) {
  return await db
    .select({ personId: people.id, name: people.displayName })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(
      and(
        eq(memberships.organisationId, companyId),
        eq(memberships.role, "company"),
        sql`${memberships.from} <= ${at}`,
        sql`(${memberships.until} is null or ${memberships.until} > ${at})`,
      ),
    )
    .orderBy(asc(people.displayName), asc(people.id))
    .limit(200);
}
