import { existsSync } from "node:fs";
import { dirname } from "node:path";
import { expect, test } from "vitest";
import { isTest, read, sourceFiles } from "./sources";

const GENERATED = /^(contracts\/abi|db\/migrations)\//;
const HOUSE = ["app", "db", "node", "contracts/src", "scripts"];
const sources = sourceFiles(...HOUSE).filter((path) => existsSync(path) && !GENERATED.test(path));

test("no file is longer than 300 lines, and no route than 80", () => {
  const long = sources
    .filter((path) => !isTest(path))
    .map((path) => ({ path, lines: read(path).split("\n").length - 1 }))
    .filter(({ path, lines }) => lines > (path.startsWith("app/routes/") ? 80 : 300));
  expect(long).toEqual([]);
});

test("no folder holds more than twelve sources, except the list of routes", () => {
  const counts = new Map<string, number>();
  for (const path of sources) {
    if (!isTest(path)) counts.set(dirname(path), (counts.get(dirname(path)) ?? 0) + 1);
  }
  const crowded = [...counts].filter(([folder, count]) => count > 12 && folder !== "app/routes");
  expect(crowded).toEqual([]);
});

test("every name says something", () => {
  const empty = /(^|\/)(utils?|helpers?|lib|common|misc|types|services|models)(\/|\.tsx?$)/;
  const barrels = /(^|\/)index\.tsx?$/;
  expect(sources.filter((path) => empty.test(path) || barrels.test(path))).toEqual([]);
});

test("only scripts print, and nobody leaves a note for later", () => {
  const offenders = sources.filter(
    (path) =>
      /\b(TODO|FIXME|XXX)\b/.test(read(path)) ||
      (!path.startsWith("scripts/") && /\bconsole\.(log|error|warn)\(/.test(read(path))),
  );
  expect(offenders).toEqual([]);
});
