import { and, eq } from "drizzle-orm";
import type { EnterpriseSize } from "~/domain/identity/region";
import type { AgreementTerms } from "~/domain/programme/agreement";
import { instantOf } from "~/domain/shared/instant";
import { krw } from "~/domain/shared/krw";
import { organisations } from "../../schema/identity";
import { agreements } from "../../schema/programme";
import type { Db } from "../../store";

export type Agreement = AgreementTerms & {
  readonly id: string;
  readonly roundId: string;
  readonly companyId: string;
  readonly status: "effective" | "completed" | "terminated";
};

const agreementOf = (row: typeof agreements.$inferSelect): Agreement => ({
  ...row,
  unitPriceKrw: krw(row.unitPriceKrw),
  grantKrw: krw(row.grantKrw),
  from: instantOf(row.from),
  until: instantOf(row.until),
});

export async function insertAgreement(db: Db, agreement: Agreement): Promise<void> {
  await db.insert(agreements).values(agreement);
}

export async function loadAgreement(db: Db, id: string): Promise<Agreement | null> {
  const [row] = await db.select().from(agreements).where(eq(agreements.id, id));
  return row ? agreementOf(row) : null;
}

/** A company has at most one agreement in a round. */
export async function loadAgreementOf(
  db: Db,
  { roundId, companyId }: { roundId: string; companyId: string },
): Promise<Agreement | null> {
  const [row] = await db
    .select()
    .from(agreements)
    .where(and(eq(agreements.roundId, roundId), eq(agreements.companyId, companyId)));
  return row ? agreementOf(row) : null;
}

/** What an agreement asks of a company: that it exists and how large it is. */
export async function loadCompanyFacts(
  db: Db,
  companyId: string,
): Promise<{ id: string; enterpriseSize: EnterpriseSize | null } | null> {
  const [row] = await db
    .select({ id: organisations.id, enterpriseSize: organisations.enterpriseSize })
    .from(organisations)
    .where(and(eq(organisations.id, companyId), eq(organisations.kind, "company")));
  return row ?? null;
}
