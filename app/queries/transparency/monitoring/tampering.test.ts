import { generateKeyPairSync, randomFillSync, sign } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { asc, eq, gt, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addDays, instantOf } from "~/domain/shared/instant";
import { base64Of, hexOf, utf8 } from "~/domain/transparency/bytes";
import { canonicalEvent } from "~/domain/transparency/canonical";
import { parseEvent } from "~/domain/transparency/monitoring/entries";
import { checkpointText } from "~/domain/transparency/notes/checkpoint";
import { cosignCheckpoint } from "~/domain/transparency/notes/cosignature";
import { keyIdOf, signNote } from "~/domain/transparency/notes/note";
import { commitmentOf, leafHashOf, nodeHashBy } from "~/domain/transparency/tree/leaf";
import { appendToTiles, Tile, tileKey, tileReader } from "~/domain/transparency/tree/tiles";
import { rootOf } from "~/domain/transparency/tree/tree";
import { isPostgres } from "~db/dialect";
import { appendEvents } from "~db/repositories/transparency/events";
import { decisions, requestTeam } from "~db/schema/access";
import { anchors, monitorReports } from "~db/schema/anchoring";
import { dataUses, grants, visas } from "~db/schema/grant";
import {
  checkpoints,
  cosignatures,
  erasures,
  events,
  logState,
  logTiles,
} from "~db/schema/transparency";
import { nodeSha256 } from "~db/sha256";
import { type Db, openStore, type Store } from "~db/store";
import { freshStore } from "../../../../tests/support/store";
import { tamperWith } from "../../../../tests/support/tamper";
import { anEvent } from "../../../../tests/support/transparency";
import { aWatchedHub, look, type WatchedHub } from "../../../../tests/support/watched-hub";
import type { StoreCheck } from "./check-store.server";

type Row = typeof events.$inferSelect;

const folder = mkdtempSync(join(tmpdir(), "vouchsafe-tamper-"));
const file = join(folder, "hub.db");
let store: Store;
let hub: WatchedHub;

beforeAll(async () => {
  store = isPostgres ? await freshStore() : await openStore({ url: `file:${file}` });
  if (!isPostgres) await store.migrate();
  hub = await aWatchedHub(store);
});

afterAll(async () => {
  if (!isPostgres) await store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What the monitor names after somebody with the database did this. */
async function named(
  tamper: (db: Db) => Promise<unknown>,
  judged: Partial<StoreCheck> = {},
): Promise<string[]> {
  const tampered = await tamperWith(store, file);
  try {
    await tamper(tampered.db);
    const findings = await look({ ...hub, store: tampered.store }, judged);
    return [...new Set(findings.map((finding) => finding.code))];
  } finally {
    await tampered.undo();
  }
}

const rowsOf = (db: Db): Promise<Row[]> =>
  db.select().from(events).orderBy(asc(events.logIndex)) as unknown as Promise<Row[]>;

/** The newest entry of a kind that still says something. */
async function entryOf(db: Db, type: string): Promise<Row> {
  const row = (await rowsOf(db)).findLast((each) => each.type === type && each.canonical !== "");
  if (!row) throw new Error(`no ${type}`);
  return row;
}

const change = (db: Db, row: Row, changes: Partial<Row>) =>
  db.update(events).set(changes).where(eq(events.logIndex, row.logIndex));

/** The entry with other facts, and everything that follows from them. */
function forged(row: Row, facts: Record<string, unknown>): Row {
  const event = parseEvent(row.canonical);
  if (!event) throw new Error("no event");
  const canonical = canonicalEvent({ ...event, facts: { ...event.facts, ...facts } as never });
  const leafHash = leafHashOf(commitmentOf({ salt: row.salt, canonical: utf8(canonical) }));
  return { ...row, canonical, leafHash };
}

/** Rewrites the whole log, as deep as wished. */
async function rewrite(db: Db, rows: readonly Row[], depth: { tiles: boolean; resign: boolean }) {
  await db.delete(events);
  const placed = rows.map((row, logIndex) => ({ ...row, logIndex }));
  for (const row of placed) await db.insert(events).values(row);
  await db.update(logState).set({ sequenced: rows.length, integrated: rows.length });
  if (!depth.tiles) return;
  const leaves = placed.map((row) => row.leafHash);
  const built = appendToTiles({ size: 0, open: new Map() }, leaves, nodeSha256);
  await db.delete(logTiles);
  for (const { level, index, hashes } of built) {
    await db.insert(logTiles).values({ level, tileIndex: index, hashes });
  }
  await db.delete(checkpoints).where(gt(checkpoints.size, rows.length));
  if (!depth.resign) return;
  const tiles = new Map(
    built.map((tile) => [tileKey(tile), new Tile(tile.hashes, nodeHashBy(nodeSha256))]),
  );
  const { key, sign: signAsLog } = hub.context.logSigner;
  for (const { size } of await db.select().from(checkpoints)) {
    const root = rootOf(
      size,
      tileReader((id) => tiles.get(tileKey(id)) as Tile),
      nodeSha256,
    );
    const note = signNote(checkpointText({ origin: key.name, size, root }), key, signAsLog);
    await db.update(checkpoints).set({ root, note }).where(eq(checkpoints.size, size));
  }
}

const grantRow = async (db: Db, id: string) => {
  const [row] = await db.select().from(grants).where(eq(grants.id, id));
  if (!row) throw new Error("no grant");
  return row;
};

test("an untouched hub has no finding", async () => {
  expect(await look(hub)).toEqual([]);
});

test("1: the text of an event is changed", async () => {
  const codes = await named(async (db) => {
    const row = await entryOf(db, "decision-made");
    const { canonical } = forged(row, { outcome: "refused" });
    await change(db, row, { canonical });
  });
  expect(codes).toContain("entry-changed");
});

test("2: the text of an event and its leaf hash are changed", async () => {
  const codes = await named(async (db) => {
    const row = await entryOf(db, "decision-made");
    await change(db, row, forged(row, { outcome: "refused" }));
  });
  expect(codes).not.toContain("entry-changed");
  expect(codes).toEqual(expect.arrayContaining(["leaf-differs", "root-differs"]));
});

test("3: text, leaf hash and the whole tree are changed", async () => {
  const codes = await named(async (db) => {
    const target = await entryOf(db, "decision-made");
    const rows = (await rowsOf(db)).map((row) =>
      row.logIndex === target.logIndex ? forged(row, { outcome: "refused" }) : row,
    );
    await rewrite(db, rows, { tiles: true, resign: false });
  });
  expect(codes).not.toContain("leaf-differs");
  expect(codes).toContain("root-differs");
});

test("4: everything is recomputed and every checkpoint signed anew with the log's own key", async () => {
  const codes = await named(async (db) => {
    const target = await entryOf(db, "decision-made");
    const rows = (await rowsOf(db)).map((row) =>
      row.logIndex === target.logIndex ? forged(row, { outcome: "refused" }) : row,
    );
    await rewrite(db, rows, { tiles: true, resign: true });
  });
  expect(codes).not.toContain("root-differs");
  expect(codes).toEqual(expect.arrayContaining(["chain-differs", "anchor-differs"]));
});

test("5: the last events are cut off together with their checkpoints and anchors", async () => {
  const codes = await named(async (db) => {
    const rows = (await rowsOf(db)).slice(0, -6);
    await db.delete(anchors).where(gt(anchors.size, rows.length));
    await rewrite(db, rows, { tiles: true, resign: true });
  });
  expect(codes).toContain("chain-ahead");
});

test("6: an event is taken out and the rest is moved up", async () => {
  const codes = await named(async (db) => {
    const target = await entryOf(db, "vote-cast");
    const rows = (await rowsOf(db)).filter((row) => row.logIndex !== target.logIndex);
    await rewrite(db, rows, { tiles: false, resign: false });
  });
  expect(codes).toEqual(expect.arrayContaining(["leaf-differs", "root-differs"]));
});

test("7: an event is taken out and its place left empty", async () => {
  const codes = await named(async (db) => {
    const target = await entryOf(db, "vote-cast");
    await db.delete(events).where(eq(events.logIndex, target.logIndex));
  });
  expect(codes).toEqual(["entry-missing"]);
});

test("8: an event is put in between", async () => {
  const codes = await named(async (db) => {
    const rows = await rowsOf(db);
    const copy = await entryOf(db, "vote-cast");
    const at = copy.logIndex;
    const inserted = [...rows.slice(0, at), forged(copy, { choice: "refuse" }), ...rows.slice(at)];
    await rewrite(db, inserted, { tiles: false, resign: false });
  });
  expect(codes).toEqual(expect.arrayContaining(["leaf-differs", "root-differs"]));
});

test("9: an event is appended in order, but with an old date", async () => {
  const codes = await named(async (db) => {
    const at = addDays(hub.context.now(), -3);
    await appendEvents(db, [{ ...anEvent(1), at }], (salts) => void randomFillSync(salts));
  });
  expect(codes).toEqual(["entry-back-dated"]);
});

test("10: two events change places", async () => {
  const codes = await named(async (db) => {
    const rows = await rowsOf(db);
    const { logIndex } = await entryOf(db, "vote-cast");
    const [a, b] = [rows[logIndex - 1] as Row, rows[logIndex] as Row];
    rows.splice(logIndex - 1, 2, b, a);
    await rewrite(db, rows, { tiles: false, resign: false });
  });
  expect(codes).toEqual(expect.arrayContaining(["leaf-differs", "root-differs"]));
});

for (const [number, column, value] of [
  [11, "at", instantOf(Date.UTC(2026, 0, 1))],
  [13, "type", "vote-withdrawn"],
  [14, "actorId", "per_0000000099"],
  [15, "subjectId", "req_0000000099"],
  [16, "word", "voucher"],
] as const) {
  test(`${number}: the column ${column} is changed, the text is not`, async () => {
    const codes = await named(async (db) => {
      await change(db, await entryOf(db, "vote-cast"), { [column]: value });
    });
    expect(codes).toContain("column-differs");
  });
}

test("12: the salt of an event is changed", async () => {
  const codes = await named(async (db) => {
    await change(db, await entryOf(db, "vote-cast"), { salt: new Uint8Array(32).fill(7) });
  });
  expect(codes).toContain("entry-changed");
});

test("17: a grant is written without an event", async () => {
  const codes = await named(async (db) => {
    const row = await grantRow(db, hub.grant.id);
    await db.insert(grants).values({ ...row, id: "grn_0000000099", lineId: "lin_0000000099" });
  });
  expect(codes).toEqual(["grant-not-in-log"]);
});

test("18: the period of a grant is made longer", async () => {
  const codes = await named(async (db) => {
    const until = addDays(hub.grant.until, 90);
    await db.update(grants).set({ until }).where(eq(grants.id, hub.grant.id));
  });
  expect(codes).toEqual(["grant-differs"]);
});

test("19: a revoked grant is brought back to life", async () => {
  const codes = await named(async (db) => {
    const changes = { status: "active", endedAt: null } as const;
    await db.update(grants).set(changes).where(eq(grants.id, hub.revoked.id));
  });
  expect(codes).toEqual(["grant-reactivated"]);
});

test("20: a grant of the log is gone from the table", async () => {
  const codes = await named((db) => db.delete(grants).where(eq(grants.id, hub.grant.id)));
  expect(codes).toEqual(["grant-missing"]);
});

test("21: somebody is added to the team of a grant", async () => {
  const codes = await named(async (db) => {
    const { requestId } = hub.grant;
    await db.insert(requestTeam).values({ requestId, personId: "per_0000000099" });
  });
  expect(codes).toEqual(["team-differs"]);
});

test("22: a visa is written without an event", async () => {
  const codes = await named(async (db) => {
    const [row] = await db.select().from(visas);
    if (row) await db.insert(visas).values({ ...row, id: "vis_0000000099" });
  });
  expect(codes).toEqual(["visa-not-in-log"]);
});

test("23: one byte of a tile is flipped", async () => {
  for (const level of [0, 1]) {
    const codes = await named(async (db) => {
      const [tile] = await db.select().from(logTiles).where(eq(logTiles.level, level));
      if (!tile) throw new Error(`no tile at ${level}`);
      const hashes = Uint8Array.from(tile.hashes);
      hashes[5] = (hashes[5] as number) ^ 1;
      await db.update(logTiles).set({ hashes }).where(sql`level = ${level} and tile_index = 0`);
    });
    expect(codes).toEqual([level === 0 ? "leaf-differs" : "tile-differs"]);
  }
});

test("24: a checkpoint is replaced by one with another root", async () => {
  const root = new Uint8Array(32).fill(9);
  const codes = await named(async (db) => {
    const [row] = await db.select().from(checkpoints).orderBy(asc(checkpoints.size));
    const { size, note } = row as typeof checkpoints.$inferSelect;
    const changed = note.replace(base64Of(row?.root ?? root), base64Of(root));
    await db.update(checkpoints).set({ root, note: changed }).where(eq(checkpoints.size, size));
  });
  expect(codes).toEqual(expect.arrayContaining(["root-differs", "signature-broken"]));
});

test("25: what a chain showed is replaced by what it showed for another head", async () => {
  const codes = await named(async (db) => {
    const [first, second] = await db.select().from(anchors).orderBy(asc(anchors.size));
    if (!first || !second) throw new Error("no anchors");
    const { evidence } = first;
    await db.update(anchors).set({ evidence }).where(eq(anchors.txHash, second.txHash));
  });
  expect(codes).toEqual(["anchor-differs"]);
});

test("26: what a chain showed is changed", async () => {
  const codes = await named(async (db) => {
    const [first] = await db.select().from(anchors);
    if (!first?.evidence) throw new Error("no anchor");
    const evidence = { ...first.evidence, header: base64Of(new Uint8Array(600)) };
    await db.update(anchors).set({ evidence }).where(eq(anchors.txHash, first.txHash));
  });
  expect(codes).toContain("evidence-broken");
});

test("27: an event is emptied without an erasure on record", async () => {
  const emptied = { canonical: "", salt: new Uint8Array(0), subjectId: "", actorId: "" };
  const codes = await named(async (db) => change(db, await entryOf(db, "vote-cast"), emptied));
  expect(codes).toEqual(["erased-without-record"]);
});

test("28: an event is emptied with a record, but without the event that tells of it", async () => {
  const emptied = { canonical: "", salt: new Uint8Array(0), subjectId: "", actorId: "" };
  const codes = await named(async (db) => {
    const row = await entryOf(db, "vote-cast");
    const { logIndex, salt, canonical } = row;
    const commitment = commitmentOf({ salt, canonical: utf8(canonical) });
    const because = { basis: "erasure-order", reasonSha256: "0".repeat(64) } as const;
    const at = hub.context.now();
    await db.insert(erasures).values({ logIndex, commitment, ...because, at, erasureIndex: 0 });
    await change(db, row, emptied);
  });
  expect(codes).toEqual(["erasure-without-event"]);
});

test("29: the record of an erasure is deleted", async () => {
  const codes = await named((db) => db.delete(erasures));
  expect(codes).toEqual(
    expect.arrayContaining(["erased-without-record", "erasure-without-effect"]),
  );
});

test("30: a report that finds nothing is written by hand", async () => {
  const codes = await named(async (db) => {
    const at = hub.context.now();
    const nothing = { entries: 300, grantsInForce: 1, durationMs: 1, findings: [] };
    const signature = new Uint8Array(64);
    await db.insert(monitorReports).values({ at, ...nothing, checked: null, signature });
  });
  expect(codes).toEqual(["report-forged"]);
});

test("31: the counter of the log is set back", async () => {
  const codes = await named((db) => db.update(logState).set({ sequenced: 20, integrated: 20 }));
  expect(codes).toContain("counter-differs");
});

test("32: a checkpoint is dated before those it follows", async () => {
  const codes = await named(async (db) => {
    const list = await db.select().from(checkpoints).orderBy(asc(checkpoints.size));
    const last = list.at(-1);
    if (!last) throw new Error("no checkpoint");
    const at = addDays(instantOf(last.at), -30);
    await db.update(checkpoints).set({ at }).where(eq(checkpoints.size, last.size));
  });
  expect(codes).toContain("checkpoint-back-dated");
});

test("33: a use of data is written without an event", async () => {
  const codes = await named(async (db) => {
    const [row] = await db.select().from(dataUses);
    if (!row) throw new Error("no use");
    await db
      .insert(dataUses)
      .values({ ...row, id: "use_0000000099", reportId: "other", logIndex: 0 });
  });
  expect(codes).toEqual(["use-not-in-log"]);
});

test("34: a use of data is taken out of its table, or made smaller", async () => {
  expect(await named((db) => db.delete(dataUses))).toEqual(["use-missing"]);
  expect(await named((db) => db.update(dataUses).set({ amount: 1 }))).toEqual(["use-differs"]);
});

test("35: a cosignature is moved to a checkpoint that the witness never saw", async () => {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const raw = publicKey.export({ type: "spki", format: "der" }).subarray(-32);
  const key = { name: "witness.test", type: 4, publicKey: new Uint8Array(raw) } as const;
  const judged = { witnesses: [key] };
  const cosign = async (db: Db, from: "first" | "last") => {
    const list = await db.select().from(checkpoints).orderBy(asc(checkpoints.size));
    const [seen, shown] = [list[from === "first" ? 0 : list.length - 1], list.at(-1)];
    const text = `${seen?.note.split("\n\n")[0]}\n`;
    const line = cosignCheckpoint({ text, key, timestamp: 1n }, (message) =>
      Uint8Array.from(sign(null, message, privateKey)),
    ).trimEnd();
    const keyId = hexOf(keyIdOf(key));
    const size = shown?.size ?? 0;
    await db.insert(cosignatures).values({ size, witness: key.name, keyId, line, signedAt: 1_000 });
  };
  expect(await named((db) => cosign(db, "last"), judged)).toEqual([]);
  expect(await named((db) => cosign(db, "first"), judged)).toEqual(["cosignature-broken"]);
});

test("36: a decision is turned round in its table, written without an event, or taken out", async () => {
  const turned = await named((db) => db.update(decisions).set({ outcome: "refused" }));
  expect(turned).toEqual(["row-differs"]);
  const written = await named(async (db) => {
    const [row] = await db.select().from(decisions);
    if (!row) throw new Error("no decision");
    const other = { id: "dec_0000000099", lineId: "lin_0000000099", logIndex: 0 };
    await db.insert(decisions).values({ ...row, ...other });
  });
  expect(written).toEqual(["row-not-in-log"]);
  expect(await named((db) => db.delete(decisions))).toEqual(["row-missing"]);
});
