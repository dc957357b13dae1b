import { eq, inArray } from "drizzle-orm";
import type { EnterpriseSize, Region } from "~/domain/identity/region";
import type { OrganisationKind, Role } from "~/domain/identity/role";
import type { Instant } from "~/domain/shared/instant";
import { memberships, organisations, people } from "../../schema/identity";
import type { Db } from "../../store";

export type Organisation = {
  readonly id: string;
  readonly kind: OrganisationKind;
  readonly nameKo: string;
  readonly nameEn: string;
  readonly region: Region | null;
  /** The consortium of a hospital; null for everybody else. */
  readonly consortiumId: string | null;
  /** The size of a company; null for everybody else. */
  readonly enterpriseSize: EnterpriseSize | null;
  readonly isDemo: boolean;
};

export async function loadOrganisation(db: Db, id: string): Promise<Organisation | null> {
  const [row] = await db.select().from(organisations).where(eq(organisations.id, id));
  return row ?? null;
}

export const loadOrganisations = async (db: Db, ids: readonly string[]): Promise<Organisation[]> =>
  ids.length === 0
    ? []
    : db
        .select()
        .from(organisations)
        .where(inArray(organisations.id, [...ids]));

export async function recordOrganisation(
  db: Db,
  organisation: Organisation & { readonly createdAt: Instant },
): Promise<void> {
  await db.insert(organisations).values(organisation);
}

export type Enrolment = {
  readonly personId: string;
  readonly issuer: string;
  readonly subject: string;
  readonly displayName: string;
  readonly organisationId: string;
  readonly role: Role;
};

/** Adds a person, known by issuer and subject, with the membership. @throws if that person is there already */
export async function recordEnrolment(
  db: Db,
  { personId, issuer, subject, displayName, organisationId, role }: Enrolment,
  at: Instant,
): Promise<void> {
  await db.insert(people).values({ id: personId, issuer, subject, displayName, createdAt: at });
  await db.insert(memberships).values({ personId, organisationId, role, from: at, until: null });
}
