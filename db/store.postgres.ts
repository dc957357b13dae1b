/**
 * PostgreSQL: read committed, with an advisory lock on every aggregate key, taken in sorted order.
 * A body that loses a deadlock is run again: it touches nothing but the database.
 */
import type { SQL } from "drizzle-orm";
import { sql } from "drizzle-orm";
import {
  asTransaction,
  type Db,
  refuseNesting,
  type Store,
  type StoreOptions,
  TransactionMisuse,
} from "./store";

type Execute = (statement: SQL) => Promise<{ rows: unknown[] }>;
type Builder = { execute: Execute };
type Engine = {
  builder: Builder & {
    transaction<Value>(body: (db: Builder) => Promise<Value>, options: object): Promise<Value>;
  };
  migrate(): Promise<void>;
  close(): Promise<void>;
};

const MIGRATIONS = { migrationsFolder: "db/migrations/postgres" };
const TRIES = 4;
/** serialization_failure, deadlock_detected. Source: PostgreSQL, appendix A */
const WORTH_ANOTHER_TRY = new Set(["40001", "40P01"]);

async function openPglite(url: string): Promise<Engine> {
  const [{ PGlite }, { drizzle }, { migrate }] = await Promise.all([
    import("@electric-sql/pglite"),
    import("drizzle-orm/pglite"),
    import("drizzle-orm/pglite/migrator"),
  ]);
  const client = await PGlite.create(url.slice("pglite:".length) || "memory://");
  const builder = drizzle(client);
  return {
    builder: builder as unknown as Engine["builder"],
    migrate: () => migrate(builder, MIGRATIONS),
    close: () => client.close(),
  };
}

async function openPool(url: string, poolSize: number): Promise<Engine> {
  const [{ default: pg }, { drizzle }, { migrate }] = await Promise.all([
    import("pg"),
    import("drizzle-orm/node-postgres"),
    import("drizzle-orm/node-postgres/migrator"),
  ]);
  const pool = new pg.Pool({ connectionString: url, max: poolSize });
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on("error", () => undefined);
  const builder = drizzle(pool);
  return {
    builder: builder as unknown as Engine["builder"],
    migrate: () => migrate(builder, MIGRATIONS),
    close: () => pool.end(),
  };
}

function dbOn(builder: Builder, ended: () => boolean): Db {
  const target = builder as unknown as Db & Builder;
  return new Proxy(target, {
    get(_, name) {
      if (ended()) throw new TransactionMisuse("db used after its transaction ended");
      if (name === "rows") return async (statement: SQL) => (await builder.execute(statement)).rows;
      const member = Reflect.get(target, name);
      return typeof member === "function" ? member.bind(target) : member;
    },
  });
}

const codeOf = (error: unknown): string =>
  String(
    (error as { cause?: { code?: string } }).cause?.code ?? (error as { code?: string }).code ?? "",
  );

export async function openPostgres(options: StoreOptions): Promise<Store> {
  const { url, poolSize = 10, bodyLimitMs = 5_000 } = options;
  const engine = url.startsWith("pglite:") ? await openPglite(url) : await openPool(url, poolSize);

  async function runOnce<Value>(
    keys: readonly string[],
    body: (db: Db) => Promise<Value>,
  ): Promise<Value> {
    return engine.builder.transaction(
      async (builder) => {
        await builder.execute(sql.raw(`set local statement_timeout = ${bodyLimitMs}`));
        for (const key of keys) {
          await builder.execute(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`);
        }
        let isOver = false;
        try {
          return await asTransaction(() => body(dbOn(builder, () => isOver)));
        } finally {
          isOver = true;
        }
      },
      { isolationLevel: "read committed" },
    );
  }

  return {
    read: dbOn(engine.builder, () => false),
    async tx(keys, body) {
      refuseNesting();
      const sorted = [...new Set(keys)].sort();
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await runOnce(sorted, body);
        } catch (error) {
          if (attempt >= TRIES || !WORTH_ANOTHER_TRY.has(codeOf(error))) throw error;
        }
      }
    },
    async version() {
      const { rows } = await engine.builder.execute(
        sql`select pg_current_snapshot()::text as version`,
      );
      return (rows[0] as { version: string }).version;
    },
    migrate: engine.migrate,
    close: engine.close,
  };
}
