import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** Files of the project as git knows them (new ones included), below some folders. */
export function sourceFiles(...folders: string[]): string[] {
  const out = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "--", ...folders], {
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  return out.split("\n").filter((path) => /\.(ts|tsx|mjs|sol)$/.test(path));
}

export const read = (path: string): string => readFileSync(path, "utf8");

export const isTest = (path: string): boolean =>
  /\.test\.tsx?$/.test(path) || path.startsWith("tests/");

/** The code without its comments; good enough for house rules, not a parser. */
export const withoutComments = (source: string): string =>
  source.replace(/\/\*[\s\S]*?\*\//g, " ").replace(/(^|[\s;{}(])\/\/[^\n]*/g, "$1");
