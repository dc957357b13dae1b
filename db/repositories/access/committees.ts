import { and, asc, eq, gt, inArray, isNull, lte, notInArray, or, sql } from "drizzle-orm";
import type { CommitteePolicy } from "~/domain/access/committee-policy";
import type { Seat } from "~/domain/access/states";
import { type Instant, instantOf } from "~/domain/shared/instant";
import { reviewSubstitutes } from "../../schema/access";
import { committeeMembers, committees } from "../../schema/committee";
import { memberships, organisations, people } from "../../schema/identity";
import type { Db } from "../../store";

/** A data review committee with its policy and its seats, past ones included. */
export type Committee = {
  readonly id: string;
  readonly hospitalId: string;
  readonly policy: CommitteePolicy;
  readonly policyVersion: number;
  readonly members: readonly {
    readonly personId: string;
    readonly seat: Seat;
    readonly isExternal: boolean;
    readonly from: Instant;
    readonly until: Instant | null;
  }[];
};

export async function insertCommittee(db: Db, committee: Committee): Promise<void> {
  const { members, ...row } = committee;
  await db.insert(committees).values(row);
  await db
    .insert(committeeMembers)
    .values(members.map((member) => ({ ...member, committeeId: row.id })));
}

export async function loadCommitteeOfHospital(
  db: Db,
  hospitalId: string,
): Promise<Committee | null> {
  return (await loadCommitteesOf(db, [hospitalId]))[0] ?? null;
}

/** The committees of these hospitals; a hospital without one is missing. */
export async function loadCommitteesOf(
  db: Db,
  hospitalIds: readonly string[],
): Promise<Committee[]> {
  if (hospitalIds.length === 0) return [];
  const rows = await db
    .select()
    .from(committees)
    .where(inArray(committees.hospitalId, [...hospitalIds]));
  return withMembers(db, rows);
}

async function withMembers(
  db: Db,
  rows: readonly (typeof committees.$inferSelect)[],
): Promise<Committee[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const seats = await db
    .select()
    .from(committeeMembers)
    .where(inArray(committeeMembers.committeeId, ids))
    .orderBy(asc(committeeMembers.personId));
  return rows.map((row) => ({
    ...row,
    members: seats
      .filter((seat) => seat.committeeId === row.id)
      .map(({ committeeId: _, ...seat }) => ({
        ...seat,
        from: instantOf(seat.from),
        until: seat.until === null ? null : instantOf(seat.until),
      })),
  }));
}

export async function isHospital(db: Db, organisationId: string): Promise<boolean> {
  const rows = await db
    .select({ id: organisations.id })
    .from(organisations)
    .where(and(eq(organisations.id, organisationId), eq(organisations.kind, "hospital")));
  return rows.length > 0;
}

/** What decides whether a person may substitute in a case of an applicant; null for no such person. */
export async function loadCandidate(
  db: Db,
  personId: string,
  { applicantId, at }: { applicantId: string; at: Instant },
): Promise<{ personId: string; isOfCommittee: boolean; isOfApplicant: boolean } | null> {
  const [person] = await db.select({ id: people.id }).from(people).where(eq(people.id, personId));
  if (!person) return null;
  const held = await db
    .select({ role: memberships.role, organisationId: memberships.organisationId })
    .from(memberships)
    .where(and(eq(memberships.personId, personId), isNow(at)));
  return {
    personId,
    isOfCommittee: held.some((each) => each.role === "committee"),
    isOfApplicant: held.some((each) => each.organisationId === applicantId),
  };
}

const isNow = (at: Instant) =>
  and(lte(memberships.from, at), or(isNull(memberships.until), gt(memberships.until, at)));

/** People of other committees who could substitute in a case, by name, at most 200. */
export async function listSubstituteCandidates(
  db: Db,
  review: { id: string; committeeId: string; companyId: string },
  at: Instant,
): Promise<{ personId: string; displayName: string; organisationId: string }[]> {
  const seated = db
    .select({ personId: committeeMembers.personId })
    .from(committeeMembers)
    .where(eq(committeeMembers.committeeId, review.committeeId));
  const substitutes = db
    .select({ personId: reviewSubstitutes.personId })
    .from(reviewSubstitutes)
    .where(eq(reviewSubstitutes.reviewId, review.id));
  const ofApplicant = db
    .select({ personId: memberships.personId })
    .from(memberships)
    .where(and(eq(memberships.organisationId, review.companyId), isNow(at)));
  return db
    .select({
      personId: people.id,
      displayName: people.displayName,
      organisationId: sql<string>`min(${memberships.organisationId})`,
    })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(
      and(
        eq(memberships.role, "committee"),
        isNow(at),
        notInArray(people.id, seated),
        notInArray(people.id, substitutes),
        notInArray(people.id, ofApplicant),
      ),
    )
    .groupBy(people.id, people.displayName)
    .orderBy(asc(people.displayName), asc(people.id))
    .limit(200);
}
