/** Reads for pages about grants and the co-payments before them; nothing here writes. */
import { and, count, desc, eq, gt, isNull, lte, or } from "drizzle-orm";
import { type Instant, instantOf } from "~/domain/shared/instant";
import { requests } from "../../schema/access";
import { datasets } from "../../schema/catalogue";
import { grants, visas } from "../../schema/grant";
import { memberships, organisations } from "../../schema/identity";
import type { Db } from "../../store";

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

/** Since when a person belongs to a company, or undefined for who does not now. */
export async function findMembershipStart(
  db: Db,
  { personId, companyId, at }: { personId: string; companyId: string; at: Instant },
): Promise<Instant | undefined> {
  const [row] = await db
    .select({ from: memberships.from })
    .from(memberships)
    .where(
      and(
        eq(memberships.personId, personId),
        eq(memberships.organisationId, companyId),
        eq(memberships.role, "company"),
        lte(memberships.from, at),
        or(isNull(memberships.until), gt(memberships.until, at)),
      ),
    );
  return row && instantOf(row.from);
}
