import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { en as englishWords } from "~/messages/en";
import { ko as koreanWords } from "~/messages/ko";
import { isTest, read, sourceFiles, withoutComments } from "./sources";

const WITH_HANGUL = /[가-힣]/;

// Reference data that is searched and shown alike: names of diseases, and what profiles say of files.
const NAMES_AS_DATA = [
  "app/domain/catalogue/disease.ts",
  "app/domain/catalogue/describe-record.ts",
];

test("no Korean word stands outside the messages", () => {
  const offenders = sourceFiles("app", "db/repositories")
    .filter((path) => existsSync(path) && !isTest(path))
    .filter((path) => !path.startsWith("app/messages/") && !NAMES_AS_DATA.includes(path))
    .filter((path) => WITH_HANGUL.test(withoutComments(read(path)).replace(/\[가-힣\]/g, "")));
  expect(offenders).toEqual([]);
});

/** Codes as they stand in the types and in the calls of refusals. */
const codesIn = (source: string): string[] =>
  [...source.matchAll(/\bcode: "([a-z0-9-]+)"/g)].flatMap((match) => match[1] ?? []);

test("every refusal of a rule or a command has Korean and English words", () => {
  const files = sourceFiles("app/domain", "app/commands").filter(
    (path) => existsSync(path) && !isTest(path),
  );
  const codes = new Set(
    files
      .filter((path) => read(path).includes("refuse("))
      .flatMap((path) => codesIn(withoutComments(read(path)))),
  );
  expect(codes.size).toBeGreaterThan(40);
  const ko: Record<string, string> = koreanWords;
  const en: Record<string, string> = englishWords;
  const wordless = [...codes].filter((code) => !ko[`refusal.${code}`] || !en[`refusal.${code}`]);
  expect(wordless).toEqual([]);
});
