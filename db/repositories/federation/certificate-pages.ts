/** Reads for pages about certificates and their fees; nothing here writes. */
import { aliasedTable, and, asc, count, desc, eq, inArray, or, sql } from "drizzle-orm";
import { requestLines, requests } from "../../schema/access";
import { datasets } from "../../schema/catalogue";
import { certificates, usageFees } from "../../schema/certificate";
import { dataUses, grants } from "../../schema/grant";
import { organisations } from "../../schema/identity";
import { accounts } from "../../schema/voucher";
import type { Db } from "../../store";

const hospital = aliasedTable(organisations, "hospital");
const holder = aliasedTable(organisations, "holder");

const ROW = {
  id: certificates.id,
  datasetId: certificates.datasetId,
  title: { ko: datasets.titleKo, en: datasets.titleEn },
  version: certificates.version,
  /** The version that is listed now. */
  listedVersion: datasets.version,
  status: certificates.status,
  tokenId: certificates.tokenId,
  recordSha256: certificates.recordSha256,
  usageFeeKrw: certificates.usageFeeKrw,
  createdAt: certificates.createdAt,
  mintedAt: certificates.mintedAt,
  txHash: certificates.txHash,
  logIndex: certificates.logIndex,
  hospitalId: datasets.hospitalId,
  hospital: { ko: hospital.nameKo, en: hospital.nameEn },
  holderId: certificates.holderId,
  holder: { ko: holder.nameKo, en: holder.nameEn },
};

const certificateRows = (db: Db) =>
  db
    .select(ROW)
    .from(certificates)
    .innerJoin(datasets, eq(datasets.id, certificates.datasetId))
    .innerJoin(hospital, eq(hospital.id, datasets.hospitalId))
    .innerJoin(holder, eq(holder.id, certificates.holderId));

export type CertificateRow = Awaited<ReturnType<typeof certificateRows>>[number];

/** A certificate by its id or by its token. */
export async function findCertificate(db: Db, name: string): Promise<CertificateRow | undefined> {
  const [row] = await certificateRows(db)
    .where(or(eq(certificates.id, name), eq(certificates.tokenId, name)))
    .limit(1);
  return row;
}

/** Certificates that an institution has or that are about its datasets, newest first; at most 200. */
export const listCertificatesOf = (db: Db, organisationId: string): Promise<CertificateRow[]> =>
  certificateRows(db)
    .where(or(eq(certificates.holderId, organisationId), eq(datasets.hospitalId, organisationId)))
    .orderBy(desc(certificates.createdAt), desc(certificates.id))
    .limit(200);

/** Datasets of a hospital whose listed version has no certificate yet, by title; at most 500. */
export async function listUncertified(db: Db, hospitalId: string) {
  return await db
    .select({
      id: datasets.id,
      version: datasets.version,
      priceKrw: datasets.priceKrw,
      ko: datasets.titleKo,
      en: datasets.titleEn,
    })
    .from(datasets)
    .where(
      and(
        eq(datasets.hospitalId, hospitalId),
        eq(datasets.status, "listed"),
        sql`not exists (select 1 from ${certificates} where ${certificates.datasetId} = ${datasets.id} and ${certificates.version} = ${datasets.version})`,
      ),
    )
    .orderBy(asc(datasets.titleKo), asc(datasets.id))
    .limit(500);
}

/** Hospitals and consortia that a certificate may go to, by name; at most 200. */
export async function listInstitutions(db: Db) {
  return await db
    .select({
      id: organisations.id,
      kind: organisations.kind,
      ko: organisations.nameKo,
      en: organisations.nameEn,
    })
    .from(organisations)
    .where(inArray(organisations.kind, ["hospital", "consortium"]))
    .orderBy(asc(organisations.nameKo), asc(organisations.id))
    .limit(200);
}

/** What an institution got by certificates, by certificate. */
export async function sumFeesOfHolder(db: Db, holderId: string) {
  return await db
    .select({
      certificateId: usageFees.certificateId,
      uses: count(),
      sumKrw: sql<number>`sum(${usageFees.amountKrw})`.mapWith(Number),
    })
    .from(usageFees)
    .where(eq(usageFees.holderId, holderId))
    .groupBy(usageFees.certificateId);
}

/** The balances of what an institution earned by certificates, over all rounds. */
export async function sumHolderAccounts(db: Db, holderId: string) {
  return await db
    .select({
      kind: accounts.kind,
      sumKrw: sql<number>`sum(${accounts.balanceKrw})`.mapWith(Number),
    })
    .from(accounts)
    .where(
      and(
        eq(accounts.ownerId, holderId),
        inArray(accounts.kind, ["holder-from-voucher", "holder-from-co-pay"]),
      ),
    )
    .groupBy(accounts.kind);
}

/** The newest fees of a certificate, at most `limit`. @param holderId of this holder only */
export async function listFeesOfCertificate(
  db: Db,
  { certificateId, limit }: { certificateId: string; limit: number },
) {
  return await db
    .select({
      useId: usageFees.useId,
      holderId: usageFees.holderId,
      holder: { ko: holder.nameKo, en: holder.nameEn },
      amountKrw: usageFees.amountKrw,
      statementSha256: usageFees.statementSha256,
      at: usageFees.at,
      logIndex: usageFees.logIndex,
    })
    .from(usageFees)
    .innerJoin(holder, eq(holder.id, usageFees.holderId))
    .where(eq(usageFees.certificateId, certificateId))
    .orderBy(desc(usageFees.logIndex))
    .limit(limit);
}

/** All that the statement of one fee was made of, or undefined. */
export async function findFee(db: Db, useId: string) {
  const [row] = await db
    .select({
      useId: usageFees.useId,
      certificateId: usageFees.certificateId,
      holderId: usageFees.holderId,
      amountKrw: usageFees.amountKrw,
      statementSha256: usageFees.statementSha256,
      at: usageFees.at,
      logIndex: usageFees.logIndex,
      agreedKrw: certificates.usageFeeKrw,
      version: certificates.version,
      datasetId: certificates.datasetId,
      grantId: grants.id,
      companyId: grants.companyId,
      hospitalId: grants.hospitalId,
      lineId: grants.lineId,
      voucherKrw: requestLines.voucherKrw,
      coPayKrw: requestLines.coPayKrw,
      roundId: requests.roundId,
      ruleVersion: requests.ruleVersion,
    })
    .from(usageFees)
    .innerJoin(certificates, eq(certificates.id, usageFees.certificateId))
    .innerJoin(dataUses, eq(dataUses.id, usageFees.useId))
    .innerJoin(grants, eq(grants.id, dataUses.grantId))
    .innerJoin(requestLines, eq(requestLines.id, grants.lineId))
    .innerJoin(requests, eq(requests.id, grants.requestId))
    .where(eq(usageFees.useId, useId));
  if (!row) return undefined;
  const [before] = await db
    .select({ sumKrw: sql<number>`coalesce(sum(${usageFees.amountKrw}), 0)`.mapWith(Number) })
    .from(usageFees)
    .innerJoin(dataUses, eq(dataUses.id, usageFees.useId))
    .where(and(eq(dataUses.grantId, row.grantId), sql`${usageFees.logIndex} < ${row.logIndex}`));
  return { ...row, paidBeforeKrw: before?.sumKrw ?? 0 };
}
