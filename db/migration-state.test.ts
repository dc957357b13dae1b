import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { freshStore } from "../tests/support/store";
import { isMigrated } from "./migration-state";

test("a store that was just migrated has every migration", async () => {
  expect(await isMigrated(await freshStore())).toBe(true);
});

test("a store is behind when the program brings a newer migration", async () => {
  const folder = mkdtempSync(join(tmpdir(), "vouchsafe-migrations-"));
  cpSync("db/migrations", folder, { recursive: true });
  for (const engine of ["sqlite", "postgres"]) {
    const file = join(folder, engine, "meta", "_journal.json");
    const journal = JSON.parse(readFileSync(file, "utf8"));
    journal.entries.push({ ...journal.entries.at(-1), when: Date.now() + 1_000 });
    writeFileSync(file, JSON.stringify(journal));
  }
  expect(await isMigrated(await freshStore(), folder)).toBe(false);
});
