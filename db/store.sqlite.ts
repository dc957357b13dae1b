/**
 * SQLite: one writer connection with a first-in-first-out queue, one reader connection (WAL).
 * Waiting bodies share a commit, each in its own savepoint, because the fsync is what costs.
 */
import { AsyncResource } from "node:async_hooks";
import Database from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { migrate } from "drizzle-orm/better-sqlite3/migrator";
import {
  asTransaction,
  type Db,
  refuseNesting,
  type Store,
  type StoreOptions,
  TransactionMisuse,
} from "./store";

type Job = {
  run: () => Promise<unknown>;
  answer: (value: never) => void;
  fail: (error: unknown) => void;
};

const PRAGMAS = [
  "journal_mode = WAL",
  // Acknowledged means on disk: a grant must survive a power cut.
  "synchronous = FULL",
  "foreign_keys = ON",
  "busy_timeout = 5000",
  // Without it INSERT OR REPLACE deletes rows past the triggers that forbid deleting.
  "recursive_triggers = ON",
  // What was erased is overwritten, not only let go of: the file holds people's data.
  "secure_delete = ON",
  "temp_store = MEMORY",
  "cache_size = -65536",
];

function connect(file: string): Database.Database {
  const connection = new Database(file);
  for (const pragma of PRAGMAS) connection.pragma(pragma);
  return connection;
}

/** Hands out prepared statements again: preparing costs more than most of our statements. */
function withStatementCache(connection: Database.Database): Pick<Database.Database, "prepare"> {
  const statements = new Map<string, Database.Statement>();
  const prepare = (source: string): Database.Statement => {
    const known = statements.get(source);
    if (known) return known;
    const statement = connection.prepare(source);
    if (statements.size >= 500) statements.clear();
    statements.set(source, statement);
    return statement;
  };
  return { prepare: prepare as Database.Database["prepare"] };
}

function builderOn(client: Pick<Database.Database, "prepare">): Db {
  const builder = drizzle(client as Database.Database);
  return Object.assign(builder as unknown as Db, {
    rows: async (statement: never) => builder.all(statement),
  });
}

export async function openSqlite(options: StoreOptions): Promise<Store> {
  const file = options.url.replace(/^(file|sqlite):/, "");
  const { groupSize = 32, bodyLimitMs = 5_000 } = options;
  const writer = connect(file);
  const reader = connect(file);
  reader.pragma("query_only = ON");
  const writerStatements = withStatementCache(writer);
  const queue: Job[] = [];
  let pumping: Promise<void> | undefined;

  async function commitTogether(jobs: readonly Job[]): Promise<void> {
    const answers: (() => void)[] = [];
    try {
      writer.exec("BEGIN IMMEDIATE");
      for (const job of jobs) {
        writer.exec("SAVEPOINT job");
        try {
          const value = await job.run();
          writer.exec("RELEASE job");
          answers.push(() => job.answer(value as never));
        } catch (error) {
          writer.exec("ROLLBACK TO job");
          writer.exec("RELEASE job");
          answers.push(() => job.fail(error));
        }
      }
      writer.exec("COMMIT");
      // Nobody hears of success before it is on disk.
      for (const tell of answers) tell();
    } catch (error) {
      if (writer.inTransaction) writer.exec("ROLLBACK");
      for (const job of jobs) job.fail(error);
    }
  }

  async function pump(): Promise<void> {
    while (queue.length > 0) await commitTogether(queue.splice(0, groupSize));
    pumping = undefined;
  }

  /** Lends the writer to one body and takes it back at the end, so that a late use is an error. */
  async function lend<Value>(body: (db: Db) => Promise<Value>): Promise<Value> {
    let isOver = false;
    const lent = {
      prepare: (source: string) => {
        if (isOver) throw new TransactionMisuse("db used after its transaction ended");
        return writerStatements.prepare(source);
      },
    } as Pick<Database.Database, "prepare">;
    let timer: NodeJS.Timeout | undefined;
    const limit = new Promise<never>((_, fail) => {
      timer = setTimeout(
        () => fail(new TransactionMisuse("transaction body took too long")),
        bodyLimitMs,
      );
    });
    try {
      return await Promise.race([body(builderOn(lent)), limit]);
    } finally {
      clearTimeout(timer);
      isOver = true;
    }
  }

  const readerVersion = reader.prepare("PRAGMA data_version").pluck();
  return {
    read: builderOn(withStatementCache(reader)),
    async tx(_keys, body) {
      refuseNesting();
      return new Promise((answer, fail) => {
        const run = AsyncResource.bind(() => asTransaction(() => lend(body)));
        queue.push({ run, answer: answer as (value: never) => void, fail });
        pumping ??= Promise.resolve().then(pump);
      });
    },
    version: async () => String(readerVersion.get()),
    async migrate() {
      writer.pragma("foreign_keys = OFF");
      migrate(drizzle(writer), { migrationsFolder: "db/migrations/sqlite" });
      writer.pragma("foreign_keys = ON");
    },
    async close() {
      await pumping;
      reader.close();
      writer.close();
    },
  };
}
