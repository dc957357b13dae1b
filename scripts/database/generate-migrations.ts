/**
 * `npm run migrations:generate -- <intent>`: writes the next migration of both engines from
 * db/schema. Read them before committing; a migration is never edited after that.
 */
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [intent] = process.argv.slice(2);
const KIT = "node_modules/drizzle-kit/bin.cjs";

function generate(databaseUrl: string): void {
  const { status } = spawnSync(process.execPath, [KIT, "generate", "--name", intent ?? ""], {
    stdio: "inherit",
    env: { ...process.env, DATABASE_URL: databaseUrl },
  });
  if (status !== 0) throw new Error("drizzle-kit could not write the migration");
}

/** The generator does not know STRICT tables, which refuse a text where a number belongs. */
function makeStrict(folder: string, before: ReadonlySet<string>): void {
  for (const name of readdirSync(folder)) {
    if (!name.endsWith(".sql") || before.has(name)) continue;
    const file = join(folder, name);
    writeFileSync(file, readFileSync(file, "utf8").replace(/^\);/gm, ") STRICT;"));
  }
}

if (!intent || !/^[a-z][a-z0-9_-]{2,60}$/.test(intent)) {
  console.error("Name the intent: npm run migrations:generate -- hold-reasons");
  process.exitCode = 1;
} else {
  const folder = "db/migrations/sqlite";
  const before = new Set(readdirSync(folder));
  generate("");
  makeStrict(folder, before);
  generate("postgres://localhost/none");
}
