import type {
  HistogramBin,
  TopValue,
  Variable,
  VariableRange,
  VariableType,
} from "~/domain/catalogue/record";
import {
  coarsened,
  isLargeEnough,
  roundedCount,
  roundStep,
  SMALLEST_CELL,
  showableCells,
} from "~/domain/catalogue/suppression";
import { type ColumnFacts, isFreeText, isIdentifying } from "./column-facts";
import { type Duck, identifier, literal, type Row } from "./duck";

const TOP_VALUES = 20;
const LONGEST_VALUE = 60;
const BINS = 12;
/** Whole numbers with at most this many values are read as codes. */
const CODES = 12;

export type Source = {
  readonly table: string;
  readonly rows: number;
  readonly personSql: string;
  /** Meanings of codes that the dataset itself carries (OMOP CONCEPT), as SQL table name. */
  readonly concepts: string | null;
  readonly units: Readonly<Record<string, string>>;
};

/** Turns the measured facts of a column into what may be published of it. */
export async function variableOf(
  duck: Duck,
  facts: ColumnFacts,
  source: Source,
): Promise<Variable> {
  const bare: Variable = {
    name: facts.name,
    type: facts.kind,
    unit: source.units[facts.name] ?? null,
    nullRate: source.rows === 0 ? 0 : Number((1 - facts.filled / source.rows).toFixed(3)),
    distinctCount: facts.kind === "other" ? null : facts.distinct,
    range: null,
    topValues: [],
    hasOtherValues: facts.filled > 0,
    histogram: [],
    withheld: null,
  };
  if (facts.kind === "other") return { ...bare, withheld: "not-tabular" };
  if (isIdentifying(facts)) return { ...bare, type: "identifier", withheld: "identifier" };
  if (isFreeText(facts)) return { ...bare, withheld: "free-text" };
  const isCode = isCodeColumn(facts);
  const type: VariableType = facts.kind === "text" || isCode ? "category" : facts.kind;
  if (!isLargeEnough(facts.persons)) return { ...bare, type, withheld: "few-persons" };
  const shown = { ...bare, type };
  if (facts.kind === "text" || facts.kind === "boolean" || isCode)
    return { ...shown, ...(await topValues(duck, facts, source)) };
  const spread =
    facts.kind === "date" ? await years(duck, facts, source) : await numbers(duck, facts, source);
  return { ...shown, ...spread, hasOtherValues: spread.range === null };
}

const isCodeColumn = (facts: ColumnFacts): boolean =>
  facts.kind === "integer" &&
  (/(concept_id|code|_cd|type|flag|구분|코드|여부|유형)$/i.test(facts.name) ||
    facts.distinct <= CODES);

async function topValues(duck: Duck, facts: ColumnFacts, source: Source) {
  const rows = await duck.rows(
    `SELECT v, n, p, sum(p) OVER ()::DOUBLE AS everyone FROM (
       SELECT ${facts.kind === "integer" ? `${identifier(facts.name)}::VARCHAR` : facts.sql} AS v,
         count(*)::DOUBLE AS n, count(DISTINCT ${source.personSql})::DOUBLE AS p
       FROM ${identifier(source.table)} GROUP BY v)
     WHERE v IS NOT NULL ORDER BY p DESC, n DESC, v LIMIT ${TOP_VALUES * 2}`,
  );
  const cells = rows.map((row) => ({ rows: Number(row["n"]), persons: Number(row["p"]) }));
  const listedPersons = cells.reduce((sum, cell) => sum + cell.persons, 0);
  const unlisted = Number(rows[0]?.["everyone"] ?? 0) - listedPersons;
  const shown = showableCells(cells, unlisted);
  const kept = rows.filter((row, at) => shown[at] && String(row["v"]).length <= LONGEST_VALUE);
  const listed = kept.slice(0, TOP_VALUES);
  const labels = await labelsOf(duck, facts, { listed, concepts: source.concepts });
  const values: TopValue[] = listed.map((row) => ({
    value: String(row["v"]),
    label: labels.get(String(row["v"])) ?? null,
    count: roundedCount(Number(row["n"])),
  }));
  return { topValues: values, hasOtherValues: values.length < facts.distinct };
}

async function labelsOf(
  duck: Duck,
  facts: ColumnFacts,
  { listed, concepts }: { listed: readonly Row[]; concepts: string | null },
): Promise<ReadonlyMap<string, string>> {
  if (concepts === null || !/concept_id$/i.test(facts.name) || listed.length === 0)
    return new Map();
  const ids = listed.map((row) => literal(String(row["v"]))).join(", ");
  const rows = await duck.rows(
    `SELECT concept_id::VARCHAR AS id, any_value(concept_name)::VARCHAR AS name
     FROM ${identifier(concepts)} WHERE concept_id::VARCHAR IN (${ids}) GROUP BY concept_id`,
  );
  return new Map(rows.map((row) => [String(row["id"]), String(row["name"]).slice(0, 120)]));
}

/** The outermost values that ten persons reach from each side; a lone extreme is cut off. */
async function supportedEnds(
  duck: Duck,
  { value, source }: { value: string; source: Source },
): Promise<{ low: number; high: number } | null> {
  const [row] = await duck.rows(
    `WITH each_person AS (
       SELECT min(${value})::DOUBLE AS lo, max(${value})::DOUBLE AS hi FROM ${identifier(source.table)}
       WHERE ${value} IS NOT NULL GROUP BY ${source.personSql})
     SELECT (SELECT lo FROM each_person ORDER BY lo LIMIT 1 OFFSET ${SMALLEST_CELL - 1}) AS low,
       (SELECT hi FROM each_person ORDER BY hi DESC LIMIT 1 OFFSET ${SMALLEST_CELL - 1}) AS high`,
  );
  const low = row?.["low"];
  const high = row?.["high"];
  return typeof low === "number" && typeof high === "number" && low <= high ? { low, high } : null;
}

async function numbers(duck: Duck, facts: ColumnFacts, source: Source) {
  const ends = await supportedEnds(duck, { value: facts.sql, source });
  if (ends === null) return { range: null, histogram: [] };
  const parts = roundStep(ends.high - ends.low, BINS);
  const step = facts.kind === "integer" ? Math.max(1, parts) : parts;
  return spreadOf(duck, { value: facts.sql, source, ends, step, fine: step / (step > 1 ? 2 : 10) });
}

async function years(duck: Duck, facts: ColumnFacts, source: Source) {
  const value = `year(${facts.sql})`;
  const ends = await supportedEnds(duck, { value, source });
  if (ends === null) return { range: null, histogram: [] };
  const step = Math.max(1, roundStep(ends.high - ends.low + 1, BINS));
  return spreadOf(duck, { value, source, ends, step, fine: 1 });
}

type Spread = {
  readonly value: string;
  readonly source: Source;
  readonly ends: { readonly low: number; readonly high: number };
  /** Width of a bin, and the grid of the range's ends. */
  readonly step: number;
  /** Grid of the quantiles, finer than the bins but coarser than a reading. */
  readonly fine: number;
};

async function spreadOf(
  duck: Duck,
  { value, source, ends, step, fine }: Spread,
): Promise<{ range: VariableRange; histogram: readonly HistogramBin[] }> {
  const clamped = `greatest(${ends.low}::DOUBLE, least(${ends.high}::DOUBLE, (${value})::DOUBLE))`;
  const [row] = await duck.rows(
    `SELECT avg(v)::DOUBLE AS mean, quantile_cont(v, 0.25)::DOUBLE AS p25,
       quantile_cont(v, 0.5)::DOUBLE AS p50, quantile_cont(v, 0.75)::DOUBLE AS p75
     FROM (SELECT ${clamped} AS v FROM ${identifier(source.table)} WHERE ${value} IS NOT NULL)`,
  );
  const near = (key: string): number | null => {
    const measured = row?.[key];
    return typeof measured === "number"
      ? coarsened(measured, { step: fine, direction: "near" })
      : null;
  };
  const isConstant = ends.low === ends.high;
  const range: VariableRange = {
    low: isConstant ? ends.low : coarsened(ends.low, { step, direction: "down" }),
    high: isConstant ? ends.high : coarsened(ends.high, { step, direction: "up" }),
    mean: near("mean"),
    p25: near("p25"),
    p50: near("p50"),
    p75: near("p75"),
  };
  if (isConstant) return { range, histogram: [] };
  return { range, histogram: await histogramOf(duck, { clamped, value, source, range, step }) };
}

async function histogramOf(
  duck: Duck,
  {
    clamped,
    value,
    source,
    range,
    step,
  }: { clamped: string; value: string; source: Source; range: VariableRange; step: number },
): Promise<readonly HistogramBin[]> {
  const bins = Math.max(1, Math.round((range.high - range.low) / step));
  const place = `least(${bins - 1}, greatest(0, floor((${clamped} - ${range.low}) / ${step})))::INT`;
  const rows = await duck.rows(
    `SELECT ${place} AS bin, count(*)::DOUBLE AS n, count(DISTINCT ${source.personSql})::DOUBLE AS p
     FROM ${identifier(source.table)} WHERE ${value} IS NOT NULL GROUP BY bin`,
  );
  const byBin = new Map(rows.map((row) => [Number(row["bin"]), row]));
  const cells = Array.from({ length: bins }, (_, bin) => ({
    rows: Number(byBin.get(bin)?.["n"] ?? 0),
    persons: Number(byBin.get(bin)?.["p"] ?? 0),
  }));
  const shown = showableCells(cells);
  const edge = (bin: number): number => Number((range.low + bin * step).toPrecision(12));
  return cells.map((cell, bin) => ({
    from: edge(bin),
    to: edge(bin + 1),
    count: shown[bin] ? roundedCount(cell.rows) : null,
  }));
}
