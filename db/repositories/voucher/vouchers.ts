import { and, desc, eq, gt, inArray, lte } from "drizzle-orm";
import type { ProjectClass, RoundRules } from "~/domain/programme/round-rules";
import { type Instant, instantOf } from "~/domain/shared/instant";
import { type Krw, krw } from "~/domain/shared/krw";
import { accountId } from "~/domain/voucher/ledger";
import { agreements, rounds } from "../../schema/programme";
import { accounts, vouchers } from "../../schema/voucher";
import type { Db } from "../../store";

/** A voucher with the balances of its two accounts. */
export type Voucher = {
  readonly id: string;
  readonly agreementId: string;
  readonly companyId: string;
  readonly roundId: string;
  readonly projectClass: ProjectClass;
  readonly grantedKrw: Krw;
  readonly availableKrw: Krw;
  readonly heldKrw: Krw;
  /** Exclusive: no hold is placed from this moment on. */
  readonly expiresAt: Instant;
  readonly createdAt: Instant;
};

export async function insertVoucher(
  db: Db,
  voucher: Omit<Voucher, "availableKrw" | "heldKrw">,
): Promise<void> {
  await db.insert(vouchers).values(voucher);
}

export async function loadVoucher(db: Db, id: string): Promise<Voucher | null> {
  const rows = await db.select().from(vouchers).where(eq(vouchers.id, id));
  return (await withBalances(db, rows))[0] ?? null;
}

async function withBalances(
  db: Db,
  rows: readonly (typeof vouchers.$inferSelect)[],
): Promise<Voucher[]> {
  if (rows.length === 0) return [];
  const idOf = (row: { id: string; roundId: string }, kind: "available" | "held") =>
    accountId({ kind: `voucher-${kind}`, ownerId: row.id, roundId: row.roundId });
  const wanted = rows.flatMap((row) => [idOf(row, "available"), idOf(row, "held")]);
  const found = await db
    .select({ id: accounts.id, balanceKrw: accounts.balanceKrw })
    .from(accounts)
    .where(inArray(accounts.id, wanted));
  const balances = new Map(found.map((row) => [row.id, row.balanceKrw]));
  return rows.map((row) => ({
    ...row,
    grantedKrw: krw(row.grantedKrw),
    availableKrw: krw(balances.get(idOf(row, "available")) ?? 0),
    heldKrw: krw(balances.get(idOf(row, "held")) ?? 0),
    expiresAt: instantOf(row.expiresAt),
    createdAt: instantOf(row.createdAt),
  }));
}

/** A voucher together with what a quote needs of its agreement and round. */
export type Spendable = {
  readonly voucher: Voucher;
  readonly agreement: {
    readonly id: string;
    readonly projectClass: ProjectClass;
    readonly coPayRate: number;
    readonly until: Instant;
  };
  readonly rules: RoundRules;
  readonly round: { readonly id: string; readonly nameKo: string; readonly nameEn: string };
};

/** The newest voucher whose agreement is in force now, even if the voucher itself has expired. */
export async function loadSpendableVoucher(
  db: Db,
  companyId: string,
  at: Instant,
): Promise<Spendable | null> {
  const [row] = await db
    .select({ voucher: vouchers, agreement: agreements, round: rounds })
    .from(vouchers)
    .innerJoin(agreements, eq(agreements.id, vouchers.agreementId))
    .innerJoin(rounds, eq(rounds.id, vouchers.roundId))
    .where(
      and(
        eq(vouchers.companyId, companyId),
        eq(agreements.status, "effective"),
        lte(agreements.from, at),
        gt(agreements.until, at),
      ),
    )
    .orderBy(desc(vouchers.createdAt), desc(vouchers.id))
    .limit(1);
  if (!row) return null;
  const [voucher] = await withBalances(db, [row.voucher]);
  if (!voucher) return null;
  const { id, projectClass, coPayRate, until } = row.agreement;
  return {
    voucher,
    agreement: { id, projectClass, coPayRate, until: instantOf(until) },
    rules: row.round.rules,
    round: { id: row.round.id, nameKo: row.round.nameKo, nameEn: row.round.nameEn },
  };
}
