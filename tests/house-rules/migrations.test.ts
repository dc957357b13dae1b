import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { expect, test } from "vitest";

const ENGINES = [
  { engine: "sqlite", dialect: "sqlite", url: "" },
  { engine: "postgres", dialect: "postgresql", url: "postgres://nowhere" },
] as const;

test.each(ENGINES)(
  "the $engine migrations describe the schema of today",
  ({ engine, dialect, url }) => {
    const copy = mkdtempSync(join(tmpdir(), "vouchsafe-migrations-"));
    try {
      cpSync(join("db/migrations", engine), copy, { recursive: true });
      const before = readdirSync(copy).sort();
      const options = [
        "--dialect",
        dialect,
        "--schema",
        "./db/schema/*.ts",
        "--out",
        relative(".", copy),
      ];
      execFileSync("npx", ["--no-install", "drizzle-kit", "generate", ...options], {
        env: { ...process.env, DATABASE_URL: url },
        stdio: "pipe",
      });
      expect(readdirSync(copy).sort()).toEqual(before);
    } finally {
      rmSync(copy, { recursive: true, force: true });
    }
  },
  60_000,
);

test("both engines have the same steps, by the same names", () => {
  const steps = (engine: string): string[] =>
    readdirSync(join("db/migrations", engine)).filter((name) => name.endsWith(".sql"));
  expect(steps("sqlite")).toEqual(steps("postgres"));
});
