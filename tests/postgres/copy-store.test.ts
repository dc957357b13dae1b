import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { leafHashOf } from "~/domain/transparency/tree/leaf";
import { copyStore } from "~db/copy-store";
import { findByWords } from "~db/repositories/catalogue/dataset-search";
import { loadCommitments } from "~db/repositories/transparency/erasures";
import { loadEventsBefore } from "~db/repositories/transparency/events";
import { expectSoundBooks } from "../support/sound-books";
import { freshStore } from "../support/store";

const { DATABASE_URL: _, ...elsewhere } = process.env;

/** The engine is chosen once a process, so the SQLite hub is made in another one. */
function aSqliteHub(folder: string): string {
  const file = join(folder, "hub.db");
  const made = spawnSync(
    process.execPath,
    ["--import", "tsx", "tests/support/make-small-hub.ts", file],
    { encoding: "utf8", env: elsewhere },
  );
  expect(made.stderr).not.toContain("Error");
  expect(made.status).toBe(0);
  return file;
}

test("a hub moves from its file to PostgreSQL with its books, its log and its search", async () => {
  const folder = mkdtempSync(join(tmpdir(), "vouchsafe-copy-"));
  try {
    const file = aSqliteHub(folder);
    const source = new Database(file, { readonly: true });
    const rowsOf = (table: string) => source.prepare(`select count(*) from ${table}`).pluck().get();
    const store = await freshStore();
    const copied = await copyStore(file, store);
    for (const { name, rows } of copied) expect([name, rows]).toEqual([name, rowsOf(name)]);
    expect(copied.find(({ name }) => name === "grants")?.rows).toBeGreaterThan(0);
    await expectSoundBooks(store);
    const [last] = await loadEventsBefore(store.read, { before: 1_000_000, limit: 1 });
    const kept = source.prepare(
      "select leaf_hash, canonical from events order by log_index desc limit 1",
    );
    const { leaf_hash, canonical } = kept.get() as { leaf_hash: Buffer; canonical: string };
    expect(last?.canonical).toBe(canonical);
    expect(Buffer.from(last?.leafHash ?? [])).toEqual(leaf_hash);
    const erased = source.prepare("select log_index, leaf_hash from events where canonical = ''");
    const entry = erased.get() as { log_index: number; leaf_hash: Buffer };
    const place = { from: entry.log_index, until: entry.log_index + 1 };
    const [commitment] = await loadCommitments(store.read, place);
    expect(commitment && Buffer.from(leafHashOf(commitment))).toEqual(entry.leaf_hash);
    const title = source.prepare("select title_ko from datasets limit 1").pluck().get();
    expect(await findByWords(store.read, String(title))).toMatch(/\d/);
    await expect(copyStore(file, store)).rejects.toThrow("not empty");
    source.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
