import { asc, eq, inArray, isNotNull } from "drizzle-orm";
import type { Books } from "~/domain/voucher/audit";
import { requestLines } from "../../schema/access";
import { usageFees } from "../../schema/certificate";
import { dataUses, grants } from "../../schema/grant";
import { events } from "../../schema/transparency";
import { accounts, holds, transfers } from "../../schema/voucher";
import type { Db } from "../../store";

const PLACES_AT_ONCE = 5_000;

/** Reads the whole books for an audit: every account, transfer, hold and fee, in memory. */
export async function loadBooks(db: Db): Promise<Books> {
  const allTransfers = await db.select().from(transfers).orderBy(asc(transfers.id));
  const lines = await db.select().from(requestLines).where(isNotNull(requestLines.reviewId));
  return {
    accounts: await db.select().from(accounts),
    transfers: allTransfers,
    holds: await db.select().from(holds),
    lines: lines.map(({ id, status, priceKrw, voucherKrw, coPayKrw }) => ({
      id,
      status,
      priceKrw: priceKrw ?? 0,
      voucherKrw: voucherKrw ?? 0,
      coPayKrw: coPayKrw ?? 0,
    })),
    fees: await db
      .select({
        useId: usageFees.useId,
        lineId: grants.lineId,
        hospitalId: grants.hospitalId,
        holderId: usageFees.holderId,
        amountKrw: usageFees.amountKrw,
      })
      .from(usageFees)
      .innerJoin(dataUses, eq(dataUses.id, usageFees.useId))
      .innerJoin(grants, eq(grants.id, dataUses.grantId)),
    eventTypes: await loadEventTypes(db, [...new Set(allTransfers.map((each) => each.logIndex))]),
  };
}

async function loadEventTypes(db: Db, places: readonly number[]): Promise<Map<number, string>> {
  const types = new Map<number, string>();
  for (let at = 0; at < places.length; at += PLACES_AT_ONCE) {
    const rows = await db
      .select({ logIndex: events.logIndex, type: events.type })
      .from(events)
      .where(inArray(events.logIndex, places.slice(at, at + PLACES_AT_ONCE)));
    for (const row of rows) types.set(row.logIndex, row.type);
  }
  return types;
}
