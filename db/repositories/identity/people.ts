import { and, asc, eq, gt, isNull, lte, or } from "drizzle-orm";
import type { Actor, Role } from "~/domain/identity/role";
import type { Instant } from "~/domain/shared/instant";
import { memberships, organisations, people } from "../../schema/identity";
import type { Db } from "../../store";

/** The issuer of people whom nobody vouches for, because they are invented. */
export const DEMO_ISSUER = "demo";

/** Who a person is in one organisation. */
export type Membership = {
  readonly personId: string;
  readonly displayName: string;
  readonly role: Role;
  readonly organisationId: string;
  readonly organisationKo: string;
  readonly organisationEn: string;
  /** An invented person of the demo world, whom nobody vouches for. */
  readonly isDemo: boolean;
};

const MEMBERSHIP = {
  personId: people.id,
  displayName: people.displayName,
  role: memberships.role,
  organisationId: organisations.id,
  organisationKo: organisations.nameKo,
  organisationEn: organisations.nameEn,
  issuer: people.issuer,
};

const validAt = (at: Instant) =>
  and(lte(memberships.from, at), or(isNull(memberships.until), gt(memberships.until, at)));

type Row = Omit<Membership, "isDemo"> & { issuer: string };
const membershipOf = ({ issuer, ...row }: Row): Membership => ({
  ...row,
  isDemo: issuer === DEMO_ISSUER,
});

const membershipsIn = (db: Db) =>
  db
    .select(MEMBERSHIP)
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .innerJoin(organisations, eq(organisations.id, memberships.organisationId));

/** The membership that an actor claims, while it is valid; the end is exclusive. */
export async function findMembership(
  db: Db,
  { actor, at }: { actor: Actor; at: Instant },
): Promise<Membership | undefined> {
  const [found] = await membershipsIn(db)
    .where(
      and(
        eq(memberships.personId, actor.personId),
        eq(memberships.organisationId, actor.organisationId),
        eq(memberships.role, actor.role),
        validAt(at),
      ),
    )
    .limit(1);
  return found && membershipOf(found);
}

/** What a person may act as now, at most fifty, in a steady order. */
export async function loadMembershipsOf(
  db: Db,
  { personId, at }: { personId: string; at: Instant },
): Promise<Membership[]> {
  const rows = await membershipsIn(db)
    .where(and(eq(memberships.personId, personId), validAt(at)))
    .orderBy(asc(memberships.role), asc(memberships.organisationId))
    .limit(50);
  return rows.map(membershipOf);
}

/** The invented people of the demo world, at most a thousand, for the page that lets one choose. */
export async function loadDemoMemberships(db: Db, at: Instant): Promise<Membership[]> {
  const rows = await membershipsIn(db)
    .where(and(eq(people.issuer, DEMO_ISSUER), validAt(at)))
    .orderBy(asc(memberships.role), asc(organisations.id), asc(people.id))
    .limit(1_000);
  return rows.map(membershipOf);
}

export async function findPersonBySubject(
  db: Db,
  { issuer, subject }: { issuer: string; subject: string },
): Promise<{ id: string; displayName: string } | undefined> {
  const [found] = await db
    .select({ id: people.id, displayName: people.displayName })
    .from(people)
    .where(and(eq(people.issuer, issuer), eq(people.subject, subject)))
    .limit(1);
  return found;
}

/** Records a person who signed in for the first time; a second record of the same one is ignored. */
export async function recordPerson(
  db: Db,
  person: {
    id: string;
    issuer: string;
    subject: string;
    displayName: string;
    createdAt: Instant;
  },
): Promise<void> {
  await db.insert(people).values(person).onConflictDoNothing();
}
