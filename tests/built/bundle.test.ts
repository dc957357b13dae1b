import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const folder = "build/client/assets";
const scripts = readdirSync(folder).filter((name) => name.endsWith(".js"));

/** Texts that stand in server code only: drivers, statements, secrets, wiring. */
const SERVER_ONLY = [
  "better-sqlite3",
  "drizzle-orm",
  "pg_advisory_xact_lock",
  "BEGIN IMMEDIATE",
  "vouchsafe.runtime",
  "SESSION_SECRET",
  "STRIPE_SECRET_KEY",
  "node:crypto",
  "node:fs",
  "PRIVATE KEY",
];

for (const text of SERVER_ONLY) {
  test(`no script that browsers load holds “${text}”`, () => {
    const leaks = scripts.filter((name) => readFileSync(join(folder, name), "utf8").includes(text));
    expect(leaks).toEqual([]);
  });
}

test("the build has scripts, or the checks above prove nothing", () => {
  expect(scripts.length).toBeGreaterThan(5);
});

test("each language is a script of its own, so that nobody loads both", () => {
  for (const language of ["ko", "en"]) {
    expect(scripts.filter((name) => name.startsWith(`${language}-`))).toHaveLength(1);
  }
});
