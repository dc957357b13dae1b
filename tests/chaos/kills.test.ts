import { type ChildProcess, spawn } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { expect, test } from "vitest";
import { listAnchorAlarms } from "~db/repositories/transparency/anchor-alarms";
import { loadUnsettledAnchors } from "~db/repositories/transparency/anchors";
import { loadLatestCheckpoint } from "~db/repositories/transparency/checkpoints";
import { appendEvents } from "~db/repositories/transparency/events";
import { loadLogState } from "~db/repositories/transparency/log-tree";
import { anchors } from "~db/schema/anchoring";
import { openStore, type Store } from "~db/store";
import base from "../../vitest.config";
import { type Chance, chanceOf } from "../support/fake-chain/chance";
import { FAKE_CONTRACT, FakeChain, FakeRefusal } from "../support/fake-chain/fake-chain";
import { type Ask, serveFake } from "../support/fake-chain/fake-port";
import { KILL_TEST } from "../support/fake-chain/kill-settings";
import { auditChain } from "../support/fake-chain/simulation";
import { anEvent } from "../support/log-parts";

const WORKER = fileURLToPath(new URL("../support/fake-chain/anchor-worker.ts", import.meta.url));
const CHAOS_MS = Number(process.env["CHAOS_MS"] ?? 62_000);
const SETTLE_MS = 60_000;
const HUBS = 2;

type Weather = { isBad: boolean; stalledUntil: number };

/** A node that is slow, sometimes silent, and sometimes loses what it had to say. */
function badNode(chain: FakeChain, chance: Chance, weather: Weather): Ask {
  return async (method, argument) => {
    await wait(chance.between(0, 15));
    if (weather.isBad && chance.next() < 0.003) throw new FakeRefusal("no connection");
    const value = chain.answer(method, argument);
    if (weather.isBad && chance.next() < 0.01) throw new FakeRefusal("the answer was lost");
    return value;
  };
}

/** Makes blocks, and takes them back. @returns how to stop */
function runWorld(chain: FakeChain, chance: Chance, weather: Weather): () => void {
  const blocks = setInterval(() => {
    if (weather.isBad && Date.now() < weather.stalledUntil) return;
    chain.mine({ skips: weather.isBad && chance.percent(25) });
    if (!weather.isBad) return;
    if (chance.percent(8)) chain.reorganise(chance.between(1, 5));
    if (chance.percent(1)) weather.stalledUntil = Date.now() + chance.between(500, 3_000);
    if (chance.percent(8)) chain.baseFee = chance.between(0, 1) * chance.between(1_000, 40_000_000);
    if (chance.percent(1)) chain.forgetPool();
  }, 60);
  return () => clearInterval(blocks);
}

/** The worker as one file: it starts in a tenth of the time, so that it is killed at work. */
async function buildWorker(folder: string): Promise<string> {
  await build({
    configFile: false,
    logLevel: "error",
    resolve: base.resolve ?? {},
    build: { ssr: WORKER, outDir: folder, emptyOutDir: true, target: "node20" },
  });
  return join(folder, "anchor-worker.js");
}

/** Keeps two hubs alive. Each dies by SIGKILL a random while after it has begun to work. */
function runHubs(args: readonly string[], chance: Chance) {
  const counts = { kills: 0, lines: [] as string[] };
  const alive = new Set<ChildProcess>();
  const hunt = { isOn: true, isOver: false };
  let born = 0;
  function start(): void {
    born += 1;
    const worker = spawn(process.execPath, [...args, `hub-${born}`]);
    alive.add(worker);
    worker.stdout.once("data", () => {
      setTimeout(
        () => {
          if (hunt.isOn && worker.kill("SIGKILL")) counts.kills += 1;
        },
        chance.between(50, 3_500),
      );
    });
    worker.stdout.on("data", (text) => counts.lines.push(...String(text).trim().split("\n")));
    worker.stderr.on("data", (text) => counts.lines.push(`stderr ${text}`));
    worker.once("exit", () => {
      alive.delete(worker);
      if (!hunt.isOver) start();
    });
  }
  for (let hub = 0; hub < HUBS; hub++) start();
  return {
    counts,
    endKilling: () => {
      hunt.isOn = false;
    },
    async stop() {
      hunt.isOver = true;
      const gone = [...alive].map((worker) => new Promise((done) => worker.once("exit", done)));
      for (const worker of alive) worker.kill("SIGKILL");
      await Promise.all(gone);
    },
  };
}

const isSettled = async (store: Store, chain: FakeChain): Promise<boolean> => {
  const place = { chainId: 1, contract: FAKE_CONTRACT };
  const final = chain.answer("head", "final") as { size: number } | null;
  const { sequenced } = await loadLogState(store.read);
  const newest = (await loadLatestCheckpoint(store.read))?.size;
  const isThere = final?.size === sequenced && newest === sequenced;
  return isThere && (await loadUnsettledAnchors(store.read, place)).length === 0;
};

test("hubs killed with SIGKILL at any moment, on a chain that does everything bad, leave no gap", async () => {
  const seed = Number(process.env["CHAOS_SEED"] ?? Date.now() % 1_000_000);
  process.stdout.write(`chaos seed ${seed}\n`);
  const folder = mkdtempSync(join(tmpdir(), "chaos-"));
  const [file, keyFile] = [join(folder, "hub.db"), join(folder, "log.pem")];
  const { privateKey } = generateKeyPairSync("ed25519");
  writeFileSync(keyFile, privateKey.export({ type: "pkcs8", format: "pem" }));
  const store = await openStore({ url: `file:${file}` });
  await store.migrate();
  const chance = chanceOf(seed);
  const weather: Weather = { isBad: true, stalledUntil: 0 };
  const { finalDepth } = KILL_TEST;
  const chain = new FakeChain({ chance: chanceOf(seed + 1), now: Date.now, finalDepth });
  const node = await serveFake(badNode(chain, chanceOf(seed + 2), weather));
  const stopWorld = runWorld(chain, chanceOf(seed + 3), weather);
  const worker = await buildWorker(fileURLToPath(new URL("../output/chaos", import.meta.url)));
  const hubs = runHubs([worker, file, node.url, keyFile], chanceOf(seed + 4));
  const end = Date.now() + CHAOS_MS;
  let appended = 0;
  while (Date.now() < end) {
    const events = Array.from({ length: chance.between(1, 12) }, (_, n) => anEvent(n));
    await store.tx([], (db) => appendEvents(db, events));
    appended += events.length;
    await wait(chance.between(20, 150));
  }
  hubs.endKilling();
  weather.isBad = false;
  chain.baseFee = 1_000_000;
  const giveUp = Date.now() + SETTLE_MS;
  while (Date.now() < giveUp && !(await isSettled(store, chain))) await wait(100);
  const settled = await isSettled(store, chain);
  stopWorld();
  await hubs.stop();
  node.stop();
  const rows = await store.read.select().from(anchors);
  const audit = await auditChain(store, chain);
  const accepted = chain.publications().map(({ txHash }) => txHash);
  const final = rows.filter((row) => row.status === "final").map((row) => row.txHash);
  const { replacements, reorganisations } = chain;
  const deepest = Math.max(0, ...reorganisations);
  const figures = { seed, kills: hubs.counts.kills, appended, signed: rows.length };
  const world = { replacements, reorganisations: reorganisations.length, deepest };
  process.stdout.write(`${JSON.stringify({ ...figures, settled: final.length, ...world })}\n`);
  const alarms = await listAnchorAlarms(store.read);
  await store.close();
  rmSync(folder, { recursive: true, force: true });
  const loud = hubs.counts.lines.filter((line) => /^stderr|"level":"error"/.test(line));
  expect(loud).toEqual([]);
  expect(settled).toBe(true);
  expect(alarms).toEqual([]);
  expect(audit).toEqual({ isComplete: true, gaps: 0, wrongRoots: 0, refused: 0, reverts: 0 });
  expect(final.sort()).toEqual(accepted.sort());
  expect(rows.filter((row) => !["final", "dropped"].includes(row.status))).toEqual([]);
  // The weather was bad enough to mean something.
  expect(Math.min(hubs.counts.kills, reorganisations.length)).toBeGreaterThan(15);
  expect(final.length).toBeGreaterThan(5);
});
