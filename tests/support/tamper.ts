/** Full write access to a hub's database, for tests that change what nobody should. */
import { copyFileSync } from "node:fs";
import Database from "better-sqlite3";
import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { isPostgres } from "~db/dialect";
import { type Db, openStore, type Store } from "~db/store";

/** A store, and a way to write into it past every trigger and reference. */
export type Tampered = { readonly store: Store; readonly db: Db; undo(): Promise<void> };

/**
 * A copy of a hub's database to be damaged: on SQLite a copied file, on PostgreSQL a transaction
 * that is taken back.
 * @param file the SQLite file of the hub; unused on PostgreSQL
 */
export async function tamperWith(store: Store, file: string): Promise<Tampered> {
  return isPostgres ? insideTransaction(store) : onCopy(file);
}

async function insideTransaction(store: Store): Promise<Tampered> {
  await store.read.rows(sql.raw("begin"));
  await store.read.rows(sql.raw("set local session_replication_role = replica"));
  return {
    store,
    db: store.read,
    undo: async () => void (await store.read.rows(sql.raw("rollback"))),
  };
}

let copies = 0;

async function onCopy(file: string): Promise<Tampered> {
  copies += 1;
  const copy = `${file}.${copies}`;
  const source = new Database(file);
  source.pragma("wal_checkpoint(TRUNCATE)");
  source.close();
  copyFileSync(file, copy);
  const client = new Database(copy);
  const triggers = client
    .prepare("select name from sqlite_master where type = 'trigger' and sql like '%ABORT%'")
    .all() as { name: string }[];
  for (const { name } of triggers) client.exec(`drop trigger ${name}`);
  client.pragma("foreign_keys = OFF");
  const builder = drizzle(client);
  const db = Object.assign(builder as unknown as Db, {
    rows: async (statement: never) => builder.all(statement),
  });
  const store = await openStore({ url: `file:${copy}` });
  const undo = async () => {
    client.close();
    await store.close();
  };
  return { store, db, undo };
}
