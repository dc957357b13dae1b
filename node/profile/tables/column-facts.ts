import { CONTACT_SQL_PATTERNS, isIdentifierName, KOREAN_NAME_SQL_PATTERN } from "../personal";
import { type Duck, identifier, literal, type Row } from "./duck";
import type { LoadedColumn } from "./load";

/** Whose rows a table holds: named by a column, one person a row, or nobody can tell. */
export type PersonOf =
  | { readonly kind: "column"; readonly column: string }
  | { readonly kind: "row" }
  | { readonly kind: "unknown" };

/** What is measured of every column before it is decided what may be shown. Never published as is. */
export type ColumnFacts = LoadedColumn & {
  readonly kind: "integer" | "number" | "date" | "boolean" | "text" | "other";
  /** SQL that yields the column's value: a double, a date, or a text. */
  readonly sql: string;
  readonly filled: number;
  readonly distinct: number;
  readonly persons: number;
  readonly averageLength: number;
  readonly contacts: number;
  readonly koreanNames: number;
  readonly low: number;
  readonly high: number;
};

const COLUMNS_A_QUERY = 40;

/** The SQL that names a person; all rows of one unknown person count as one. */
export const personSql = (person: PersonOf): string =>
  ({
    column: person.kind === "column" ? identifier(person.column) : "",
    row: "rowid",
    unknown: "1",
  })[person.kind];

/** Measures all columns of a table, forty in one pass. */
export async function columnFacts(
  duck: Duck,
  { table, columns, person }: { table: string; columns: readonly LoadedColumn[]; person: PersonOf },
): Promise<readonly ColumnFacts[]> {
  const facts: ColumnFacts[] = [];
  const [{ n: rows = 0 } = {}] = await duck.rows(
    `SELECT count(*)::DOUBLE AS n FROM ${identifier(table)}`,
  );
  if (rows === 0)
    return Promise.all(
      columns.map(async (column) => factsFrom(await kindOf(duck, table, column), {}, 0)),
    );
  for (let start = 0; start < columns.length; start += COLUMNS_A_QUERY) {
    const part = columns.slice(start, start + COLUMNS_A_QUERY);
    const parts = await Promise.all(part.map(async (column) => kindOf(duck, table, column)));
    const selected = parts.map((column, at) => measures(column, { at, person }));
    const [row = {}] = await duck.rows(`SELECT ${selected.join(", ")} FROM ${identifier(table)}`);
    facts.push(...parts.map((column, at) => factsFrom(column, row, at)));
  }
  return facts;
}

type Kinded = LoadedColumn & Pick<ColumnFacts, "kind" | "sql">;

async function kindOf(duck: Duck, table: string, column: LoadedColumn): Promise<Kinded> {
  const name = identifier(column.name);
  const type = column.sqlType;
  if (/^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?)$/.test(type)) {
    const isDay = await holdsDayNumbers(duck, table, column.name);
    if (isDay) return { ...column, kind: "date", sql: dayNumber(name) };
    return { ...column, kind: "integer", sql: `${name}::DOUBLE` };
  }
  if (/^(FLOAT|DOUBLE|DECIMAL)/.test(type))
    return {
      ...column,
      kind: "number",
      sql: `CASE WHEN isfinite(${name}::DOUBLE) THEN ${name}::DOUBLE END`,
    };
  if (/^(DATE|TIMESTAMP)/.test(type))
    return { ...column, kind: "date", sql: `${name}::TIMESTAMP::DATE` };
  if (type === "BOOLEAN") return { ...column, kind: "boolean", sql: `${name}::VARCHAR` };
  if (type === "VARCHAR") return { ...column, ...(await kindOfTexts(duck, table, name)) };
  if (/^(UUID|ENUM)/.test(type)) return { ...column, kind: "text", sql: `${name}::VARCHAR` };
  return { ...column, kind: "other", sql: `${name}::VARCHAR` };
}

/** Texts that are days or numbers without exception are measured as such; a code like 007 is not one. */
async function kindOfTexts(
  duck: Duck,
  table: string,
  name: string,
): Promise<Pick<Kinded, "kind" | "sql">> {
  const day = `try_strptime(${name}, ['%Y-%m-%d', '%Y%m%d', '%Y/%m/%d', '%Y.%m.%d'])::DATE`;
  const number = `CASE WHEN isfinite(try_cast(${name} AS DOUBLE)) THEN try_cast(${name} AS DOUBLE) END`;
  const [row] = await duck.rows(
    `SELECT (count(${name}) > 0)::INT::DOUBLE AS filled,
       (count(${name}) = count(CASE WHEN year(${day}) BETWEEN 1800 AND 2200 THEN 1 END))::INT::DOUBLE AS days,
       (count(${name}) = count(${number}))::INT::DOUBLE AS numbers,
       count(*) FILTER (WHERE regexp_matches(${name}, '^[-+]?0[0-9]|^[-+0-9]{12,}'))::DOUBLE AS codes
     FROM ${identifier(table)}`,
  );
  if (row?.["filled"] === 1 && row["days"] === 1) return { kind: "date", sql: day };
  if (row?.["filled"] === 1 && row["numbers"] === 1 && row["codes"] === 0)
    return { kind: "number", sql: number };
  return { kind: "text", sql: name };
}

const dayNumber = (name: string): string => `try_strptime(${name}::VARCHAR, '%Y%m%d')::DATE`;

/** Korean claims and check-up files write days as whole numbers: 20240315. */
async function holdsDayNumbers(duck: Duck, table: string, column: string): Promise<boolean> {
  if (!/(date|day|_dt|^dt|일자|날짜|일시|개시일|종료일)/i.test(column)) return false;
  const name = identifier(column);
  const [row] = await duck.rows(
    `SELECT (count(${name}) > 0 AND count(${name}) = count(${dayNumber(name)})
       AND min(${name}) >= 19000101 AND max(${name}) <= 21001231)::INT::DOUBLE AS yes
     FROM ${identifier(table)}`,
  );
  return row?.["yes"] === 1;
}

/** Persons behind the filled rows; where no column names them there is nothing to tell apart. */
function personsSql(sql: string, person: PersonOf): string {
  if (person.kind === "row") return `count(${sql})`;
  if (person.kind === "unknown") return `least(1, count(${sql}))`;
  return `count(DISTINCT CASE WHEN ${sql} IS NOT NULL THEN ${personSql(person)} END)`;
}

function measures(column: Kinded, { at, person }: { at: number; person: PersonOf }): string {
  const { sql, kind } = column;
  const isText = kind === "text";
  const isNumber = kind === "integer" || kind === "number";
  const contact = CONTACT_SQL_PATTERNS.map((one) => `regexp_matches(${sql}, ${literal(one)})`);
  return [
    `count(${sql})::DOUBLE AS n${at}`,
    `count(DISTINCT ${kind === "integer" ? identifier(column.name) : sql})::DOUBLE AS d${at}`,
    `${personsSql(sql, person)}::DOUBLE AS p${at}`,
    `${isText ? `avg(length(${sql}))::DOUBLE` : "0::DOUBLE"} AS l${at}`,
    `${isText ? `count(*) FILTER (WHERE ${contact.join(" OR ")})::DOUBLE` : "0::DOUBLE"} AS c${at}`,
    `${isText ? `count(DISTINCT ${sql}) FILTER (WHERE regexp_matches(${sql}, ${literal(KOREAN_NAME_SQL_PATTERN)}))::DOUBLE` : "0::DOUBLE"} AS k${at}`,
    `${isNumber ? `min(${sql})` : "0::DOUBLE"} AS a${at}`,
    `${isNumber ? `max(${sql})` : "0::DOUBLE"} AS z${at}`,
  ].join(", ");
}

function factsFrom(column: Kinded, row: Row, at: number): ColumnFacts {
  const number = (letter: string): number => Number(row[`${letter}${at}`] ?? 0);
  return {
    ...column,
    filled: number("n"),
    distinct: number("d"),
    persons: number("p"),
    averageLength: number("l"),
    contacts: number("c"),
    koreanNames: number("k"),
    low: number("a"),
    high: number("z"),
  };
}

/** Longest average that still reads as a code or a word rather than as a sentence. */
const LONGEST_WORD = 40;
const FEWEST_ROWS_OF_A_KEY = 5;

/** Whether a column identifies: by its name, by contact data or names in it, by being a row's key. */
export function isIdentifying(facts: ColumnFacts): boolean {
  if (isIdentifierName(facts.name) || facts.contacts > 0) return true;
  const isKey = facts.filled >= FEWEST_ROWS_OF_A_KEY && facts.distinct === facts.filled;
  if (facts.kind === "text") {
    const areNames = facts.koreanNames >= 5 && facts.koreanNames >= facts.distinct * 0.8;
    return areNames || (isKey && facts.averageLength <= LONGEST_WORD);
  }
  // Ten digits and more are resident, phone or card numbers rather than anything measured.
  if (facts.kind !== "date" && facts.low >= 1e9) return true;
  // A measured whole number may well be unique in each row; a counter or a long number is a key.
  const isDense = facts.high - facts.low < facts.filled * 2;
  return facts.kind === "integer" && isKey && (isDense || facts.low >= 100_000);
}

/** Whether a text column is prose, whose values never leave. */
export const isFreeText = (facts: ColumnFacts): boolean =>
  facts.kind === "text" && facts.averageLength > LONGEST_WORD;
