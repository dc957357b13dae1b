/** Reads for pages about grants and the co-payments before them; nothing here writes. */
import { asc, count, desc, eq, inArray } from "drizzle-orm";
import { grants, requests, visas } from "../schema/access";
import { datasets } from "../schema/catalogue";
import { organisations, people } from "../schema/identity";
import { coPayments, instalments } from "../schema/voucher";
import type { Db } from "../store";

/** One grant with its dataset, its company and the dossier it rests on, or undefined. */
export async function findGrant(db: Db, grantId: string) {
  const [row] = await db
    .select({
      grant: grants,
      title: { ko: datasets.titleKo, en: datasets.titleEn },
      dataType: datasets.dataType,
      deliveryChannels: datasets.deliveryChannels,
      company: { ko: organisations.nameKo, en: organisations.nameEn },
      dossier: requests.dossier,
    })
    .from(grants)
    .innerJoin(datasets, eq(datasets.id, grants.datasetId))
    .innerJoin(organisations, eq(organisations.id, grants.companyId))
    .innerJoin(requests, eq(requests.id, grants.requestId))
    .where(eq(grants.id, grantId));
  return row;
}

/** The name of an organisation, or undefined. */
export async function findOrganisationName(db: Db, organisationId: string) {
  const [row] = await db
    .select({ ko: organisations.nameKo, en: organisations.nameEn })
    .from(organisations)
    .where(eq(organisations.id, organisationId));
  return row;
}

/** The grants that came of one request. */
export async function listGrantsOfRequest(db: Db, requestId: string) {
  return await db
    .select()
    .from(grants)
    .where(eq(grants.requestId, requestId))
    .orderBy(asc(grants.from), asc(grants.id));
}

/** The grants a hospital gave, newest first, with the visas issued on each; at most `limit`. */
export async function listGrantsOfHospital(
  db: Db,
  { hospitalId, limit }: { hospitalId: string; limit: number },
) {
  return await db
    .select({
      id: grants.id,
      requestId: grants.requestId,
      status: grants.status,
      from: grants.from,
      until: grants.until,
      endedAt: grants.endedAt,
      logIndex: grants.logIndex,
      datasetId: grants.datasetId,
      title: { ko: datasets.titleKo, en: datasets.titleEn },
      company: { ko: organisations.nameKo, en: organisations.nameEn },
      visaCount: count(visas.id),
    })
    .from(grants)
    .innerJoin(datasets, eq(datasets.id, grants.datasetId))
    .innerJoin(organisations, eq(organisations.id, grants.companyId))
    .leftJoin(visas, eq(visas.grantId, grants.id))
    .where(eq(grants.hospitalId, hospitalId))
    .groupBy(grants.id, datasets.id, organisations.id)
    .orderBy(desc(grants.from), desc(grants.id))
    .limit(limit);
}

/** The newest visas of a grant and whom each was issued to. */
export async function listVisasOfGrant(
  db: Db,
  { grantId, limit }: { grantId: string; limit: number },
) {
  return await db
    .select({
      id: visas.id,
      personId: visas.personId,
      name: people.displayName,
      issuedAt: visas.issuedAt,
      expiresAt: visas.expiresAt,
    })
    .from(visas)
    .innerJoin(people, eq(people.id, visas.personId))
    .where(eq(visas.grantId, grantId))
    .orderBy(desc(visas.issuedAt), desc(visas.id))
    .limit(limit);
}

/** The co-payments of one request with their instalments in order. */
export async function listCoPaymentsOfRequest(db: Db, requestId: string) {
  const owed = await db.select().from(coPayments).where(eq(coPayments.requestId, requestId));
  if (owed.length === 0) return [];
  const parts = await db
    .select({
      coPaymentId: instalments.coPaymentId,
      number: instalments.number,
      amountKrw: instalments.amountKrw,
      status: instalments.status,
    })
    .from(instalments)
    .where(
      inArray(
        instalments.coPaymentId,
        owed.map((row) => row.id),
      ),
    )
    .orderBy(asc(instalments.number));
  return owed.map((row) => ({
    ...row,
    instalments: parts.filter((part) => part.coPaymentId === row.id),
  }));
}
