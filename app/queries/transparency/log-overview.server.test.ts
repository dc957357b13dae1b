import { expect, test } from "vitest";
import { appendEvents, loadEvent } from "~db/repositories/transparency/events";
import { freshStore } from "../../../tests/support/store";
import { aLog, anEvent } from "../../../tests/support/transparency";
import { ENTRIES_A_PAGE, logEntry, logOverview, maySee } from "./log-overview.server";

test("the overview counts entries, says when they were anchored, and never more than L0 for our own chain", async () => {
  const store = await freshStore();
  const log = await aLog(store);
  const chains = log.context.anchorChains;
  const empty = await logOverview(store, { before: undefined, chains });
  expect(empty).toMatchObject({
    sequenced: 0,
    level: "L0",
    anchored: null,
    entries: [],
    older: null,
  });
  await log.append(40);
  await log.publish();
  await log.anchor();
  await log.append(2);
  const first = await logOverview(store, { before: undefined, chains });
  expect(first).toMatchObject({ sequenced: 42, integrated: 40, level: "L0", older: 17 });
  expect(first.anchored).toMatchObject({ size: 40, status: "final", kind: "embedded" });
  expect(first.entries.map((entry) => entry.index)).toEqual(
    Array.from({ length: ENTRIES_A_PAGE }, (_, i) => 41 - i),
  );
  const last = await logOverview(store, { before: 17, chains });
  expect(last.entries.at(-1)?.index).toBe(0);
  expect(last.older).toBeNull();
});

test("what everybody gets of an entry holds neither its subject nor its facts", async () => {
  const store = await freshStore();
  const log = await aLog(store);
  await log.append(2);
  const entry = await logEntry(store, { index: 1, reader: null });
  expect(entry).toMatchObject({ index: 1, type: "hold-placed", content: null, isAnchored: false });
  expect(JSON.stringify(entry)).not.toContain("vou_");
  expect(await logEntry(store, { index: 2, reader: null })).toBeUndefined();
});

test("an organisation that the entry names reads it, another one does not", async () => {
  const store = await freshStore();
  const named = anEvent(1, { companyId: "org_0000000007" });
  await store.tx([], (db) => appendEvents(db, [named]));
  const entry = await loadEvent(store.read, 0);
  if (!entry) throw new Error("no entry");
  const reader = (organisationId: string, role = "company") =>
    maySee(store, { personId: "per_0000000009", organisationId, role }, entry);
  expect(await reader("org_0000000007")).toBe(true);
  expect(await reader("org_0000000008")).toBe(false);
  expect(await reader("org_0000000008", "auditor")).toBe(true);
  expect(await maySee(store, null, entry)).toBe(false);
});
