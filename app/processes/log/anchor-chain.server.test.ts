import { expect, test } from "vitest";
import { openEmbeddedChain } from "~/gateways/chain/open-chain";
import { logOverview } from "~/queries/transparency/log-overview.server";
import { loadAnchors } from "~db/repositories/transparency/anchors";
import { loadCheckpoints } from "~db/repositories/transparency/checkpoints";
import { publishOn } from "../../../tests/support/chain";
import { freshStore } from "../../../tests/support/store";
import { aLog, TEST_ORIGIN } from "../../../tests/support/transparency";

test("each checkpoint follows the last one on the chain, and nothing to do costs nothing", async () => {
  const store = await freshStore();
  const log = await aLog(store);
  for (const count of [1, 300, 17]) {
    await log.append(count);
    await log.publish();
    await log.anchor();
  }
  const [chain] = log.context.anchorChains;
  expect((await chain?.head())?.size).toBe(318);
  const anchors = await loadAnchors(store.read, 10);
  expect(anchors.map((a) => [a.prevSize, a.size, a.status]).sort()).toEqual([
    [0, 1, "final"],
    [1, 301, "final"],
    [301, 318, "final"],
  ]);
  expect(await log.anchoring[0]?.isDue(log.context)).toBe(false);
  await log.anchor();
  expect(await loadAnchors(store.read, 10)).toHaveLength(3);
  expect(await loadCheckpoints(store.read, 10)).toHaveLength(3);
});

test("a crash after signing sends the same bytes again, and a crash after sending changes nothing", async () => {
  const store = await freshStore();
  const chain = await openEmbeddedChain({ file: ":memory:", origin: TEST_ORIGIN });
  let isBroken = true;
  const send = async (rawTx: `0x${string}`) => {
    if (isBroken) throw new Error("the line broke");
    await chain.send(rawTx);
  };
  const lostAnswer = async (rawTx: `0x${string}`) => {
    await chain.send(rawTx);
    throw new Error("the answer was lost");
  };
  const log = await aLog(store, [{ ...chain, send }]);
  await log.append(4);
  await log.publish();
  await expect(log.anchor()).rejects.toThrow("the line broke");
  expect((await loadAnchors(store.read, 5)).map((a) => a.status)).toEqual(["signed"]);
  isBroken = false;
  await log.anchor();
  expect((await loadAnchors(store.read, 5)).map((a) => a.status)).toEqual(["final"]);
  const second = await aLog(store, [{ ...chain, send: lostAnswer }]);
  await second.append(2);
  await second.publish();
  await expect(second.anchor()).rejects.toThrow("the answer was lost");
  await log.anchor();
  expect((await chain.head()).size).toBe(6);
  expect((await loadAnchors(store.read, 5)).map((a) => a.status)).toEqual(["final", "final"]);
});

test("a chain that holds a head which is not ours stops the anchoring with an alarm", async () => {
  const store = await freshStore();
  const chain = await openEmbeddedChain({ file: ":memory:", origin: TEST_ORIGIN });
  const foreign = {
    prevSize: 0,
    size: 2,
    root: new Uint8Array(32).fill(7),
    consistency: [],
    signatures: [],
  };
  await publishOn(chain, foreign);
  const log = await aLog(store, [chain]);
  await log.append(5);
  await log.publish();
  await log.anchor();
  expect(log.context.log.lines).toEqual(["the chain holds a head that is not ours: stopped"]);
  expect((await chain.head()).size).toBe(2);
  expect(await loadAnchors(store.read, 5)).toEqual([]);
  const chains = [chain];
  const told = async () => (await logOverview(store, { before: undefined, chains })).alarms;
  const at = log.context.now();
  expect(await told()).toEqual([{ kind: "other-head", contract: chain.contract, size: 2, at }]);
  const before = await store.version();
  await log.anchor();
  expect(await store.version()).toBe(before);
  // The same place shows one of our heads again, as after its blocks were restored.
  const empty = await openEmbeddedChain({ file: ":memory:", origin: TEST_ORIGIN });
  const { chainId, contract } = chain;
  const mended = await aLog(store, [{ ...empty, chainId, contract }]);
  await mended.anchor();
  expect(await told()).toEqual([]);
});

test("a chain with more entries than the log, as after a restored backup, stops as well", async () => {
  const [store, chain] = [
    await freshStore(),
    await openEmbeddedChain({ file: ":memory:", origin: TEST_ORIGIN }),
  ];
  const ahead = {
    prevSize: 0,
    size: 9,
    root: new Uint8Array(32).fill(7),
    consistency: [],
    signatures: [],
  };
  await publishOn(chain, ahead);
  const log = await aLog(store, [chain]);
  await log.append(1);
  await log.publish();
  await log.anchor();
  expect(log.context.log.lines).toEqual(["the chain holds more entries than the log: stopped"]);
  const { alarms } = await logOverview(store, { before: undefined, chains: [chain] });
  expect(alarms).toMatchObject([{ kind: "more-entries", size: 9 }]);
  const elsewhere = await logOverview(store, { before: undefined, chains: [] });
  expect(elsewhere.alarms).toEqual([]);
});

test("a chain that lost its blocks gets the newest checkpoint again", async () => {
  const store = await freshStore();
  const log = await aLog(store);
  await log.append(3);
  await log.publish();
  await log.anchor();
  const empty = await openEmbeddedChain({ file: ":memory:", origin: TEST_ORIGIN });
  const [before] = log.context.anchorChains;
  const restored = { ...empty, chainId: before?.chainId ?? 0, contract: before?.contract ?? "" };
  const again = await aLog(store, [restored]);
  again.pass(60_000);
  await again.anchor();
  expect((await empty.head()).size).toBe(3);
});
