/** Uses of data and refused ones, as data servers reported them. Written once and never changed. */
import { and, count, eq, gte, lt } from "drizzle-orm";
import type { DataUseKind } from "~/domain/access/grant/data-use";
import type { Instant, Period } from "~/domain/shared/instant";
import { accessChecks, dataUses, grants, refusedUses } from "../../schema/grant";
import type { Db } from "../../store";

export type DataUse = {
  readonly id: string;
  readonly grantId: string;
  readonly visaId: string;
  readonly kind: DataUseKind;
  readonly objectSha256: string;
  readonly amount: number;
  readonly servedAt: Instant;
  readonly recordedAt: Instant;
  readonly reportId: string;
  readonly nodeKeyId: string;
  readonly logIndex: number;
};

type ReportPlace = { readonly nodeKeyId: string; readonly reportId: string };

export async function insertDataUse(db: Db, use: DataUse): Promise<void> {
  await db.insert(dataUses).values(use);
}

/** The use that a server's report became, if it was taken before. */
export async function loadUseOfReport(db: Db, { nodeKeyId, reportId }: ReportPlace) {
  const [row] = await db
    .select()
    .from(dataUses)
    .where(and(eq(dataUses.nodeKeyId, nodeKeyId), eq(dataUses.reportId, reportId)));
  return row ?? null;
}

export type RefusedUse = ReportPlace & {
  readonly grantId: string;
  readonly code: string;
  readonly servedAt: Instant;
  readonly recordedAt: Instant;
  readonly logIndex: number;
};

export async function insertRefusedUse(db: Db, refused: RefusedUse): Promise<void> {
  await db.insert(refusedUses).values(refused);
}

/** Whether this report was refused and recorded before. */
export async function isRefusalKnown(
  db: Db,
  { nodeKeyId, reportId }: ReportPlace,
): Promise<boolean> {
  const rows = await db
    .select({ grantId: refusedUses.grantId })
    .from(refusedUses)
    .where(and(eq(refusedUses.nodeKeyId, nodeKeyId), eq(refusedUses.reportId, reportId)));
  return rows.length > 0;
}

export type AccessCheck = {
  readonly hospitalId: string;
  readonly month: string;
  readonly checkedBy: string;
  readonly checkedAt: Instant;
  readonly uses: number;
  readonly refused: number;
  readonly logIndex: number;
};

export async function insertAccessCheck(db: Db, check: AccessCheck): Promise<void> {
  await db.insert(accessChecks).values(check);
}

export async function isMonthChecked(
  db: Db,
  { hospitalId, month }: Pick<AccessCheck, "hospitalId" | "month">,
): Promise<boolean> {
  const rows = await db
    .select({ month: accessChecks.month })
    .from(accessChecks)
    .where(and(eq(accessChecks.hospitalId, hospitalId), eq(accessChecks.month, month)));
  return rows.length > 0;
}

/** How many records of a hospital's data a period has. */
export async function countRecords(
  db: Db,
  { hospitalId, period }: { hospitalId: string; period: Period },
): Promise<{ uses: number; refused: number }> {
  const countIn = async (table: typeof dataUses | typeof refusedUses): Promise<number> => {
    const [row] = await db
      .select({ found: count() })
      .from(table)
      .innerJoin(grants, eq(grants.id, table.grantId))
      .where(
        and(
          eq(grants.hospitalId, hospitalId),
          gte(table.servedAt, period.from),
          lt(table.servedAt, period.until),
        ),
      );
    return row?.found ?? 0;
  };
  return { uses: await countIn(dataUses), refused: await countIn(refusedUses) };
}
