import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { isTest, read, sourceFiles, withoutComments } from "./sources";

test("a rule knows no clock, no chance and no environment", () => {
  const impure =
    /\bMath\.random\b|\bDate\.now\b|\bnew Date\(\)|\bcrypto\.getRandomValues\b|\bprocess\.env\b/;
  const offenders = sourceFiles("app/domain")
    .filter((path) => existsSync(path) && !isTest(path))
    .filter((path) => impure.test(withoutComments(read(path))));
  expect(offenders).toEqual([]);
});

test("only the configuration reads the environment, and the database its engine", () => {
  const allowed = /^(app\/config\.server\.ts|db\/dialect\.ts|scripts\/|tests\/)/;
  const offenders = sourceFiles("app", "db", "node")
    .filter((path) => existsSync(path) && !isTest(path) && !allowed.test(path))
    .filter((path) => /\bprocess\.env\b/.test(withoutComments(read(path))));
  expect(offenders).toEqual([]);
});
