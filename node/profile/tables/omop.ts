import type { QualityCheck } from "~/domain/catalogue/record";
import type { Years } from "../draft";
import { type Duck, identifier } from "./duck";

/** Tables of the OMOP CDM 5.4 that say something about persons. Source: ohdsi.github.io/CommonDataModel */
const EVENT_TABLES: Readonly<Record<string, string>> = {
  observation_period: "observation_period_start_date",
  visit_occurrence: "visit_start_date",
  visit_detail: "visit_detail_start_date",
  condition_occurrence: "condition_start_date",
  drug_exposure: "drug_exposure_start_date",
  procedure_occurrence: "procedure_date",
  device_exposure: "device_exposure_start_date",
  measurement: "measurement_date",
  observation: "observation_date",
  death: "death_date",
  specimen: "specimen_date",
  note: "note_date",
};
const FEWEST_EVENT_TABLES = 2;

/** Tables by their lower-case CDM name, as loaded, with their columns in lower case. */
export type CdmTables = ReadonlyMap<
  string,
  { readonly table: string; readonly columns: ReadonlySet<string> }
>;

/** Whether a set of tables is an OMOP common data model: a person table and at least two of events. */
export const isOmop = (names: readonly string[]): boolean =>
  names.includes("person") &&
  names.filter((name) => name in EVENT_TABLES).length >= FEWEST_EVENT_TABLES;

/** `OMOP CDM 5.4` where CDM_SOURCE states the version, otherwise `OMOP CDM`. */
export async function versionOf(duck: Duck, tables: CdmTables): Promise<string> {
  const source = tables.get("cdm_source");
  if (!source?.columns.has("cdm_version")) return "OMOP CDM";
  const [row] = await duck.rows(
    `SELECT cdm_version::VARCHAR AS version FROM ${identifier(source.table)} LIMIT 1`,
  );
  const [version] = /\d{1,2}(\.\d{1,2}){0,2}/.exec(String(row?.["version"] ?? "")) ?? [];
  return version ? `OMOP CDM ${version}` : "OMOP CDM";
}

/** Checks that only a person-centred model allows: references, observation, order in time. */
export async function omopChecks(duck: Duck, tables: CdmTables): Promise<readonly QualityCheck[]> {
  const person = tables.get("person");
  if (!person?.columns.has("person_id")) return [];
  const checks: QualityCheck[] = [];
  for (const [name, { table, columns }] of tables) {
    if (name === "person" || !columns.has("person_id")) continue;
    const day = EVENT_TABLES[name];
    const hasDay = day !== undefined && columns.has(day) && person.columns.has("year_of_birth");
    const inTime = hasDay
      ? `year(try_cast(e.${identifier(day)} AS DATE)) >= p.year_of_birth`
      : "false";
    const dated = hasDay
      ? `p.year_of_birth IS NOT NULL AND try_cast(e.${identifier(day)} AS DATE) IS NOT NULL`
      : "false";
    const [row = {}] = await duck.rows(
      `SELECT count(e.person_id)::DOUBLE AS named, count(p.person_id)::DOUBLE AS known,
         count(*) FILTER (WHERE ${dated})::DOUBLE AS dated,
         count(*) FILTER (WHERE ${dated} AND ${inTime})::DOUBLE AS ordered
       FROM ${identifier(table)} e LEFT JOIN
         (SELECT DISTINCT ON (person_id) * FROM ${identifier(person.table)}) p
         ON e.person_id = p.person_id`,
    );
    checks.push(
      check("conformance", "person-reference", {
        subject: `${name}.person_id`,
        row,
        of: ["known", "named"],
      }),
      check("plausibility", "after-birth", {
        subject: `${name}.${day}`,
        row,
        of: ["ordered", "dated"],
      }),
    );
  }
  return [...checks, ...(await observedCheck(duck, tables))].filter(({ total }) => total > 0);
}

async function observedCheck(duck: Duck, tables: CdmTables): Promise<QualityCheck[]> {
  const person = tables.get("person");
  const period = tables.get("observation_period");
  if (!person || !period?.columns.has("person_id")) return [];
  const [row = {}] = await duck.rows(
    `SELECT count(DISTINCT person_id)::DOUBLE AS everyone, count(DISTINCT person_id) FILTER
       (WHERE person_id IN (SELECT person_id FROM ${identifier(period.table)}))::DOUBLE AS observed
     FROM ${identifier(person.table)}`,
  );
  return [
    check("completeness", "person-observed", {
      subject: "person",
      row,
      of: ["observed", "everyone"],
    }),
  ];
}

/** The years in which something happened to the persons of the model. */
export async function omopYears(
  duck: Duck,
  tables: CdmTables,
  thisYear: number,
): Promise<Years | null> {
  const parts = [...tables].flatMap(([name, { table, columns }]) => {
    const day = EVENT_TABLES[name];
    if (day === undefined || !columns.has(day)) return [];
    return [`SELECT year(try_cast(${identifier(day)} AS DATE)) AS y FROM ${identifier(table)}`];
  });
  if (parts.length === 0) return null;
  const [row] = await duck.rows(
    `SELECT min(y)::DOUBLE AS first, max(y)::DOUBLE AS last FROM (${parts.join(" UNION ALL ")})
     WHERE y BETWEEN 1900 AND ${thisYear}`,
  );
  const from = row?.["first"];
  const to = row?.["last"];
  return typeof from === "number" && typeof to === "number" ? { from, to } : null;
}

function check(
  category: QualityCheck["category"],
  name: string,
  {
    subject,
    row,
    of: [passed, total],
  }: { subject: string; row: Readonly<Record<string, unknown>>; of: readonly [string, string] },
): QualityCheck {
  return {
    category,
    check: name,
    subject,
    passed: Number(row[passed] ?? 0),
    total: Number(row[total] ?? 0),
  };
}
