import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import type { DomainEvent } from "~/domain/shared/event";
import { instantOf } from "~/domain/shared/instant";
import { hexOf, utf8 } from "~/domain/transparency/bytes";
import { commitmentOf, leafHashOf } from "~/domain/transparency/tree/leaf";
import { rootByInclusion } from "~/domain/transparency/tree/path";
import { inclusionRanges } from "~/domain/transparency/tree/tree";
import { freshStore } from "../../../tests/support/store";
import { events } from "../../schema/transparency";
import { appendEvents, loadEvent, loadEventsBefore, loadEventsOf, loadLeafHashes } from "./events";
import { integrate, LogTree, loadLogState } from "./log-tree";

const anEvent = (n: number): DomainEvent => ({
  type: "hold-placed",
  word: "voucher",
  subjectId: `vou_${n}`,
  actorId: "per_1",
  at: instantOf(1_000 + n),
  facts: { amountKrw: n, b: "나", a: null },
});

const someEvents = (count: number) => Array.from({ length: count }, (_, n) => anEvent(n));

test("events get places without a gap, and the commitment is over salt and canonical event", async () => {
  const store = await freshStore();
  const first = await store.tx(["a"], (db) => appendEvents(db, someEvents(3)));
  const second = await store.tx(["a"], (db) => appendEvents(db, someEvents(450)));
  expect([first, second]).toEqual([0, 3]);
  const entry = await loadEvent(store.read, 1);
  expect(entry?.canonical).toContain('"facts":{"a":null,"amountKrw":1,"b":"나"}');
  const canonical = utf8(entry?.canonical ?? "");
  const salt = entry?.salt ?? new Uint8Array();
  expect(salt).toHaveLength(32);
  expect(hexOf(leafHashOf(commitmentOf({ salt, canonical })))).toBe(
    hexOf(entry?.leafHash ?? new Uint8Array()),
  );
  expect(
    (await loadEventsBefore(store.read, { before: 2, limit: 5 })).map((e) => e.logIndex),
  ).toEqual([1, 0]);
  expect(await loadEventsOf(store.read, ["vou_1"])).toHaveLength(2);
  expect(await loadLogState(store.read)).toEqual({ sequenced: 453, integrated: 0 });
});

test("a change that fails takes no place in the log", async () => {
  const store = await freshStore();
  const failing = store.tx(["a"], async (db) => {
    await appendEvents(db, someEvents(2));
    throw new Error("refused late");
  });
  await expect(failing).rejects.toThrow("refused late");
  expect(await store.tx(["a"], (db) => appendEvents(db, someEvents(1)))).toBe(0);
});

test("forty changes at once take forty different places", async () => {
  const store = await freshStore();
  const places = await Promise.all(
    someEvents(40).map((event) => store.tx([event.subjectId], (db) => appendEvents(db, [event]))),
  );
  expect(places.sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, i) => i));
});

test("an entry of the log cannot be changed or deleted", async () => {
  const store = await freshStore();
  await store.tx([], (db) => appendEvents(db, someEvents(1)));
  const changed = store.tx([], async (db) => void (await db.update(events).set({ type: "other" })));
  await expect(changed).rejects.toThrow();
  const deleted = store.tx([], async (db) => void (await db.delete(events)));
  await expect(deleted).rejects.toThrow();
  const cut = store.tx([], (db) => db.rows(sql`delete from log_state returning id`));
  await expect(cut).rejects.toThrow();
});

test("the tree over stored tiles proves entries on both sides of a tile's edge", async () => {
  const store = await freshStore();
  const tree = new LogTree();
  for (const count of [255, 1, 1, 300]) {
    await store.tx(["log"], async (db) => {
      await appendEvents(db, someEvents(count));
      const state = await loadLogState(db);
      const leaves = await loadLeafHashes(db, { from: state.integrated, until: state.sequenced });
      await integrate(db, state, leaves);
    });
    const { integrated } = await loadLogState(store.read);
    const root = await tree.root(store.read, integrated);
    for (const index of [0, Math.floor(integrated / 2), integrated - 1]) {
      const path = await tree.path(store.read, inclusionRanges(index, integrated));
      const leafHash = (await loadEvent(store.read, index))?.leafHash ?? new Uint8Array();
      const result = rootByInclusion({ leafHash, index, size: integrated }, path);
      expect(result.ok && hexOf(result.root)).toBe(hexOf(root));
    }
  }
});

test("a process that keeps few tiles proves the same as one that keeps all", async () => {
  const store = await freshStore();
  const size = 8_000;
  await store.tx(["log"], async (db) => {
    await appendEvents(db, someEvents(size));
    await integrate(
      db,
      { sequenced: size, integrated: 0 },
      await loadLeafHashes(db, { from: 0, until: size }),
    );
  });
  const [few, all] = [new LogTree(16), new LogTree()];
  const root = hexOf(await all.root(store.read, size));
  for (let n = 0; n < 60; n++) {
    const index = (n * 1_009) % size;
    const ranges = inclusionRanges(index, size);
    const both = await Promise.all([
      few.path(store.read, ranges),
      few.path(store.read, [{ start: 0, end: size }]),
    ]);
    expect(both[0].map(hexOf)).toEqual((await all.path(store.read, ranges)).map(hexOf));
    expect(both[1].map(hexOf)).toEqual([root]);
  }
  // What was read before is answered at once, what was not waits for the store.
  expect(all.pathFromKept(inclusionRanges(0, size))).toBeDefined();
  expect(new LogTree().pathFromKept(inclusionRanges(0, size))).toBeUndefined();
});
