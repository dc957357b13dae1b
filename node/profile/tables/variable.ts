import type { TopValue, Variable, VariableType } from "~/domain/catalogue/record";
import { isLargeEnough, roundedCount, showableCells } from "~/domain/catalogue/suppression";
import { type ColumnFacts, isFreeText, isIdentifying } from "./column-facts";
import { type Duck, identifier, literal, type Row } from "./duck";
import { numbers, type Source, years } from "./spread";

const TOP_VALUES = 20;
const LONGEST_VALUE = 60;
/** Whole numbers with at most this many values are read as codes. */
const CODES = 12;

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
  if (facts.filled === 0) return { ...bare, type: facts.kind === "text" ? "category" : facts.kind };
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
  values.sort((a, b) => b.count - a.count);
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
