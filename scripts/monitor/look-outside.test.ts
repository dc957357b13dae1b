import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { canonicalEvent } from "~/domain/transparency/canonical";
import { encodeHandedGrants, handedGrantOf } from "~/domain/transparency/monitoring/handed-grants";
import { verifierKeyOf } from "~/domain/transparency/notes/note";
import { appendEvents, loadEvent } from "~db/repositories/transparency/events";
import { type LogServer, serveLog } from "../../tests/support/log-server";
import { freshStore } from "../../tests/support/store";
import { aLog, anEvent } from "../../tests/support/transparency";
import { KeptLog } from "./kept-log";
import { CannotLook } from "./log-client";
import { lookOutside, type OutsideOptions } from "./look-outside";

const opened: { server?: LogServer; folder: string }[] = [];

afterEach(async () => {
  for (const { server, folder } of opened.splice(0)) {
    await server?.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

async function aFollowedLog() {
  const store = await freshStore();
  const log = await aLog(store);
  const { key } = log.context.logSigner;
  const policy = { logs: [{ key }], witnesses: [], groups: [], quorum: "none" };
  const server = await serveLog(store, policy);
  const folder = mkdtempSync(join(tmpdir(), "vouchsafe-monitor-"));
  opened.push({ server, folder });
  const options: OutsideOptions = {
    url: server.url,
    policy: undefined,
    chains: [],
    grantsFile: undefined,
    isRebuild: false,
    patience: { tries: 1, pauseMs: 1 },
    now: () => 1_770_000_000_000,
  };
  const look = (changes: Partial<OutsideOptions> = {}) =>
    lookOutside(new KeptLog(folder), { ...options, ...changes });
  const grow = async (count: number) => {
    await log.append(count);
    await log.publish();
  };
  return { store, log, server, folder, look, grow, key };
}

const codesOf = ({ findings }: { findings: readonly { code: string }[] }) =>
  findings.map(({ code }) => code);

test("a log is followed from its first entry, and only new parts are asked for again", async () => {
  const { server, look, grow, key } = await aFollowedLog();
  await grow(700);
  const first = await look();
  expect(first).toMatchObject({ from: 0, size: 700, findings: [], trustedKey: verifierKeyOf(key) });
  await grow(100);
  server.asked.length = 0;
  const second = await look();
  expect(second).toMatchObject({ from: 700, size: 800, findings: [] });
  expect(second.trustedKey).toBeUndefined();
  expect(server.asked).toContain("tile/entries/003.p/32");
  expect(server.asked.filter((path) => path === "tile/0/000")).toEqual([]);
  expect((await look()).findings).toEqual([]);
});

test("the head of an empty log is no fault, and a server that is gone cannot be looked at", async () => {
  const { server, look, grow } = await aFollowedLog();
  await expect(look()).rejects.toThrow(CannotLook);
  await grow(1);
  expect((await look()).findings).toEqual([]);
  await server.close();
  await expect(look()).rejects.toThrow(CannotLook);
}, 60_000);

test("a log that became shorter is told, and both heads are kept as evidence", async () => {
  const { server, look, grow, store, log } = await aFollowedLog();
  await grow(10);
  await look();
  // The same key signs a shorter log, as after a restored backup.
  const shorter = await freshStore();
  await shorter.tx([], (db) => appendEvents(db, [anEvent(1)]));
  const again = await aLog(shorter);
  const context = { ...again.context, logSigner: log.context.logSigner };
  const { cutCheckpoint } = await import("~/processes/log/publish-checkpoint.server");
  await cutCheckpoint(context);
  server.place.store = shorter;
  const report = await look();
  expect(codesOf(report)).toEqual(["log-rolled-back"]);
  expect(report.evidence).toHaveLength(2);
  expect(readFileSync(report.evidence[0] ?? "", "utf8")).toContain("vouchsafe.test/log\n1\n");
  server.place.store = store;
  expect((await look()).findings).toEqual([]);
});

test("another history of the same length, and one that is longer, are told apart", async () => {
  const { server, look, grow, log } = await aFollowedLog();
  await grow(300);
  await look();
  const other = await freshStore();
  const elsewhere = await aLog(other);
  const context = { ...elsewhere.context, logSigner: log.context.logSigner };
  const { cutCheckpoint } = await import("~/processes/log/publish-checkpoint.server");
  await elsewhere.append(300);
  await cutCheckpoint(context);
  server.place.store = other;
  expect(codesOf(await look())).toEqual(["split-view"]);
  await elsewhere.append(400);
  await cutCheckpoint(context);
  const longer = await look();
  expect(longer.findings).toMatchObject([{ code: "history-changed", subject: "entry:256" }]);
});

test("an old entry that is served otherwise is named by its place when all is asked for again", async () => {
  const { server, look, grow } = await aFollowedLog();
  await grow(600);
  await look();
  server.place.lie = (path, truth) => {
    if (path !== "tile/entries/001" || !truth) return truth;
    const changed = Uint8Array.from(truth);
    changed[34 * 7 + 5] = (changed[34 * 7 + 5] as number) ^ 1;
    return changed;
  };
  const found = await look({ isRebuild: true });
  expect(found.findings).toContainEqual(
    expect.objectContaining({ code: "history-changed", subject: "entry:263" }),
  );
});

test("a tile that does not hold what its entries give is told", async () => {
  const { server, look, grow } = await aFollowedLog();
  await grow(300);
  server.place.lie = (path, truth) => (path === "tile/1/000.p/1" ? new Uint8Array(32) : truth);
  expect((await look()).findings).toMatchObject([{ code: "tile-differs", subject: "tile:1/0" }]);
  server.place.lie = (path, truth) => (path === "tile/0/000" ? undefined : truth);
});

test("entries that do not give the signed root are told, and are not kept", async () => {
  const { server, look, grow } = await aFollowedLog();
  await grow(300);
  server.place.lie = (path, truth) => {
    if (path !== "tile/entries/000" || !truth) return truth;
    const changed = Uint8Array.from(truth);
    changed[9] = (changed[9] as number) ^ 1;
    return changed;
  };
  expect(codesOf(await look())).toContain("root-differs");
  server.place.lie = (_, truth) => truth;
  expect(await look()).toMatchObject({ size: 300, findings: [] });
});

test("a head that another key signed is no head of this log", async () => {
  const { look, grow } = await aFollowedLog();
  await grow(3);
  const stranger = (await aLog(await freshStore())).context.logSigner.key;
  const policy = `log ${verifierKeyOf(stranger)}\nquorum none\n`;
  expect(codesOf(await look({ policy }))).toEqual(["signature-broken"]);
});

test("a quorum that nobody met is told", async () => {
  const { look, grow, key } = await aFollowedLog();
  await grow(3);
  const witness = verifierKeyOf({
    ...key,
    name: "witness.test",
    type: 4,
    publicKey: key.publicKey.map((b) => b ^ 1),
  });
  const policy = `log ${verifierKeyOf(key)}\nwitness w ${witness}\nquorum w\n`;
  expect(codesOf(await look({ policy }))).toEqual(["quorum-unmet"]);
});

test("grants in force are found in the log by event and salt, and one outside of it is named", async () => {
  const { store, look, grow, folder, log } = await aFollowedLog();
  const at = log.context.now();
  const issued = (id: string) => ({
    ...anEvent(1, { from: at, until: at + 1_000 }),
    type: "grant-issued",
    word: "access" as const,
    subjectId: id,
    at,
  });
  await grow(5);
  await look();
  await store.tx([], (db) => appendEvents(db, [issued("grn_0000000001")]));
  await log.publish();
  const row = await loadEvent(store.read, 5);
  if (!row) throw new Error("no entry");
  expect(row.canonical).toBe(canonicalEvent(issued("grn_0000000001")));
  const place = { from: at, until: at + 1_000, logIndex: 5 };
  const file = join(folder, "grants.json");
  const write = (...grants: Parameters<typeof encodeHandedGrants>[0]["grants"]) =>
    writeFileSync(file, encodeHandedGrants({ origin: "vouchsafe.test/log", at, grants }));
  const told = { event: issued("grn_0000000001"), salt: row.salt };
  write(handedGrantOf({ id: "grn_0000000001", ...place }, told));
  expect(await look({ grantsFile: file })).toMatchObject({ grants: 1, findings: [] });
  const outside = { event: issued("grn_0000000002"), salt: row.salt };
  write(handedGrantOf({ id: "grn_0000000002", ...place }, outside));
  expect(codesOf(await look({ grantsFile: file }))).toEqual(["grant-not-in-log"]);
  write(handedGrantOf({ id: "grn_0000000001", ...place, until: at + 2_000 }, told));
  expect(codesOf(await look({ grantsFile: file }))).toEqual(["grant-differs"]);
  write(handedGrantOf({ id: "grn_0000000001", ...place }, undefined));
  expect(codesOf(await look({ grantsFile: file }))).toEqual(["grant-unproven"]);
});

test("an entry that came after our last look cannot be dated before it", async () => {
  const { store, look, grow, folder, log } = await aFollowedLog();
  await grow(2);
  const at = log.context.now();
  await look({ now: () => at });
  const event = {
    ...anEvent(1, { from: at - 9_000_000, until: at + 1_000 }),
    type: "grant-issued",
    word: "access" as const,
    subjectId: "grn_0000000001",
    at: (at - 9_000_000) as typeof at,
  };
  await store.tx([], (db) => appendEvents(db, [event]));
  await log.publish();
  const row = await loadEvent(store.read, 2);
  if (!row) throw new Error("no entry");
  const place = { id: event.subjectId, from: at - 9_000_000, until: at + 1_000, logIndex: 2 };
  const grants = [handedGrantOf(place, { event, salt: row.salt })];
  const file = join(folder, "grants.json");
  writeFileSync(file, encodeHandedGrants({ origin: "vouchsafe.test/log", at, grants }));
  const report = await look({ grantsFile: file, now: () => at + 1_000 });
  expect(codesOf(report)).toEqual(["entry-back-dated"]);
});
