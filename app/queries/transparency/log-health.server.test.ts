import { expect, test } from "vitest";
import { instantOf } from "~/domain/shared/instant";
import { parseHandedGrants } from "~/domain/transparency/monitoring/handed-grants";
import { reportMessage } from "~/domain/transparency/monitoring/report";
import type { NoteKey } from "~/domain/transparency/notes/note";
import { recordAnchorAlarm } from "~db/repositories/transparency/anchor-alarms";
import { recordChainState } from "~db/repositories/transparency/chain-states";
import { recordMonitorReport } from "~db/repositories/transparency/monitoring/monitor-reports";
import { freshStore } from "../../../tests/support/store";
import { aLog, TEST_ORIGIN } from "../../../tests/support/transparency";
import { aWatchedHub } from "../../../tests/support/watched-hub";
import { chainOverview, ownCheck } from "./log-health.server";
import { logPage } from "./log-overview.server";
import { handedGrants } from "./monitoring/handed-grants.server";

const MINUTE_MS = 60_000;
const reader = (logKey: NoteKey, isSupervisor = false) => ({ logKeys: [logKey], isSupervisor });

test("each chain is shown with how far it has come, what it lacks and for how long", async () => {
  const store = await freshStore();
  const log = await aLog(store);
  const [chain] = log.context.anchorChains;
  if (!chain) throw new Error("no chain");
  const look = () => chainOverview(store, { chains: [chain], at: log.context.now() });
  expect(await look()).toMatchObject([{ headSize: 0, lag: 0, lagMs: 0, checkedAt: null }]);
  await log.append(4);
  await log.publish();
  log.pass(3 * MINUTE_MS);
  expect(await look()).toMatchObject([{ headSize: 0, lag: 4, lagMs: 3 * MINUTE_MS }]);
  await log.anchor();
  const [known] = await look();
  expect(known).toMatchObject({ headSize: 4, finalSize: 4, lag: 0, lagMs: 0, fault: null });
  const { name, chainId, contract } = chain;
  const state = { name, profile: chain.profile.id, chainId, contract, headSize: 4, finalSize: 2 };
  const at = log.context.now();
  await store.tx([], async (db) => {
    await recordChainState(db, { ...state, checkedAt: at, fault: "chain-unreachable" });
    await recordAnchorAlarm(db, { chainId, contract, kind: "other-head", size: 9, at });
  });
  expect(await look()).toMatchObject([
    { finalSize: 2, fault: "chain-unreachable", alarm: { kind: "other-head", size: 9 } },
  ]);
});

test("a report that the log's key did not sign is shown as forged, and none as none", async () => {
  const store = await freshStore();
  const log = await aLog(store);
  const { key } = log.context.logSigner;
  expect(await ownCheck(store, reader(key))).toEqual({ state: "never" });
  const nothing = { entries: 9, grantsInForce: 0, durationMs: 1, findings: [], checked: null };
  await store.tx([], (db) =>
    recordMonitorReport(db, { at: instantOf(7), ...nothing, signature: null }),
  );
  expect(await ownCheck(store, reader(key))).toEqual({ state: "forged", at: 7 });
});

test("everybody reads that a grant is not in the log, and only supervisors which one", async () => {
  const store = await freshStore();
  const { logSigner } = (await aLog(store, [])).context;
  const secret = { subject: "grant:grn_1:companyId", expected: "org_1", actual: "org_2" };
  const findings = [
    { code: "grant-differs" as const, ...secret },
    { code: "root-differs" as const, subject: "checkpoint:3", expected: "a", actual: "b" },
  ];
  const checked = {
    ...{ checkpoints: 1, cosignatures: 0, anchors: 0, tiles: 0, grants: 1, visas: 0, uses: 0 },
    ...{ erasures: 0, rows: 0, chains: [], silentChains: [] },
  };
  const at = instantOf(7);
  const report = { at, entries: 3, grantsInForce: 1, durationMs: 1, findings, checked };
  const signature = logSigner.sign(reportMessage(logSigner.key.name, report));
  await store.tx([], (db) => recordMonitorReport(db, { ...report, signature }));
  expect(await ownCheck(store, reader(logSigner.key, true))).toMatchObject({ findings });
  expect(await ownCheck(store, reader(logSigner.key))).toMatchObject({
    findings: [{ subject: "grant:…", expected: "…", actual: "…" }, findings[1]],
  });
});

test("the page says level L0 while nobody outside stands behind the log", async () => {
  const store = await freshStore();
  const log = await aLog(store);
  await log.append(2);
  await log.publish();
  const { logSigner, anchorChains: chains } = log.context;
  const policy = { logs: [{ key: logSigner.key }], witnesses: [], groups: [], quorum: "none" };
  const at = log.context.now();
  const page = await logPage(store, {
    before: undefined,
    chains,
    policy,
    reader: null,
    at,
  });
  expect(page).toMatchObject({ log: { level: "L0" }, witnesses: { isAsked: false } });
});

test("supervisors get every grant in force with event and salt, and no other", async () => {
  const store = await freshStore();
  const hub = await aWatchedHub(store);
  const at = hub.context.now();
  const file = parseHandedGrants(await handedGrants(store, { origin: TEST_ORIGIN, at }));
  const ids = file?.grants.map(({ id }) => id) ?? [];
  expect(ids).toContain(hub.grant.id);
  expect(ids).not.toContain(hub.revoked.id);
  const [first] = file?.grants ?? [];
  expect(first?.event).toMatchObject({ type: "grant-issued", subjectId: first?.id });
  expect(first?.salt).toHaveLength(44);
  const over = await handedGrants(store, { origin: TEST_ORIGIN, at: hub.grant.until });
  expect(parseHandedGrants(over)?.grants).toEqual([]);
});
