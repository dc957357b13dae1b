import { and, eq } from "drizzle-orm";
import { profileFrom, type UsageProfile } from "~/domain/catalogue/terms/usage-profile";
import { organisations } from "../../schema/identity";
import type { Db } from "../../store";

/** What a company said about its use of data; null until it did. */
export async function loadUsageProfile(
  db: Db,
  organisationId: string,
): Promise<UsageProfile | null> {
  const [row] = await db
    .select({ profile: organisations.usageProfile })
    .from(organisations)
    .where(eq(organisations.id, organisationId));
  return profileFrom(row?.profile ?? null, organisationId);
}

/** @returns false where the organisation is no company */
export async function recordUsageProfile(db: Db, profile: UsageProfile): Promise<boolean> {
  const rows = await db
    .update(organisations)
    .set({ usageProfile: profile })
    .where(and(eq(organisations.id, profile.organisationId), eq(organisations.kind, "company")))
    .returning({ id: organisations.id });
  return rows.length === 1;
}
