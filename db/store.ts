/**
 * The one place that knows engines and transactions. `read` serves queries, `tx` makes one change.
 * Source: docs/decisions/003-transactions.md
 */
import { AsyncLocalStorage } from "node:async_hooks";
import type { SQL } from "drizzle-orm";
import type { BaseSQLiteDatabase } from "drizzle-orm/sqlite-core";
import { isPostgres } from "./dialect";

type Builder = BaseSQLiteDatabase<"async", unknown, Record<string, never>>;

/** The query builder that repositories use, alike on both engines. */
export type Db = Pick<
  Builder,
  "select" | "selectDistinct" | "insert" | "update" | "delete" | "with" | "$with" | "$count"
> & {
  /** Runs a statement that both engines know and answers its rows with the columns' own names. */
  rows<Row>(statement: SQL): Promise<Row[]>;
};

export type Store = {
  /** Reads what is committed. Writing through it is an error. */
  readonly read: Db;
  /**
   * Makes one change: everything that `body` writes is committed together, or nothing is.
   * The body may await `db` and nothing else; it is refused inside another `tx`, and after
   * `bodyLimitMs`. @param keys the aggregates it touches: bodies that share a key never overlap
   */
  tx<Value>(keys: readonly string[], body: (db: Db) => Promise<Value>): Promise<Value>;
  /** Changes whenever anything was committed, by any process: pages are cached by it. */
  version(): Promise<string>;
  migrate(): Promise<void>;
  close(): Promise<void>;
};

export type StoreOptions = {
  /** `file:…` for SQLite; `postgres://…` or `pglite:` as `DATABASE_URL` says. */
  readonly url: string;
  /** How many waiting bodies one SQLite commit may carry. */
  readonly groupSize?: number;
  readonly bodyLimitMs?: number;
  /** Connections to PostgreSQL. */
  readonly poolSize?: number;
};

export class TransactionMisuse extends Error {
  override readonly name = "TransactionMisuse";
}

const insideTransaction = new AsyncLocalStorage<true>();

/** Runs a body as the only transaction of its asynchronous context. */
export const asTransaction = <Value>(body: () => Promise<Value>): Promise<Value> =>
  insideTransaction.run(true, body);

export function refuseNesting(): void {
  if (insideTransaction.getStore()) {
    throw new TransactionMisuse("tx inside tx: hand the db of the outer one down instead");
  }
}

/** @throws if the URL is of another engine than this process was started for */
export async function openStore(options: StoreOptions): Promise<Store> {
  const isPostgresUrl = /^(postgres(ql)?|pglite):/.test(options.url);
  if (isPostgresUrl !== isPostgres) {
    throw new TransactionMisuse("the engine is chosen by DATABASE_URL when the process starts");
  }
  if (isPostgres) return (await import("./store.postgres")).openPostgres(options);
  return (await import("./store.sqlite")).openSqlite(options);
}
