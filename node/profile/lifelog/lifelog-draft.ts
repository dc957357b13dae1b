import { type Draft, type HashedFile, yearsOf } from "../draft";
import type { MadeTable } from "../tables/duck";
import { type MadeInput, profileMadeTables } from "../tables/made-table";
import type { DataPoint } from "./read-open-mhealth";

export type LifelogFile = { readonly file: HashedFile; readonly points: readonly DataPoint[] };

/**
 * One dataset of data points, a table for each schema. When a point does not say whose it is, all
 * points count as one person's: a thousand heart rates may be one wrist.
 */
export async function draftLifelog(
  files: readonly LifelogFile[],
  {
    scratch,
    tomorrow,
    thisYear,
    mostColumns,
  }: { scratch: string; tomorrow: string; thisYear: number; mostColumns: number },
): Promise<Draft> {
  const points = files.flatMap((file) => file.points);
  const users = new Map<string, number>();
  for (const { user } of points) if (user !== null) users.set(user, users.get(user) ?? users.size);
  const everyoneKnown = points.every(({ user }) => user !== null);
  const schemas = [...new Set(points.map(({ schema }) => schema))].sort();
  const inputs: MadeInput[] = [];
  let columnsLeft = mostColumns;
  for (const schema of schemas) {
    const own = points.filter((point) => point.schema === schema);
    const content = tableOf(own, { users, mostColumns: columnsLeft });
    columnsLeft -= content.columns.length - 1;
    inputs.push({
      name: schema,
      content,
      person: everyoneKnown ? { kind: "column", column: "_person" } : { kind: "unknown" },
      hidden: ["_person"],
    });
  }
  const { tables, checks } = await profileMadeTables(inputs, { scratch, tomorrow });
  return {
    dataType: "lifelog",
    modalities: schemas,
    persons: everyoneKnown ? users.size : null,
    studyCount: null,
    recordCount: points.length,
    recordUnit: "measurement",
    years: yearsOf(
      points.flatMap(({ years }) => years),
      thisYear,
    ),
    files: files.map(({ file }) => ({ ...file, format: "open-mhealth-json" })),
    tables,
    checks,
  };
}

function tableOf(
  points: readonly DataPoint[],
  { users, mostColumns }: { users: ReadonlyMap<string, number>; mostColumns: number },
): MadeTable {
  const paths = [...new Set(points.flatMap(({ values }) => [...values.keys()]))]
    .sort()
    .slice(0, Math.max(0, mostColumns));
  const columns = paths.map((name) => {
    const areNumbers = points.every(({ values }) => typeof (values.get(name) ?? 0) === "number");
    return { name, type: areNumbers ? ("DOUBLE" as const) : ("VARCHAR" as const) };
  });
  return {
    columns: [{ name: "_person", type: "BIGINT" }, ...columns],
    rows: points.map(({ user, values }) => [
      user === null ? 0 : (users.get(user) ?? 0),
      ...paths.map((path) => values.get(path) ?? null),
    ]),
  };
}
