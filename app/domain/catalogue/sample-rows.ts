import type { CatalogueRecord, Variable } from "./record";

/** A cell of a sample: a made-up value, or why there is none. */
export type SampleCell = { readonly value: string } | { readonly withheld: true };

export type Sample = {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly SampleCell[])[];
};

const ROWS = 5;
const COLUMNS = 8;

/**
 * What a table looks like, without any real row: each cell repeats a published statistic of its
 * variable, and the variables are combined by nothing but their position.
 * @returns null where no variable of the record may show a value
 */
export function sampleOf(record: Pick<CatalogueRecord, "tables">): Sample | null {
  const table = record.tables.find((each) => each.variables.some(showsValues));
  if (!table) return null;
  const columns = table.variables.slice(0, COLUMNS);
  const rows = Array.from({ length: ROWS }, (_, row) =>
    columns.map((variable, column) => cellOf(variable, row + column)),
  );
  return { table: table.name, columns: columns.map(({ name }) => name), rows };
}

const showsValues = ({ withheld, topValues, range }: Variable): boolean =>
  withheld === null && (topValues.length > 0 || range !== null);

function cellOf(variable: Variable, turn: number): SampleCell {
  const values = valuesOf(variable);
  const value = values[turn % Math.max(1, values.length)];
  return value === undefined ? { withheld: true } : { value };
}

function valuesOf(variable: Variable): string[] {
  if (!showsValues(variable)) return [];
  if (variable.topValues.length > 0) return variable.topValues.map(({ value }) => value);
  const { range } = variable;
  if (!range) return [];
  const quartiles = [range.p50, range.p25, range.p75].filter((each) => each !== null);
  return (quartiles.length > 0 ? quartiles : [range.low, range.high]).map(String);
}
