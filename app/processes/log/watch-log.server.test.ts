import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { instantOf } from "~/domain/shared/instant";
import type { NoteKey } from "~/domain/transparency/notes/note";
import { signatureChecks } from "~/queries/transparency/ed25519.server";
import { trustedReport } from "~/queries/transparency/monitoring/check-reports.server";
import { loadMonitorReports } from "~db/repositories/transparency/monitoring/monitor-reports";
import { monitorReports } from "~db/schema/anchoring";
import { freshStore } from "../../../tests/support/store";
import { aLog, aLogSigner } from "../../../tests/support/transparency";
import { publishCheckpoint } from "./publish-checkpoint.server";
import { watchLog } from "./watch-log.server";

const signal = new AbortController().signal;
const MINUTE_MS = 60_000;

async function aWatchedLog() {
  const store = await freshStore();
  const log = await aLog(store);
  const { key } = log.context.logSigner;
  const witnessPolicy = { logs: [{ key }], witnesses: [], groups: [], quorum: "none" };
  const context = { ...log.context, witnessPolicy, config: { demoClockDays: 0 } };
  const trust = { logKeys: [key], checks: signatureChecks };
  return { ...log, store, context, trust };
}

test("the log is checked at the start and ten minutes after the last check, not earlier", async () => {
  const { context, append, publish, anchor, store, pass } = await aWatchedLog();
  await append(5);
  await publish();
  await anchor();
  const watching = watchLog();
  expect(await watching.isDue(context)).toBe(true);
  await watching.run(context, signal);
  const [report] = await loadMonitorReports(store.read, 1);
  expect(report).toMatchObject({
    entries: 5,
    findings: [],
    checked: { checkpoints: 1, anchors: 1 },
  });
  expect(await watching.isDue(context)).toBe(false);
  expect(await watchLog().isDue(context)).toBe(false);
  pass(10 * MINUTE_MS - 1);
  expect(await watching.isDue(context)).toBe(false);
  pass(1);
  expect(await watching.isDue(context)).toBe(true);
  expect(await watchLog().isDue(context)).toBe(true);
});

test("a report carries the log's signature, and a changed one is not ours", async () => {
  const { context, append, publish, store, trust } = await aWatchedLog();
  await append(2);
  await publish();
  await watchLog().run(context, signal);
  const [report] = await loadMonitorReports(store.read, 1);
  if (!report) throw new Error("no report");
  expect(await trustedReport(report, trust)).toMatchObject({ entries: 2 });
  expect(await trustedReport({ ...report, entries: 3 }, trust)).toBeUndefined();
  expect(await trustedReport({ ...report, at: instantOf(report.at + 1) }, trust)).toBeUndefined();
  expect(await trustedReport({ ...report, signature: null }, trust)).toBeUndefined();
});

test("a chain that does not answer is named, and nothing is held against the log", async () => {
  const { context, append, publish, store } = await aWatchedLog();
  await append(2);
  await publish();
  const fault = Object.assign(new Error("silent"), { name: "GatewayFault", retriable: true });
  const [chain] = context.anchorChains;
  if (!chain) throw new Error("no chain");
  const silent = { ...chain, name: "silent", connect: () => Promise.reject(fault) };
  await watchLog().run({ ...context, anchorChains: [silent] }, signal);
  const [report] = await loadMonitorReports(store.read, 1);
  expect(report).toMatchObject({ findings: [], checked: { chains: [], silentChains: ["silent"] } });
});

test("what is wrong is reported with both values and told in the log of the process", async () => {
  const { context, append, publish, anchor, store, log } = await (async () => {
    const watched = await aWatchedLog();
    return { ...watched, log: watched.context.log };
  })();
  await append(3);
  await publish();
  await anchor();
  const [chain] = context.anchorChains;
  if (!chain) throw new Error("no chain");
  const other = { size: 3, root: new Uint8Array(32).fill(7), quorum: 0 };
  const lying = { ...chain, head: () => Promise.resolve(other) };
  await watchLog().run({ ...context, anchorChains: [lying] }, signal);
  const [report] = await loadMonitorReports(store.read, 1);
  expect(report?.findings).toMatchObject([{ code: "chain-differs", subject: "chain:embedded" }]);
  expect(log.lines).toContain("the log was checked: something is wrong");
});

test("a hub that stops in the middle keeps no report", async () => {
  const { context, append, publish, store } = await aWatchedLog();
  await append(2);
  await publish();
  await watchLog().run(context, AbortSignal.abort());
  expect(await loadMonitorReports(store.read, 1)).toEqual([]);
});

test("at most five hundred reports are kept, the newest ones", async () => {
  const { context, store } = await aWatchedLog();
  await store.tx([], async (db) => {
    for (let n = 0; n < 500; n++) {
      const nothing = { entries: 0, grantsInForce: 0, durationMs: 0, findings: [] };
      await db.insert(monitorReports).values({ at: n, ...nothing });
    }
  });
  await watchLog().run(context, signal);
  expect(await store.read.$count(monitorReports)).toBe(500);
  expect(await store.read.$count(monitorReports, eq(monitorReports.at, 0))).toBe(0);
});

test("after the log's key was changed, earlier checkpoints are taken by the key that the policy keeps", async () => {
  const { context, append, publish, store, pass } = await aWatchedLog();
  await append(2);
  await publish();
  const logSigner = aLogSigner();
  const changed = { ...context, logSigner };
  await append(2);
  await publishCheckpoint.run(changed, signal);
  const lookWith = async (keys: readonly NoteKey[]) => {
    const logs = keys.map((key) => ({ key }));
    await watchLog().run({ ...changed, witnessPolicy: { ...context.witnessPolicy, logs } }, signal);
    const [report] = await loadMonitorReports(store.read, 1);
    pass(MINUTE_MS);
    return report?.findings.map(({ code }) => code).filter((code) => code.startsWith("signature"));
  };
  expect(await lookWith([logSigner.key, context.logSigner.key])).toEqual([]);
  expect(await lookWith([logSigner.key])).toEqual(["signature-broken"]);
});
