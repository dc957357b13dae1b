/** Reads for the pages of one company's data access requests; nothing here writes. */
import { and, asc, count, desc, eq, inArray, sql } from "drizzle-orm";
import { attachments, requestLines, requests, requestTeam } from "../schema/access";
import { datasets } from "../schema/catalogue";
import { memberships, organisations, people } from "../schema/identity";
import { agreements, rounds } from "../schema/programme";
import { accounts, vouchers } from "../schema/voucher";
import type { Db } from "../store";

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
      hospitalCount: sql<number>`count(distinct ${requestLines.hospitalId})`.mapWith(Number),
    })
    .from(requests)
    .leftJoin(requestLines, eq(requestLines.requestId, requests.id))
    .where(eq(requests.companyId, companyId))
    .groupBy(requests.id)
    .orderBy(desc(requests.updatedAt), desc(requests.id))
    .limit(limit);
}

/** The draft that a company touched last: its basket. */
export async function findBasketId(db: Db, companyId: string): Promise<string | undefined> {
  const [row] = await db
    .select({ id: requests.id })
    .from(requests)
    .where(and(eq(requests.companyId, companyId), eq(requests.status, "draft")))
    .orderBy(desc(requests.updatedAt), desc(requests.id))
    .limit(1);
  return row?.id;
}

/** One request with the company that asks, or undefined. */
export async function findRequestHead(db: Db, requestId: string) {
  const [row] = await db
    .select({
      request: requests,
      company: named(organisations.nameKo, organisations.nameEn),
      enterpriseSize: organisations.enterpriseSize,
      usageProfile: organisations.usageProfile,
    })
    .from(requests)
    .innerJoin(organisations, eq(organisations.id, requests.companyId))
    .where(eq(requests.id, requestId));
  return row;
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

/** Attachments without their bytes. */
export async function listAttachments(db: Db, requestId: string) {
  return await db
    .select({
      id: attachments.id,
      name: attachments.name,
      mediaType: attachments.mediaType,
      sha256: attachments.sha256,
      sizeBytes: sql<number>`length(${attachments.content})`.mapWith(Number),
      addedAt: attachments.addedAt,
    })
    .from(attachments)
    .where(eq(attachments.requestId, requestId))
    .orderBy(asc(attachments.addedAt), asc(attachments.id));
}

/** One attachment with its bytes, if it belongs to the request. */
export async function findAttachment(
  db: Db,
  { requestId, attachmentId }: { requestId: string; attachmentId: string },
) {
  const [row] = await db
    .select()
    .from(attachments)
    .where(and(eq(attachments.id, attachmentId), eq(attachments.requestId, requestId)));
  return row;
}

/** The people whom a request names for its team. */
export async function listTeam(db: Db, requestId: string) {
  return await db
    .select({ personId: people.id, name: people.displayName })
    .from(requestTeam)
    .innerJoin(people, eq(people.id, requestTeam.personId))
    .where(eq(requestTeam.requestId, requestId))
    .orderBy(asc(people.displayName), asc(people.id));
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

/** The voucher that a request would spend now: of an effective agreement, the newest first. */
export async function findVoucherTerms(
  db: Db,
  { companyId, at }: { companyId: string; at: number },
) {
  const [row] = await db
    .select({ voucher: vouchers, agreement: agreements, round: rounds })
    .from(vouchers)
    .innerJoin(agreements, eq(agreements.id, vouchers.agreementId))
    .innerJoin(rounds, eq(rounds.id, vouchers.roundId))
    .where(
      and(
        eq(vouchers.companyId, companyId),
        eq(agreements.status, "effective"),
        sql`${agreements.from} <= ${at}`,
      ),
    )
    .orderBy(desc(vouchers.expiresAt), desc(vouchers.id))
    .limit(1);
  return row;
}

/** Balances of accounts by id; an account that was never used is not in the answer. */
export async function balancesOf(db: Db, accountIds: readonly string[]) {
  if (accountIds.length === 0) return new Map<string, number>();
  const rows = await db
    .select({ id: accounts.id, balanceKrw: accounts.balanceKrw })
    .from(accounts)
    .where(inArray(accounts.id, [...accountIds]));
  return new Map(rows.map((row) => [row.id, row.balanceKrw]));
}
