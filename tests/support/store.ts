/**
 * A fresh, migrated store for one test, on the engine of this test project: a copied SQLite file,
 * or an emptied PGlite database.
 */
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll } from "vitest";
import { isPostgres } from "~db/dialect";
import { openStore, type Store } from "~db/store";

const folder = mkdtempSync(join(tmpdir(), "vouchsafe-test-"));
const open = new Set<Store>();
let template: string | undefined;
let postgres: Promise<Store> | undefined;
let copies = 0;

afterAll(async () => {
  for (const store of open) await store.close();
  rmSync(folder, { recursive: true, force: true });
});

// Starting the engine takes seconds and belongs to no test: it has the time limit of a hook.
beforeAll(async () => {
  if (isPostgres) await emptiedPostgres();
});

async function freshSqlite(): Promise<Store> {
  if (!template) {
    template = join(folder, "template.db");
    const empty = await openStore({ url: `file:${template}` });
    await empty.migrate();
    await empty.close();
  }
  copies += 1;
  const file = join(folder, `${copies}.db`);
  copyFileSync(template, file);
  const store = await openStore({ url: `file:${file}` });
  open.add(store);
  return store;
}

async function emptiedPostgres(): Promise<Store> {
  postgres ??= (async () => {
    const store = await openStore({ url: process.env["DATABASE_URL"] ?? "pglite:" });
    await store.migrate();
    open.add(store);
    return store;
  })();
  const store = await postgres;
  const tables = await store.read.rows<{ name: string }>(
    sql`select quote_ident(tablename) as name from pg_tables where schemaname = 'public'`,
  );
  await store.read.rows(
    sql.raw(`truncate ${tables.map((table) => table.name).join(", ")} restart identity cascade`),
  );
  // Another object each time: what a process remembers of a store must not outlive the emptying.
  return { ...store };
}

/** On PostgreSQL all tests of a file share one database, emptied at each call. */
export const freshStore = (): Promise<Store> => (isPostgres ? emptiedPostgres() : freshSqlite());
