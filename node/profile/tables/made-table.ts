import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import type { QualityCheck, RecordTable } from "~/domain/catalogue/record";
import { columnFacts, type PersonOf, personSql } from "./column-facts";
import { identifier, type MadeTable, openDuck } from "./duck";
import { tableChecks } from "./quality";
import { variableOf } from "./variable";

export type MadeInput = {
  readonly name: string;
  readonly content: MadeTable;
  readonly person: PersonOf;
  /** Columns that serve the counting only and are not published. */
  readonly hidden: readonly string[];
  readonly units?: Readonly<Record<string, string>>;
};

/**
 * Profiles rows that a reader made of headers (DICOM, JSON) by the same rules as a table file.
 * Nothing is written to disk.
 */
export async function profileMadeTables(
  inputs: readonly MadeInput[],
  { scratch, tomorrow }: { scratch: string; tomorrow: string },
): Promise<{ tables: readonly RecordTable[]; checks: readonly QualityCheck[] }> {
  const folder = await mkdtemp(join(scratch, "made-"));
  const duck = await openDuck(folder);
  try {
    await duck.seal();
    const tables: RecordTable[] = [];
    const checks: QualityCheck[] = [];
    for (const [at, { name, content, person, hidden, units = {} }] of inputs.entries()) {
      const table = `m${at}`;
      await duck.fill(table, content);
      const described = await duck.rows(`DESCRIBE ${identifier(table)}`);
      const columns = described
        .map((row) => ({ name: String(row["column_name"]), sqlType: String(row["column_type"]) }))
        .filter((column) => !hidden.includes(column.name));
      const facts = await columnFacts(duck, { table, columns, person });
      const rows = content.rows.length;
      const source = { table, rows, personSql: personSql(person), concepts: null, units };
      const variables = [];
      for (const column of facts) variables.push(await variableOf(duck, column, source));
      tables.push({
        name,
        rowCount: rows,
        cellUnit: person.kind === "row" ? "row" : "person",
        variables,
      });
      const loaded = { table, columns, rows, rejected: 0 };
      const measured = await tableChecks(duck, {
        loaded,
        name,
        facts,
        key: null,
        personColumn: null,
        tomorrow,
      });
      // A made row has no key and is always readable; only what the files said is judged.
      checks.push(...measured.filter(({ category }) => category !== "conformance"));
    }
    return { tables, checks };
  } finally {
    duck.close();
    await rm(folder, { recursive: true, force: true });
  }
}
