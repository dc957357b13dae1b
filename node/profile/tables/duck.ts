import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { invariant } from "~/domain/shared/outcome";

/** A value that can stand in a cell of a made table. */
export type CellValue = string | number | null;

/** A row of an answer; counts are cast to DOUBLE in SQL, so numbers arrive as numbers. */
export type Row = Readonly<Record<string, CellValue>>;

/** A private in-memory DuckDB for one dataset. No SQL of a person reaches it. */
export type Duck = {
  run(sql: string): Promise<void>;
  rows(sql: string): Promise<readonly Row[]>;
  fill(table: string, content: MadeTable): Promise<void>;
  /** No file can be read or written from here on. */
  seal(): Promise<void>;
  close(): void;
};

export type MadeTable = {
  readonly columns: readonly {
    readonly name: string;
    readonly type: "VARCHAR" | "DOUBLE" | "BIGINT";
  }[];
  readonly rows: readonly (readonly CellValue[])[];
};

/** @param scratch folder for what does not fit into memory; the caller removes it */
export async function openDuck(scratch: string): Promise<Duck> {
  const instance = await DuckDBInstance.create(":memory:", {
    threads: "2",
    memory_limit: "1GB",
    temp_directory: scratch,
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    preserve_insertion_order: "false",
  });
  const connection = await instance.connect();
  return {
    run: async (sql) => void (await connection.run(sql)),
    rows: async (sql) =>
      (await connection.runAndReadAll(sql)).getRowObjectsJson() as unknown as readonly Row[],
    fill: (table, content) => fill(connection, table, content),
    seal: async () => {
      await connection.run("SET enable_external_access = false");
      await connection.run("SET lock_configuration = true");
    },
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/** A name as SQL may carry it. */
export const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** A text as SQL may carry it. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

async function fill(connection: DuckDBConnection, table: string, content: MadeTable) {
  const columns = content.columns.map(({ name, type }) => `${identifier(name)} ${type}`).join(", ");
  await connection.run(`CREATE TABLE ${identifier(table)} (${columns})`);
  const appender = await connection.createAppender(table);
  for (const row of content.rows) {
    content.columns.forEach(({ type }, at) => {
      const value = row[at] ?? null;
      if (value === null || (typeof value === "number" && !Number.isFinite(value)))
        appender.appendNull();
      else if (type === "VARCHAR") appender.appendVarchar(String(value));
      else {
        invariant(typeof value === "number", "a numeric column holds numbers");
        if (type === "DOUBLE") appender.appendDouble(value);
        else appender.appendBigInt(BigInt(Math.trunc(value)));
      }
    });
    appender.endRow();
  }
  appender.closeSync();
}
