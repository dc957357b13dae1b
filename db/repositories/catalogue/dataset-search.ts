import { inArray, type SQL, sql } from "drizzle-orm";
import { isPostgres, k } from "../../dialect";
import { fts5Query, fts5Text, tsqueryText, tsvectorText } from "../../search-text";
import type { Db } from "../../store";

/** Made by the migration `search`: a virtual table on SQLite, which the schema kit cannot describe. */
const words = k.table("dataset_search", {
  sequence: k.int(isPostgres ? "sequence" : "rowid").primaryKey(),
  tokens: k.text("tokens").notNull(),
});

export type DatasetWords = { readonly sequence: number; readonly text: string };

const ROWS_PER_INSERT = 500;

/** Makes datasets findable by their words; the sequence is the key of the index. */
export async function recordWords(db: Db, rows: readonly DatasetWords[]): Promise<void> {
  const tokens = isPostgres ? tsvectorText : fts5Text;
  for (let at = 0; at < rows.length; at += ROWS_PER_INSERT) {
    const batch = rows.slice(at, at + ROWS_PER_INSERT);
    await db
      .insert(words)
      .values(batch.map(({ sequence, text }) => ({ sequence, tokens: tokens(text) })));
  }
}

/** Takes datasets out of the search: withdrawn ones, and changed ones before they enter again. */
export async function forgetWords(db: Db, sequences: readonly number[]): Promise<void> {
  if (sequences.length > 0) await db.delete(words).where(inArray(words.sequence, [...sequences]));
}

/**
 * The sequences of all datasets whose text has every word of a query, as `12,7,40`: one text is
 * four times quicker to hand over than as many rows. Null for a query without a letter or digit.
 */
export async function findByWords(db: Db, query: string): Promise<string | null> {
  const statement = statementFor(query);
  if (!statement) return null;
  const [row] = await db.rows<{ list: string | null }>(statement);
  return row?.list ?? "";
}

function statementFor(query: string): SQL | null {
  if (isPostgres) {
    const match = tsqueryText(query);
    return match === null
      ? null
      : sql`select string_agg(sequence::text, ',') as list from dataset_search where tokens @@ ${match}::tsquery`;
  }
  const match = fts5Query(query);
  return match === null
    ? null
    : sql`select group_concat(rowid) as list from dataset_search where dataset_search match ${match}`;
}
