/**
 * Moves a hub from its SQLite file to an empty PostgreSQL database, table by table in the order of
 * their references, and compares what arrived. Run in a process whose `DATABASE_URL` is PostgreSQL.
 */
import Database from "better-sqlite3";
import { eq, getTableColumns, getTableName, sql, type Table } from "drizzle-orm";
import { getTableConfig, type PgTable } from "drizzle-orm/pg-core";
import { searchTextOf } from "~/domain/catalogue/search-text";
import { isPostgres } from "./dialect";
import { recordWords } from "./repositories/catalogue/dataset-search";
import * as access from "./schema/access";
import * as anchoring from "./schema/anchoring";
import * as catalogue from "./schema/catalogue";
import * as certificate from "./schema/certificate";
import * as committee from "./schema/committee";
import * as federation from "./schema/federation";
import * as grant from "./schema/grant";
import * as identity from "./schema/identity";
import * as outbox from "./schema/outbox";
import * as programme from "./schema/programme";
import * as transparency from "./schema/transparency";
import * as voucher from "./schema/voucher";
import { type Db, type Store, TransactionMisuse } from "./store";

const ROWS_AT_ONCE = 200;

const isTable = (value: unknown): value is PgTable =>
  typeof value === "object" && value !== null && Symbol.for("drizzle:IsDrizzleTable") in value;

const allTables = (): PgTable[] =>
  [
    ...[identity, catalogue, programme, voucher, access, committee, federation, grant],
    ...[certificate, transparency, anchoring, outbox],
  ]
    .flatMap((words) => Object.values(words) as unknown[])
    .filter(isTable);

/** Tables so that each comes after those it refers to. */
export function inOrderOfReference(tables: readonly PgTable[]): PgTable[] {
  const placed = new Set<string>();
  const ordered: PgTable[] = [];
  const place = (table: PgTable): void => {
    const name = getTableName(table);
    if (placed.has(name)) return;
    placed.add(name);
    for (const key of getTableConfig(table).foreignKeys) place(key.reference().foreignTable);
    ordered.push(table);
  };
  for (const table of tables) place(table);
  return ordered;
}

/** SQLite keeps booleans as 0 and 1, JSON as text and bytes as buffers. */
function valueFor(dataType: string, stored: unknown): unknown {
  if (stored === null) return null;
  if (dataType === "boolean") return stored === 1;
  if (dataType === "json") return JSON.parse(String(stored));
  if (stored instanceof Uint8Array) return new Uint8Array(stored);
  return stored;
}

async function copyTable(db: Db, source: Database.Database, table: PgTable): Promise<number> {
  const columns = Object.entries(getTableColumns(table as Table));
  const name = getTableName(table);
  const select = source.prepare(`select * from "${name}"`);
  let waiting: Record<string, unknown>[] = [];
  let copied = 0;
  const flush = async (): Promise<void> => {
    if (waiting.length === 0) return;
    await db.insert(table as never).values(waiting as never);
    copied += waiting.length;
    waiting = [];
  };
  for (const row of select.iterate() as IterableIterator<Record<string, unknown>>) {
    waiting.push(
      Object.fromEntries(
        columns.map(([key, column]) => [key, valueFor(column.dataType, row[column.name] ?? null)]),
      ),
    );
    if (waiting.length >= ROWS_AT_ONCE) await flush();
  }
  await flush();
  return copied;
}

/** The full-text index is of each engine's own kind, so it is made again from the rows. */
async function indexDatasets(db: Db): Promise<void> {
  const names = new Map(
    (await db.select().from(identity.organisations)).map((one) => [one.id, one] as const),
  );
  const listed = await db
    .select()
    .from(catalogue.datasets)
    .where(eq(catalogue.datasets.status, "listed"));
  await recordWords(
    db,
    listed.map((dataset) => ({
      sequence: dataset.sequence,
      text: searchTextOf(
        dataset,
        [dataset.hospitalId, dataset.consortiumId].flatMap((id) => names.get(id) ?? []),
      ),
    })),
  );
}

export type CopiedTable = { readonly name: string; readonly rows: number };

/**
 * @param file the SQLite file of a hub that does not run
 * @throws if the target is not an empty, migrated PostgreSQL database
 */
export async function copyStore(file: string, target: Store): Promise<CopiedTable[]> {
  if (!isPostgres)
    throw new TransactionMisuse("the target is chosen by DATABASE_URL: postgres://…");
  const source = new Database(file, { readonly: true, fileMustExist: true });
  try {
    return await target.tx(["copy-store"], async (db) => {
      // A large log takes longer than a command may.
      await db.rows(sql`set local statement_timeout = 0`);
      const copied: CopiedTable[] = [];
      for (const table of inOrderOfReference(allTables())) {
        if ((await db.$count(table as never)) > 0) {
          throw new TransactionMisuse(`the target is not empty: ${getTableName(table)}`);
        }
        copied.push({ name: getTableName(table), rows: await copyTable(db, source, table) });
      }
      await indexDatasets(db);
      return copied;
    });
  } finally {
    source.close();
  }
}
