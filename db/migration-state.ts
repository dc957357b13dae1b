import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { isPostgres } from "./dialect";
import type { Store } from "./store";

type Journal = { readonly entries: readonly { readonly when: number }[] };

const ENGINE = isPostgres ? "postgres" : "sqlite";

/** Whether the database has had every migration that this program brings along. */
export async function isMigrated(store: Store, folder = "db/migrations"): Promise<boolean> {
  const file = join(folder, ENGINE, "meta", "_journal.json");
  const journal = JSON.parse(readFileSync(file, "utf8")) as Journal;
  const newest = Math.max(...journal.entries.map(({ when }) => when));
  const table = isPostgres ? sql`drizzle.__drizzle_migrations` : sql`__drizzle_migrations`;
  const [done] = await store.read.rows<{ newest: number | string | null }>(
    sql`select max(created_at) as newest from ${table}`,
  );
  return Number(done?.newest ?? 0) >= newest;
}
