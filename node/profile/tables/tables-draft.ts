import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import type { QualityCheck, RecordTable } from "~/domain/catalogue/record";
import type { Bounds } from "../bounds";
import type { Draft, Years } from "../draft";
import { isPersonKey, looksPersonal } from "../personal";
import { UnusableFile } from "../problem";
import { typeOfTables } from "./classify";
import { type ColumnFacts, columnFacts, type PersonOf, personSql } from "./column-facts";
import { type Duck, identifier, openDuck } from "./duck";
import { type LoadedTable, loadTable } from "./load";
import { type CdmTables, isOmop, omopChecks, omopYears, versionOf } from "./omop";
import { tableChecks } from "./quality";
import { variableOf } from "./variable";

/** A table file of a dataset: `stem` is its name without folder and extension. */
export type TableInput = {
  readonly path: string;
  readonly stem: string;
  readonly format: "csv" | "parquet";
};
export type TablesContext = {
  readonly bounds: Bounds;
  readonly scratch: string;
  readonly thisYear: number;
  /** `YYYY-MM-DD` */
  readonly tomorrow: string;
  report(input: TableInput, problem: UnusableFile): void;
};

type Loaded = LoadedTable & { readonly name: string; readonly input: TableInput };
type Known = Loaded & {
  readonly facts: readonly ColumnFacts[];
  readonly personColumn: string | null;
};

/**
 * Measures a set of tables that belong together. A table that cannot be read is reported and left
 * out; null when none is left.
 */
export async function draftTables(
  inputs: readonly TableInput[],
  context: TablesContext,
): Promise<{ draft: Omit<Draft, "files">; used: readonly TableInput[] } | null> {
  const scratch = await mkdtemp(join(context.scratch, "tables-"));
  const duck = await openDuck(scratch);
  try {
    const loaded = await loadAll(duck, inputs, { ...context, scratch });
    if (loaded.length === 0) return null;
    await duck.seal();
    return { draft: await measure(duck, loaded, context), used: loaded.map(({ input }) => input) };
  } finally {
    duck.close();
    await rm(scratch, { recursive: true, force: true });
  }
}

async function loadAll(
  duck: Duck,
  inputs: readonly TableInput[],
  context: TablesContext,
): Promise<Loaded[]> {
  const loaded: Loaded[] = [];
  let columnsLeft = context.bounds.columns;
  for (const [at, input] of inputs.entries()) {
    try {
      const table = await loadTable(duck, input, {
        table: `t${at}`,
        scratch: context.scratch,
        mostColumns: columnsLeft,
      });
      columnsLeft -= table.columns.length;
      loaded.push({ ...table, input, name: publicTableName(input.stem, at) });
    } catch (error) {
      if (!(error instanceof UnusableFile)) throw error;
      await duck.run(`DROP TABLE IF EXISTS ${identifier(`t${at}`)}`);
      context.report(input, error);
    }
  }
  return loaded;
}

const publicTableName = (stem: string, at: number): string =>
  looksPersonal(stem) || stem.length > 80 ? `table-${at + 1}` : stem.toLowerCase();

async function measure(
  duck: Duck,
  loaded: readonly Loaded[],
  context: TablesContext,
): Promise<Omit<Draft, "files">> {
  const known: Known[] = [];
  for (const table of loaded) {
    const personColumn = table.columns.find(({ name }) => isPersonKey(name))?.name ?? null;
    const facts = await columnFacts(duck, { ...table, person: personOf(personColumn) });
    known.push({ ...table, facts, personColumn });
  }
  const cdm = cdmTables(known);
  const tables: RecordTable[] = [];
  const checks: QualityCheck[] = [];
  for (const table of known) {
    tables.push(await recordTable(duck, table, cdm));
    checks.push(
      ...(await tableChecks(duck, { ...table, loaded: table, key: keyOf(table, cdm), ...context })),
    );
  }
  const shared = {
    studyCount: null,
    recordCount: known.reduce((sum, table) => sum + table.rows, 0),
    recordUnit: "row",
    persons: await countPersons(duck, known, cdm),
    tables,
  } as const;
  if (cdm !== null)
    return {
      ...shared,
      dataType: "structured-emr",
      modalities: [await versionOf(duck, cdm)],
      years: await omopYears(duck, cdm, context.thisYear),
      checks: [...checks, ...(await omopChecks(duck, cdm))],
    };
  return {
    ...shared,
    dataType: typeOfTables(known.flatMap(({ facts }) => facts)),
    modalities: [],
    years: await yearsOfTables(duck, known, context.thisYear),
    checks,
  };
}

const personOf = (column: string | null): PersonOf =>
  column === null ? { kind: "row" } : { kind: "column", column };

function cdmTables(known: readonly Known[]): CdmTables | null {
  const names = known.map(({ input }) => input.stem.toLowerCase());
  if (!isOmop(names)) return null;
  return new Map(
    known.map((table, at) => [
      names[at] ?? "",
      { table: table.table, columns: new Set(table.columns.map(({ name }) => name.toLowerCase())) },
    ]),
  );
}

function keyOf({ name, columns }: Known, cdm: CdmTables | null): string | null {
  const wanted = cdm === null ? "id" : `${name}_id`;
  return columns.find((column) => column.name.toLowerCase() === wanted)?.name ?? null;
}

async function recordTable(duck: Duck, table: Known, cdm: CdmTables | null): Promise<RecordTable> {
  const concept = cdm?.get("concept");
  const source = {
    table: table.table,
    rows: table.rows,
    personSql: personSql(personOf(table.personColumn)),
    concepts: concept?.columns.has("concept_name") ? concept.table : null,
    units: {},
  };
  const variables = [];
  for (const facts of table.facts) variables.push(await variableOf(duck, facts, source));
  return {
    name: table.name,
    rowCount: table.rows,
    cellUnit: table.personColumn === null ? "row" : "person",
    variables,
  };
}

async function countPersons(
  duck: Duck,
  known: readonly Known[],
  cdm: CdmTables | null,
): Promise<number | null> {
  const person = cdm?.get("person")?.table;
  const parts = known
    .filter(({ personColumn, table }) => personColumn !== null && (!person || table === person))
    .map(
      ({ personColumn, table }) =>
        `SELECT ${identifier(personColumn ?? "")}::VARCHAR AS p FROM ${identifier(table)}`,
    );
  if (parts.length === 0) return null;
  const [row] = await duck.rows(
    `SELECT count(DISTINCT p)::DOUBLE AS n FROM (${parts.join(" UNION ALL ")})`,
  );
  return Number(row?.["n"] ?? 0);
}

async function yearsOfTables(
  duck: Duck,
  known: readonly Known[],
  thisYear: number,
): Promise<Years | null> {
  const parts = known.flatMap(({ table, facts }) =>
    facts
      .filter(({ kind, name }) => kind === "date" && !/birth|dob|생년|출생/i.test(name))
      .map(({ sql }) => `SELECT year(${sql}) AS y FROM ${identifier(table)}`),
  );
  if (parts.length === 0) return null;
  const [row] = await duck.rows(
    `SELECT min(y)::DOUBLE AS first, max(y)::DOUBLE AS last FROM (${parts.join(" UNION ALL ")})
     WHERE y BETWEEN 1900 AND ${thisYear}`,
  );
  const from = row?.["first"];
  const to = row?.["last"];
  return typeof from === "number" && typeof to === "number" ? { from, to } : null;
}
