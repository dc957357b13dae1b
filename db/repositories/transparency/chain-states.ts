import { asc, eq } from "drizzle-orm";
import { chainStates } from "../../schema/anchoring";
import type { Db } from "../../store";

/** How far a chain has come and why it could not be served, as its anchorer last saw it. */
export type ChainState = typeof chainStates.$inferSelect;

export async function loadChainState(db: Db, name: string): Promise<ChainState | undefined> {
  const [row] = await db.select().from(chainStates).where(eq(chainStates.name, name));
  return row;
}

/** All chains that were ever served, by name; at most 50. */
export async function listChainStates(db: Db): Promise<ChainState[]> {
  return db.select().from(chainStates).orderBy(asc(chainStates.name)).limit(50);
}

export async function recordChainState(db: Db, state: ChainState): Promise<void> {
  const { name: _, ...facts } = state;
  await db
    .insert(chainStates)
    .values(state)
    .onConflictDoUpdate({ target: chainStates.name, set: facts });
}
