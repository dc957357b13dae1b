import { sql } from "drizzle-orm";
import { isPostgres } from "~db/dialect";
import type { Store } from "~db/store";

/** Every row of every table as text, so that a test can say that nothing at all was written. */
export async function everyRow(store: Store): Promise<Record<string, string[]>> {
  const tables = await store.read.rows<{ name: string }>(
    isPostgres
      ? sql`select tablename as name from pg_tables where schemaname = 'public'`
      : sql`select name from sqlite_master where type = 'table'
          and name not like 'sqlite_%' and name not like '%\_fts%' escape '\\'`,
  );
  const all: Record<string, string[]> = {};
  for (const { name } of tables) {
    const rows = await store.read.rows<object>(sql`select * from ${sql.identifier(name)}`);
    all[name] = rows.map((row) => JSON.stringify(row)).sort();
  }
  return all;
}
