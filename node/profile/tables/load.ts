import { symlink } from "node:fs/promises";
import { join, resolve } from "node:path";
import { readSlice } from "../files/bytes";
import { decodeHead, encodingOf, type TextEncoding, writeAsUtf8 } from "../files/text";
import { UnusableFile } from "../problem";
import { type Duck, identifier, literal } from "./duck";
import { looksLikeValue, shapeOf } from "./shape";

const HEAD_BYTES = 1 << 20;

export type TableFile = { readonly path: string; readonly format: "csv" | "parquet" };

/** A file that now stands in DuckDB as `table`. */
export type LoadedTable = {
  readonly table: string;
  readonly columns: readonly LoadedColumn[];
  readonly rows: number;
  /** Lines that could not be read as a row. */
  readonly rejected: number;
};
export type LoadedColumn = { readonly name: string; readonly sqlType: string };

/**
 * Loads one file into a table. The file is reached by a link with a plain name, because DuckDB reads
 * `*` and `[` in a path as a pattern.
 *
 * @throws UnusableFile `not-a-table`, `unknown-encoding` or `too-many-columns`
 */
export async function loadTable(
  duck: Duck,
  file: TableFile,
  { table, scratch, mostColumns }: { table: string; scratch: string; mostColumns: number },
): Promise<LoadedTable> {
  const link = join(scratch, `${table}.${file.format}`);
  const rejected = file.format === "parquet" ? await readParquet() : await readText();
  const columns = await columnsOf(duck, table);
  if (columns.length > mostColumns)
    throw new UnusableFile("too-many-columns", `${columns.length} > ${mostColumns}`);
  await emptyTextsToNull(duck, table, columns);
  const [count] = await duck.rows(`SELECT count(*)::DOUBLE AS n FROM ${identifier(table)}`);
  return { table, columns, rows: Number(count?.["n"] ?? 0), rejected };

  async function readParquet(): Promise<number> {
    await symlink(resolve(file.path), link);
    await duck
      .run(`CREATE TABLE ${identifier(table)} AS SELECT * FROM read_parquet(${literal(link)})`)
      .catch(() => {
        throw new UnusableFile("not-a-table", "parquet reader refused the file");
      });
    await renameOddColumns(duck, table);
    return 0;
  }

  async function readText(): Promise<number> {
    const head = await readSlice(file.path, { start: 0, length: HEAD_BYTES });
    const encoding = encodingOf(head);
    if (encoding === null) throw new UnusableFile("not-a-table", "no text");
    const shape = shapeOf(decodeHead(head, encoding), head.length < HEAD_BYTES);
    if (shape === null) throw new UnusableFile("not-a-table", "lines differ in their cells");
    await linkAsUtf8(file.path, link, encoding);
    const read = (hasHeader: boolean) => readCsv(duck, table, { link, ...shape, hasHeader });
    const first = await read(shape.hasHeader);
    if (!shape.hasHeader || !(await headerIsData(duck, table))) return first;
    await duck.run(`DROP TABLE ${identifier(table)}`);
    return read(false);
  }
}

async function linkAsUtf8(path: string, link: string, encoding: TextEncoding): Promise<void> {
  if (encoding === "utf-8") await symlink(resolve(path), link);
  else await writeAsUtf8({ path, encoding }, link);
}

async function readCsv(
  duck: Duck,
  table: string,
  { link, delimiter, hasHeader }: { link: string; delimiter: string; hasHeader: boolean },
): Promise<number> {
  const rejects = `${table}_rejects`;
  await duck.run(`DROP TABLE IF EXISTS ${identifier(rejects)}`);
  await duck.run(`DROP TABLE IF EXISTS ${identifier(`${rejects}_scan`)}`);
  const sql = `CREATE TABLE ${identifier(table)} AS SELECT * FROM read_csv(${literal(link)},
    delim=${literal(delimiter)}, quote='"', header=${hasHeader}, sample_size=-1, store_rejects=true,
    rejects_table=${literal(rejects)}, rejects_scan=${literal(`${rejects}_scan`)}, rejects_limit=0)`;
  await duck.run(sql).catch(() => {
    throw new UnusableFile("not-a-table", "csv reader refused the file");
  });
  const [lost] = await duck.rows(
    `SELECT count(DISTINCT line)::DOUBLE AS n FROM ${identifier(rejects)}`,
  );
  const [kept] = await duck.rows(`SELECT count(*)::DOUBLE AS n FROM ${identifier(table)}`);
  const rejected = Number(lost?.["n"] ?? 0);
  if (rejected > Number(kept?.["n"] ?? 0))
    throw new UnusableFile("not-a-table", `${rejected} lines are no rows`);
  await renameOddColumns(duck, table);
  return rejected;
}

/** A first line whose words come back as values below was data, and must not become column names. */
async function headerIsData(duck: Duck, table: string): Promise<boolean> {
  const columns = (await columnsOf(duck, table)).filter(({ sqlType }) => sqlType === "VARCHAR");
  if (columns.length === 0) return false;
  const tests = columns.map(
    ({ name }) => `coalesce(bool_or(trim(${identifier(name)}) = ${literal(name)}), false)`,
  );
  const [row] = await duck.rows(
    `SELECT (${tests.join("::INT + ")}::INT)::DOUBLE AS n FROM ${identifier(table)}`,
  );
  return Number(row?.["n"] ?? 0) > 0;
}

// A column named by a value (or by nothing) gets its place as its name.
async function renameOddColumns(duck: Duck, table: string): Promise<void> {
  const columns = await columnsOf(duck, table);
  const used = new Set(columns.map(({ name }) => name));
  for (const [at, { name }] of columns.entries()) {
    if (name.trim() !== "" && name.length <= 128 && !looksLikeValue(name)) continue;
    let plain = `column_${at + 1}`;
    while (used.has(plain)) plain += "_";
    used.add(plain);
    await duck.run(
      `ALTER TABLE ${identifier(table)} RENAME COLUMN ${identifier(name)} TO ${identifier(plain)}`,
    );
  }
}

async function columnsOf(duck: Duck, table: string): Promise<LoadedColumn[]> {
  const rows = await duck.rows(`DESCRIBE ${identifier(table)}`);
  return rows.map((row) => ({
    name: String(row["column_name"]),
    sqlType: String(row["column_type"]),
  }));
}

async function emptyTextsToNull(duck: Duck, table: string, columns: readonly LoadedColumn[]) {
  const texts = columns.filter(({ sqlType }) => sqlType === "VARCHAR").map(({ name }) => name);
  if (texts.length === 0) return;
  const sets = texts.map((name) => `${identifier(name)} = nullif(trim(${identifier(name)}), '')`);
  await duck.run(`UPDATE ${identifier(table)} SET ${sets.join(", ")}`);
}
