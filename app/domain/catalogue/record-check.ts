import { DATA_TYPES } from "./data-type";
import {
  type CatalogueRecord,
  FILE_FORMATS,
  type Quality,
  type QualityCategory,
  type QualityCheck,
  type QualityScore,
  VARIABLE_TYPES,
  type Variable,
} from "./record";
import { COUNT_STEP, SMALLEST_CELL } from "./suppression";

/** Bounds of one record; a larger one is refused, so that no page has to draw it. */
export const MOST_FILES = 20_000;
export const MOST_VARIABLES = 2_000;
const LONGEST_TEXT = 2_000;
const LONGEST_NAME = 200;
const FIRST_YEAR = 1900;
const LAST_YEAR = 2200;

export type RecordProblem = {
  readonly code:
    | "missing"
    | "out-of-range"
    | "unknown-word"
    | "too-long"
    | "too-many"
    | "small-cell";
  /** Where in the record: `files[3].sha256`. */
  readonly field: string;
};

/** Everything that keeps a record from entering the catalogue, at most one problem a field. */
export function recordProblems(record: CatalogueRecord): readonly RecordProblem[] {
  return [
    ...headProblems(record),
    ...textProblems(record),
    ...fileProblems(record),
    ...record.tables.flatMap((table, at) =>
      table.variables.flatMap((variable, column) =>
        variableProblems(variable, `tables[${at}].variables[${column}]`),
      ),
    ),
    ...record.quality.checks.flatMap((check, at) =>
      isCount(check.passed) && isCount(check.total) && check.passed <= check.total
        ? []
        : [problem("out-of-range", `quality.checks[${at}]`)],
    ),
  ];
}

/** Sums the checks of each category of Kahn et al. */
export function qualityOf(checks: readonly QualityCheck[]): Quality {
  const score = (category: QualityCategory): QualityScore =>
    checks
      .filter((check) => check.category === category)
      .reduce(
        (sum, { passed, total }) => ({ passed: sum.passed + passed, total: sum.total + total }),
        { passed: 0, total: 0 },
      );
  return {
    scores: {
      conformance: score("conformance"),
      completeness: score("completeness"),
      plausibility: score("plausibility"),
    },
    checks,
  };
}

function headProblems(record: CatalogueRecord): RecordProblem[] {
  const { personCount, studyCount, periodFromYear: from, periodToYear: to } = record;
  const variables = record.tables.reduce((sum, table) => sum + table.variables.length, 0);
  return [
    ...when(!/^[0-9a-f]{20}$/.test(record.key), "missing", "key"),
    ...when(!DATA_TYPES.includes(record.dataType), "unknown-word", "dataType"),
    ...when(!isCount(record.recordCount), "out-of-range", "recordCount"),
    ...when(!isCount(record.sizeBytes), "out-of-range", "sizeBytes"),
    ...when(studyCount !== null && !isCount(studyCount), "out-of-range", "studyCount"),
    ...when(personCount !== null && !(personCount >= SMALLEST_CELL), "small-cell", "personCount"),
    ...when((personCount !== null) !== (record.personsAre === "counted"), "missing", "personsAre"),
    ...when(!isYear(from) || !isYear(to) || (from ?? 0) > (to ?? 0), "out-of-range", "period"),
    ...when(variables > MOST_VARIABLES, "too-many", "tables"),
  ];
}

const textProblems = (record: CatalogueRecord): RecordProblem[] =>
  (["titleKo", "titleEn", "descriptionKo", "descriptionEn"] as const).flatMap((field) => [
    ...when(record[field].trim() === "", "missing", field),
    ...when(record[field].length > LONGEST_TEXT, "too-long", field),
  ]);

const fileProblems = (record: CatalogueRecord): RecordProblem[] => [
  ...when(record.files.length === 0, "missing", "files"),
  ...when(record.files.length > MOST_FILES, "too-many", "files"),
  ...record.files.flatMap((file, at) => [
    ...when(!/^[0-9a-f]{64}$/.test(file.sha256), "missing", `files[${at}].sha256`),
    ...when(!isCount(file.bytes), "out-of-range", `files[${at}].bytes`),
    ...when(!FILE_FORMATS.includes(file.format), "unknown-word", `files[${at}].format`),
    ...when(!isRelativeName(file.name), "out-of-range", `files[${at}].name`),
  ]),
];

function variableProblems(variable: Variable, field: string): RecordProblem[] {
  const counts = [...variable.topValues, ...variable.histogram].flatMap(({ count }) => count ?? []);
  const showsValues = counts.length > 0 || variable.range !== null;
  return [
    ...when(variable.name === "", "missing", `${field}.name`),
    ...when(variable.name.length > LONGEST_NAME, "too-long", `${field}.name`),
    ...when(!VARIABLE_TYPES.includes(variable.type), "unknown-word", `${field}.type`),
    ...when(
      !(variable.nullRate >= 0 && variable.nullRate <= 1),
      "out-of-range",
      `${field}.nullRate`,
    ),
    ...when(variable.withheld !== null && showsValues, "small-cell", `${field}.withheld`),
    ...when(!counts.every(isShownCount), "small-cell", `${field}.counts`),
  ];
}

const problem = (code: RecordProblem["code"], field: string): RecordProblem => ({ code, field });

const when = (isWrong: boolean, code: RecordProblem["code"], field: string): RecordProblem[] =>
  isWrong ? [problem(code, field)] : [];

const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;

const isShownCount = (count: number): boolean =>
  isCount(count) && count >= SMALLEST_CELL && count % COUNT_STEP === 0;

const isYear = (year: number | null): boolean =>
  year === null || (Number.isInteger(year) && year >= FIRST_YEAR && year <= LAST_YEAR);

const isRelativeName = (name: string): boolean =>
  name !== "" &&
  name.length <= LONGEST_NAME &&
  !/^([/\\]|[A-Za-z]:)|(^|[/\\])\.\.([/\\]|$)/.test(name);
