import type { HistogramBin, VariableRange } from "~/domain/catalogue/record";
import {
  coarsened,
  roundedCount,
  roundStep,
  SMALLEST_CELL,
  showableCells,
} from "~/domain/catalogue/suppression";
import type { ColumnFacts } from "./column-facts";
import { type Duck, identifier } from "./duck";

const BINS = 12;
const NOTHING = { range: null, histogram: [] };

/** The rows of one table and how they name persons. */
export type Source = {
  readonly table: string;
  readonly rows: number;
  readonly personSql: string;
  /** Meanings of codes that the dataset itself carries (OMOP CONCEPT), as SQL table name. */
  readonly concepts: string | null;
  readonly units: Readonly<Record<string, string>>;
};

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

/** Range and histogram of a numeric column. */
export async function numbers(duck: Duck, facts: ColumnFacts, source: Source) {
  const ends = await supportedEnds(duck, { value: facts.sql, source });
  if (ends === null) return NOTHING;
  const parts = roundStep(ends.high - ends.low, BINS);
  const isWhole = facts.kind === "integer";
  const step = isWhole ? Math.max(1, parts) : parts;
  const fine = isWhole ? Math.max(1, Math.floor(step / 2)) : step / 2;
  return spreadOf(duck, { value: facts.sql, source, ends, step, endStep: step, fine });
}

/** Range and histogram of the years of a date column. */
export async function years(duck: Duck, facts: ColumnFacts, source: Source) {
  const value = `year(${facts.sql})`;
  const ends = await supportedEnds(duck, { value, source });
  if (ends === null) return NOTHING;
  const step = Math.max(1, roundStep(ends.high - ends.low + 1, BINS));
  return spreadOf(duck, { value, source, ends, step, endStep: 1, fine: 1 });
}

type Spread = {
  readonly value: string;
  readonly source: Source;
  readonly ends: { readonly low: number; readonly high: number };
  /** Width of a bin. */
  readonly step: number;
  /** Grid of the range's ends. */
  readonly endStep: number;
  /** Grid of the quantiles, finer than the bins but coarser than a reading. */
  readonly fine: number;
};

async function spreadOf(
  duck: Duck,
  { value, source, ends, step, endStep, fine }: Spread,
): Promise<{ range: VariableRange; histogram: readonly HistogramBin[] }> {
  const { low, high } = ends;
  const clamped = `greatest(${low}::DOUBLE, least(${high}::DOUBLE, v))`;
  const [row = {}] = await duck.rows(
    `SELECT avg(${clamped})::DOUBLE AS mean, quantile_cont(v, 0.25)::DOUBLE AS p25,
       quantile_cont(v, 0.5)::DOUBLE AS p50, quantile_cont(v, 0.75)::DOUBLE AS p75
     FROM (SELECT (${value})::DOUBLE AS v FROM ${identifier(source.table)} WHERE ${value} IS NOT NULL)`,
  );
  // A quantile beyond the supported ends would speak about fewer than ten persons.
  const near = (key: string, grid = fine): number | null => {
    const measured = Number(row[key] ?? Number.NaN);
    return measured >= low && measured <= high
      ? coarsened(measured, { step: grid, direction: "near" })
      : null;
  };
  const isConstant = low === high;
  const range: VariableRange = {
    low: isConstant ? low : coarsened(low, { step: endStep, direction: "down" }),
    high: isConstant ? high : coarsened(high, { step: endStep, direction: "up" }),
    mean: near("mean", endStep / 10),
    p25: near("p25"),
    p50: near("p50"),
    p75: near("p75"),
  };
  if (isConstant) return { range, histogram: [] };
  return { range, histogram: await histogramOf(duck, { value, source, ends, step }) };
}

/** Counts by bins of equal width; what lies outside the ends is counted in the outermost bins. */
async function histogramOf(
  duck: Duck,
  { value, source, ends, step }: Pick<Spread, "value" | "source" | "ends" | "step">,
): Promise<readonly HistogramBin[]> {
  const start = coarsened(ends.low, { step, direction: "down" });
  const last = coarsened(ends.high, { step, direction: "up" });
  const bins = Math.max(1, Math.round((last - start) / step));
  const place = `least(${bins - 1}, greatest(0, floor(((${value})::DOUBLE - ${start}) / ${step})))::INT`;
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
  const edge = (bin: number): number => Number((start + bin * step).toPrecision(12));
  return cells.map((cell, bin) => ({
    from: edge(bin),
    to: edge(bin + 1),
    count: shown[bin] ? roundedCount(cell.rows) : null,
  }));
}
