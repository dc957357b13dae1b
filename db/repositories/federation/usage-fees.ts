/** What holders of certificates got for uses of data. Written once and never changed. */
import { eq, sql } from "drizzle-orm";
import type { Instant } from "~/domain/shared/instant";
import { type Krw, krw } from "~/domain/shared/krw";
import { usageFees } from "../../schema/certificate";
import { dataUses } from "../../schema/grant";
import type { Db } from "../../store";

export type PaidUsageFee = {
  readonly useId: string;
  readonly certificateId: string;
  readonly holderId: string;
  readonly amountKrw: Krw;
  readonly statementSha256: string;
  readonly at: Instant;
  readonly logIndex: number;
};

export async function insertUsageFee(db: Db, fee: PaidUsageFee): Promise<void> {
  await db.insert(usageFees).values(fee);
}

/** What the uses under one grant have cost so far. A grant stands for one line of a request. */
export async function sumFeesOfGrant(db: Db, grantId: string): Promise<Krw> {
  const [row] = await db
    .select({ sum: sql<number>`coalesce(sum(${usageFees.amountKrw}), 0)`.mapWith(Number) })
    .from(usageFees)
    .innerJoin(dataUses, eq(dataUses.id, usageFees.useId))
    .where(eq(dataUses.grantId, grantId));
  return krw(row?.sum ?? 0);
}
