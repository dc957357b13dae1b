import { desc, eq, lte } from "drizzle-orm";
import type { RoundRules } from "~/domain/programme/round-rules";
import { type Instant, instantOf, type KoreanDay } from "~/domain/shared/instant";
import { type Krw, krw } from "~/domain/shared/krw";
import { rounds } from "../../schema/programme";
import type { Db } from "../../store";

/** A call of the programme with the rules of its year. */
export type Round = {
  readonly id: string;
  readonly year: number;
  readonly nameKo: string;
  readonly nameEn: string;
  readonly opensOn: KoreanDay;
  /** The last day still counts. */
  readonly closesOn: KoreanDay;
  /** As announced; the ledger says what was appropriated since. */
  readonly appropriationKrw: Krw;
  readonly rules: RoundRules;
  readonly ruleVersion: string;
  readonly announcedAt: Instant;
};

const roundOf = (row: typeof rounds.$inferSelect): Round => ({
  ...row,
  appropriationKrw: krw(row.appropriationKrw),
  announcedAt: instantOf(row.announcedAt),
});

export async function insertRound(db: Db, round: Round): Promise<void> {
  await db.insert(rounds).values(round);
}

export async function loadRound(db: Db, id: string): Promise<Round | null> {
  const [row] = await db.select().from(rounds).where(eq(rounds.id, id));
  return row ? roundOf(row) : null;
}

/** Newest first, at most 100: the programme has one or two a year. */
export async function listRounds(db: Db): Promise<Round[]> {
  const rows = await db
    .select()
    .from(rounds)
    .orderBy(desc(rounds.announcedAt), desc(rounds.id))
    .limit(100);
  return rows.map(roundOf);
}

/** The round announced last. */
export async function loadCurrentRound(db: Db, at: Instant): Promise<Round | null> {
  const [row] = await db
    .select()
    .from(rounds)
    .where(lte(rounds.announcedAt, at))
    .orderBy(desc(rounds.announcedAt), desc(rounds.id))
    .limit(1);
  return row ? roundOf(row) : null;
}
