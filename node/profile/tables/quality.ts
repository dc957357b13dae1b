import type { QualityCheck } from "~/domain/catalogue/record";
import type { ColumnFacts } from "./column-facts";
import { type Duck, identifier } from "./duck";
import type { LoadedTable } from "./load";

const FIRST_DAY = "DATE '1900-01-01'";
/** Beyond this many columns whole rows are not compared with each other. */
const COLUMNS_TO_COMPARE = 100;

export type Measured = {
  readonly loaded: LoadedTable;
  /** The table's public name. */
  readonly name: string;
  readonly facts: readonly ColumnFacts[];
  /** The column that should be unique; null compares whole rows. */
  readonly key: string | null;
  readonly personColumn: string | null;
  /** The first day that has not come yet, `YYYY-MM-DD`. */
  readonly tomorrow: string;
};

/**
 * Checks that hold for any table, in the harmonised categories of Kahn et al. 2016
 * (eGEMs 4(1):1244): conformance, completeness, plausibility.
 */
export async function tableChecks(
  duck: Duck,
  measured: Measured,
): Promise<readonly QualityCheck[]> {
  const { loaded, name, facts } = measured;
  if (loaded.rows === 0) return [];
  return [
    {
      category: "conformance",
      check: "rows-readable",
      subject: name,
      passed: loaded.rows,
      total: loaded.rows + loaded.rejected,
    },
    ...(await keyCheck(duck, measured)),
    ...facts.map(
      (column): QualityCheck => ({
        category: "completeness",
        check: column.name === measured.personColumn ? "person-known" : "value-present",
        subject: `${name}.${column.name}`,
        passed: column.filled,
        total: loaded.rows,
      }),
    ),
    ...(await plausibilityChecks(duck, measured)),
  ];
}

async function keyCheck(
  duck: Duck,
  { loaded, name, key, facts }: Measured,
): Promise<QualityCheck[]> {
  if (key === null && facts.length > COLUMNS_TO_COMPARE) return [];
  const different = key === null ? `SELECT DISTINCT * FROM ${identifier(loaded.table)}` : null;
  const sql = different
    ? `SELECT count(*)::DOUBLE AS n FROM (${different})`
    : `SELECT count(DISTINCT ${identifier(key ?? "")})::DOUBLE AS n FROM ${identifier(loaded.table)}`;
  const [row] = await duck.rows(sql);
  return [
    {
      category: "conformance",
      check: "key-unique",
      subject: key === null ? name : `${name}.${key}`,
      passed: Number(row?.["n"] ?? 0),
      total: loaded.rows,
    },
  ];
}

async function plausibilityChecks(
  duck: Duck,
  { loaded, name, facts, tomorrow }: Measured,
): Promise<QualityCheck[]> {
  const tests = [
    ...facts
      .filter((column) => column.kind === "date" && column.filled > 0 && !isValidity(column))
      .map((column) => ({
        check: "date-plausible",
        column: column.name,
        when: `${column.sql} IS NOT NULL`,
        good: `${column.sql} >= ${FIRST_DAY} AND ${column.sql} < DATE '${tomorrow}'`,
      })),
    ...facts
      .filter((column) => isAge(column) && column.filled > 0)
      .map((column) => ({
        check: "age-plausible",
        column: column.name,
        when: `${column.sql} IS NOT NULL`,
        good: `${column.sql} BETWEEN 0 AND 120`,
      })),
    ...spans(facts).map(({ start, end }) => ({
      check: "end-after-start",
      column: end.name,
      when: `${start.sql} IS NOT NULL AND ${end.sql} IS NOT NULL`,
      good: `${end.sql} >= ${start.sql}`,
    })),
  ];
  if (tests.length === 0) return [];
  const [row = {}] = await duck.rows(
    `SELECT ${tests
      .map(
        ({ when, good }, at) =>
          `count(*) FILTER (WHERE ${when})::DOUBLE AS t${at}, count(*) FILTER (WHERE ${when} AND ${good})::DOUBLE AS p${at}`,
      )
      .join(", ")} FROM ${identifier(loaded.table)}`,
  );
  return tests
    .map(
      ({ check, column }, at): QualityCheck => ({
        category: "plausibility",
        check,
        subject: `${name}.${column}`,
        passed: Number(row[`p${at}`] ?? 0),
        total: Number(row[`t${at}`] ?? 0),
      }),
    )
    .filter(({ total }) => total > 0);
}

const isAge = ({ name, kind }: ColumnFacts): boolean =>
  (kind === "integer" || kind === "number") && /^(age|age_years?|나이|연령)$/i.test(name);

// A code list states how long a code is valid; OMOP writes 2099-12-31 for "still".
const isValidity = ({ name }: ColumnFacts): boolean => /^valid_(start|end)_date$/i.test(name);

/** Pairs such as `visit_start_date` and `visit_end_date`. */
const spans = (facts: readonly ColumnFacts[]) =>
  facts.flatMap((start) => {
    if (start.kind !== "date" || !/start/i.test(start.name)) return [];
    const partner = start.name.replace(/start/i, "end").toLowerCase();
    const end = facts.find(({ name, kind }) => kind === "date" && name.toLowerCase() === partner);
    return end ? [{ start, end }] : [];
  });
