import { and, asc, desc, eq, lte } from "drizzle-orm";
import type { Grant } from "~/domain/access/grant/grant";
import { type Instant, instantOf } from "~/domain/shared/instant";
import { requestTeam } from "../../schema/access";
import { grants, visas } from "../../schema/grant";
import type { Db } from "../../store";

/** A grant with the team that may be given visas, and those that were given. */
export type GrantWithTeam = Grant & {
  readonly team: readonly string[];
  readonly visas: readonly {
    readonly id: string;
    readonly personId: string;
    readonly issuedAt: Instant;
    readonly expiresAt: Instant;
  }[];
};

const grantOf = (row: typeof grants.$inferSelect): Grant => ({
  ...row,
  from: instantOf(row.from),
  until: instantOf(row.until),
  endedAt: row.endedAt === null ? null : instantOf(row.endedAt),
});

export async function insertGrants(db: Db, issued: readonly Grant[]): Promise<void> {
  if (issued.length > 0) await db.insert(grants).values([...issued]);
}

export async function loadGrant(db: Db, id: string): Promise<GrantWithTeam | null> {
  const [row] = await db.select().from(grants).where(eq(grants.id, id));
  if (!row) return null;
  const team = await db
    .select({ personId: requestTeam.personId })
    .from(requestTeam)
    .where(eq(requestTeam.requestId, row.requestId))
    .orderBy(asc(requestTeam.personId));
  const issued = await db
    .select()
    .from(visas)
    .where(eq(visas.grantId, id))
    .orderBy(asc(visas.issuedAt), asc(visas.id));
  return {
    ...grantOf(row),
    team: team.map((each) => each.personId),
    visas: issued.map(({ grantId: _, ...visa }) => ({
      ...visa,
      issuedAt: instantOf(visa.issuedAt),
      expiresAt: instantOf(visa.expiresAt),
    })),
  };
}

/** Newest first. @param limit at most 200 */
export async function listGrantsOfCompany(
  db: Db,
  companyId: string,
  { limit }: { limit: number },
): Promise<Grant[]> {
  const rows = await db
    .select()
    .from(grants)
    .where(eq(grants.companyId, companyId))
    .orderBy(desc(grants.from), desc(grants.id))
    .limit(Math.min(limit, 200));
  return rows.map(grantOf);
}

export async function loadGrantsOfRequest(db: Db, requestId: string): Promise<Grant[]> {
  const rows = await db
    .select()
    .from(grants)
    .where(eq(grants.requestId, requestId))
    .orderBy(asc(grants.id));
  return rows.map(grantOf);
}

/** Active grants whose period is over, first over first. */
export async function listGrantsToExpire(
  db: Db,
  { at, limit }: { at: Instant; limit: number },
): Promise<Grant[]> {
  const rows = await db
    .select()
    .from(grants)
    .where(and(eq(grants.status, "active"), lte(grants.until, at)))
    .orderBy(asc(grants.until), asc(grants.id))
    .limit(limit);
  return rows.map(grantOf);
}

/** Ends an active grant; one that has ended keeps how it ended. */
export async function endGrant(
  db: Db,
  id: string,
  { status, at }: { status: "revoked" | "expired"; at: Instant },
): Promise<void> {
  await db
    .update(grants)
    .set({ status, endedAt: at })
    .where(and(eq(grants.id, id), eq(grants.status, "active")));
}

export async function insertVisa(
  db: Db,
  visa: { id: string; grantId: string; personId: string; issuedAt: Instant; expiresAt: Instant },
): Promise<void> {
  await db.insert(visas).values(visa);
}

/** A visa by its `jti`. */
export async function loadVisa(db: Db, id: string) {
  const [row] = await db.select().from(visas).where(eq(visas.id, id));
  if (!row) return null;
  return { ...row, issuedAt: instantOf(row.issuedAt), expiresAt: instantOf(row.expiresAt) };
}
