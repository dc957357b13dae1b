/**
 * The column words of our tables, on both engines. `DATABASE_URL` chooses the engine once, when this
 * file loads. The SQLite kit is the source of the TypeScript types; the PostgreSQL kit has the same
 * words and yields the same JavaScript values. Source: docs/decisions/002-one-schema-two-engines.md
 */
import { type SQL, sql } from "drizzle-orm";
import * as p from "drizzle-orm/pg-core";
import * as s from "drizzle-orm/sqlite-core";

/** Whether this process runs on PostgreSQL (`postgres://…`, or `pglite:` in tests). */
export const isPostgres = /^(postgres(ql)?|pglite):/.test(process.env["DATABASE_URL"] ?? "");

type Values = Readonly<[string, ...string[]]>;

/** Bytes are a plain `Uint8Array` on both engines, never a view into a pool. */
const sqliteBytes = s.customType<{ data: Uint8Array; driverData: Buffer }>({
  dataType: () => "blob",
  fromDriver: (value) => new Uint8Array(value),
  toDriver: (value) => Buffer.from(value),
});
const postgresBytes = p.customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => "bytea",
  fromDriver: (value) => new Uint8Array(value),
  toDriver: (value) => Buffer.from(value),
});

const sqlite = {
  table: s.sqliteTable,
  text: (name: string) => s.text(name),
  oneOf: <Value extends string, List extends Readonly<[Value, ...Value[]]>>(
    name: string,
    values: List,
  ) => s.text(name, { enum: values }),
  /** A count below 2^31. */
  int: (name: string) => s.integer(name),
  /** A whole number to 2^53 − 1: sizes, counts of records, positions in the log. */
  big: (name: string) => s.integer(name),
  /** Whole won. */
  won: (name: string) => s.integer(name),
  real: (name: string) => s.real(name),
  bool: (name: string) => s.integer(name, { mode: "boolean" }),
  /** UTC milliseconds, as a number. */
  instant: (name: string) => s.integer(name),
  json: <Shape>(name: string) => s.text(name, { mode: "json" }).$type<Shape>(),
  bytes: (name: string) => sqliteBytes(name),
  index: s.index,
  uniqueIndex: s.uniqueIndex,
  check: s.check,
  primaryKey: s.primaryKey,
  foreignKey: s.foreignKey,
};

const postgres = {
  table: p.pgTable,
  text: (name: string) => p.text(name),
  oneOf: (name: string, values: Values) => p.text(name, { enum: values as [string, ...string[]] }),
  int: (name: string) => p.integer(name),
  big: (name: string) => p.bigint(name, { mode: "number" }),
  won: (name: string) => p.bigint(name, { mode: "number" }),
  real: (name: string) => p.doublePrecision(name),
  bool: (name: string) => p.boolean(name),
  instant: (name: string) => p.bigint(name, { mode: "number" }),
  json: (name: string) => p.jsonb(name),
  bytes: (name: string) => postgresBytes(name),
  index: p.index,
  uniqueIndex: p.uniqueIndex,
  check: p.check,
  primaryKey: p.primaryKey,
  foreignKey: p.foreignKey,
} satisfies Record<keyof typeof sqlite, unknown>;

export const k: typeof sqlite = isPostgres ? (postgres as unknown as typeof sqlite) : sqlite;

/** A CHECK that a text column holds one of its words: both engines enforce it, not only TypeScript. */
export const isOneOf = (column: SQL.Aliased | { name: string }, values: readonly string[]): SQL =>
  sql`${column} in (${sql.raw(values.map((value) => `'${value}'`).join(", "))})`;
