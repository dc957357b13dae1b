import { and, asc, eq } from "drizzle-orm";
import { anchorAlarms } from "../../schema/anchoring";
import type { Db } from "../../store";

/** A chain whose head is not one of ours, and since when we know. */
export type AnchorAlarm = typeof anchorAlarms.$inferSelect;

/** Which contract on which chain. */
type AnchorPlace = Pick<AnchorAlarm, "chainId" | "contract">;

const at = ({ chainId, contract }: AnchorPlace) =>
  and(eq(anchorAlarms.chainId, chainId), eq(anchorAlarms.contract, contract));

export async function loadAnchorAlarm(
  db: Db,
  place: AnchorPlace,
): Promise<AnchorAlarm | undefined> {
  const [row] = await db.select().from(anchorAlarms).where(at(place));
  return row;
}

/** Alarms of all chains, the oldest first, at most 20. */
export async function listAnchorAlarms(db: Db): Promise<AnchorAlarm[]> {
  return db.select().from(anchorAlarms).orderBy(asc(anchorAlarms.at)).limit(20);
}

/** Keeps the newest alarm of a chain. */
export async function recordAnchorAlarm(db: Db, alarm: AnchorAlarm): Promise<void> {
  const { kind, size, at: since } = alarm;
  await db
    .insert(anchorAlarms)
    .values(alarm)
    .onConflictDoUpdate({
      target: [anchorAlarms.chainId, anchorAlarms.contract],
      set: { kind, size, at: since },
    });
}

export async function endAnchorAlarm(db: Db, place: AnchorPlace): Promise<void> {
  await db.delete(anchorAlarms).where(at(place));
}
