import { asc, eq } from "drizzle-orm";
import { witnessAlarms, witnessStates } from "../../schema/transparency";
import type { Db } from "../../store";

/** How far a witness has come and why it did not answer well. */
export type WitnessState = typeof witnessStates.$inferSelect;

/** What a witness holds against our log. */
export type WitnessAlarm = typeof witnessAlarms.$inferSelect;

export async function loadWitnessState(db: Db, witness: string): Promise<WitnessState | undefined> {
  const [row] = await db.select().from(witnessStates).where(eq(witnessStates.witness, witness));
  return row;
}

/** All witnesses that were ever asked, by name; at most 100. */
export async function listWitnessStates(db: Db): Promise<WitnessState[]> {
  return db.select().from(witnessStates).orderBy(asc(witnessStates.witness)).limit(100);
}

export async function recordWitnessState(db: Db, state: WitnessState): Promise<void> {
  const { witness: _, ...facts } = state;
  await db
    .insert(witnessStates)
    .values(state)
    .onConflictDoUpdate({ target: witnessStates.witness, set: facts });
}

export async function loadWitnessAlarm(db: Db, witness: string): Promise<WitnessAlarm | undefined> {
  const [row] = await db.select().from(witnessAlarms).where(eq(witnessAlarms.witness, witness));
  return row;
}

/** Alarms that no person has ended, the oldest first; at most 100. */
export async function listWitnessAlarms(db: Db): Promise<WitnessAlarm[]> {
  return db.select().from(witnessAlarms).orderBy(asc(witnessAlarms.at)).limit(100);
}

/** The first alarm of a witness stays: it is the evidence. */
export async function recordWitnessAlarm(db: Db, alarm: WitnessAlarm): Promise<void> {
  await db.insert(witnessAlarms).values(alarm).onConflictDoNothing();
}
