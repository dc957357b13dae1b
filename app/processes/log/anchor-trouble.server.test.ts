/** The anchorer on a chain that misbehaves in one way at a time, on a clock that the test holds. */
import { expect, test } from "vitest";
import type { FeeLimits } from "~/domain/transparency/anchoring/fees";
import { to0x } from "~/domain/transparency/bytes";
import type { AnchorChain } from "~/gateways/chain/anchor-chain";
import { GatewayFault } from "~/gateways/gateway-fault";
import { loadAnchorsCovering, recordLostAnchors } from "~db/repositories/transparency/anchors";
import { loadChainState } from "~db/repositories/transparency/chain-states";
import { loadLatestCheckpoint } from "~db/repositories/transparency/checkpoints";
import { recordCosignatures } from "~db/repositories/transparency/cosignatures";
import { anchors } from "~db/schema/anchoring";
import { chanceOf } from "../../../tests/support/fake-chain/chance";
import { FAKE_CONTRACT, FakeChain } from "../../../tests/support/fake-chain/fake-chain";
import { fakeAnchorChain } from "../../../tests/support/fake-chain/fake-port";
import { freshStore } from "../../../tests/support/store";
import { aLog } from "../../../tests/support/transparency";
import { anchorTo } from "./anchor-chain.server";

const RESUBMIT_MS = 8_000;
const MINUTE = 60_000;

type Changes = { limits?: FeeLimits; quorum?: number; port?: Partial<AnchorChain> };

async function scene({ limits, quorum, port }: Changes = {}) {
  const store = await freshStore();
  const clock = { at: 0 };
  const world = new FakeChain({ chance: chanceOf(1), now: () => clock.at, finalDepth: 3 });
  const options = { resubmitAfterMs: RESUBMIT_MS, finalDepth: 3, quorum: quorum ?? 0 };
  const fake = fakeAnchorChain(async (method, argument) => world.answer(method, argument), {
    ...options,
    ...(limits ? { limits } : {}),
  });
  const chain: AnchorChain = { ...fake, ...port };
  const log = await aLog(store, [chain]);
  clock.at = log.context.now();
  const grow = async (count: number) => {
    await log.append(count);
    log.pass(1_000);
    await log.publish();
  };
  const rows = () => store.read.select().from(anchors);
  const fault = async () => (await loadChainState(store.read, "fake"))?.fault;
  const mine = (blocks: number) => {
    for (let block = 0; block < blocks; block++) world.mine();
  };
  return { store, world, chain, log, grow, rows, fault, mine };
}

const place = { chainId: 1, contract: FAKE_CONTRACT };

test("after its time a transaction is replaced by a dearer one, with the newest checkpoint", async () => {
  const { log, grow, rows, world, mine } = await scene();
  await grow(3);
  await log.anchor();
  await grow(4);
  log.pass(RESUBMIT_MS - 2_001);
  await log.anchor();
  expect(await rows()).toHaveLength(1);
  log.pass(2_001);
  await log.anchor();
  const [first, second] = await rows();
  expect([first?.nonce, second?.nonce]).toEqual([0, 0]);
  expect([first?.size, second?.size]).toEqual([3, 7]);
  expect(Number(second?.feePerGas)).toBeGreaterThanOrEqual(Number(first?.feePerGas) * 1.125);
  mine(3);
  await log.anchor();
  expect(world.newest.head.size).toBe(7);
  expect((await rows()).map((row) => row.status).sort()).toEqual(["dropped", "final"]);
});

test("an older attempt that was mined after all is found by its receipt", async () => {
  const { log, grow, rows, world, mine } = await scene();
  await grow(3);
  await log.anchor();
  const [first] = await rows();
  log.pass(RESUBMIT_MS);
  await grow(4);
  await log.anchor();
  // The block comes from a node that never saw the replacement.
  world.forgetPool();
  world.answer("send", first?.rawTx);
  mine(3);
  await log.anchor();
  expect((await rows()).map((row) => [row.size, row.status])).toContainEqual([3, "final"]);
  await log.anchor();
  mine(3);
  await log.anchor();
  expect(world.newest.head.size).toBe(7);
  expect(world.reverts).toBe(0);
});

test("a block that is taken back puts its anchor back to waiting, and the same bytes go out", async () => {
  const { log, grow, rows, world, mine } = await scene();
  await grow(5);
  await log.anchor();
  mine(1);
  await log.anchor();
  expect((await rows()).map((row) => row.status)).toEqual(["mined"]);
  world.forgetAfter(0);
  await log.anchor();
  expect((await rows()).map((row) => [row.status, row.blockNumber])).toEqual([["sent", null]]);
  mine(3);
  await log.anchor();
  const settled = await rows();
  expect(settled.map((row) => row.status)).toEqual(["final"]);
  expect(await loadAnchorsCovering(log.context.store.read, { places: [place], size: 5 })).toEqual(
    settled,
  );
});

test("while a head may be taken back nothing new is signed; then one transaction brings all of it", async () => {
  const { log, grow, rows, world, mine } = await scene();
  await grow(2);
  await log.anchor();
  mine(1);
  for (let more = 0; more < 5; more++) {
    await grow(300);
    await log.anchor();
  }
  expect(await rows()).toHaveLength(1);
  mine(2);
  await log.anchor();
  mine(3);
  await log.anchor();
  expect(world.publications().map(({ head }) => [head.prevSize, head.size])).toEqual([
    [0, 2],
    [2, 1_502],
  ]);
});

test("a chain restored from a backup gets the newest checkpoint at the nonce it is at", async () => {
  const { log, grow, rows, world, mine } = await scene();
  for (const count of [2, 3, 4]) {
    await grow(count);
    await log.anchor();
    mine(3);
    await log.anchor();
  }
  world.forgetAfter(3);
  expect(world.newest.head.size).toBe(2);
  mine(3);
  log.pass(MINUTE);
  await log.anchor();
  expect(log.context.log.lines).toContain("the chain shows a smaller head than it had settled");
  mine(3);
  await log.anchor();
  expect(world.newest.head.size).toBe(9);
  const final = (await rows()).filter((row) => row.status === "final");
  expect(final.map((row) => [row.prevSize, row.size]).sort()).toEqual([
    [0, 2],
    [2, 9],
  ]);
  expect((await rows()).filter((row) => row.status === "sent")).toEqual([]);
});

test("a node that was behind for a moment costs no proof", async () => {
  const { store, log, grow, rows, mine } = await scene();
  await grow(2);
  await log.anchor();
  mine(3);
  await log.anchor();
  const before = await rows();
  await store.tx([], (db) => recordLostAnchors(db, { place, above: 0 }));
  expect(await loadAnchorsCovering(store.read, { places: [place], size: 1 })).toEqual([]);
  await log.anchor();
  expect(await rows()).toEqual(before);
});

test("fees above the limit are a fault that everybody can see, until they fall", async () => {
  const { log, grow, rows, fault, world } = await scene({ limits: { maxFeePerGas: 1_500_000n } });
  world.baseFee = 2_000_000;
  await grow(1);
  await log.anchor();
  expect(await fault()).toBe("chain-fee-cap-reached");
  expect(await rows()).toEqual([]);
  // Retried with growing patience, and for ever.
  expect(await log.anchoring[0]?.isDue(log.context)).toBe(false);
  log.pass(5 * MINUTE);
  expect(await log.anchoring[0]?.isDue(log.context)).toBe(true);
  world.baseFee = 1_000_000;
  await log.anchor();
  expect(await fault()).toBe(null);
  expect((await rows()).map((row) => row.feePerGas)).toEqual(["1500000"]);
});

test("a transaction that may not be bumped any higher is sent again as it is", async () => {
  const { log, grow, rows, fault, world, mine } = await scene({
    limits: { maxFeePerGas: 2_001_000n },
  });
  await grow(1);
  await log.anchor();
  world.forgetPool();
  log.pass(RESUBMIT_MS);
  await log.anchor();
  expect(await fault()).toBe("chain-fee-cap-reached");
  expect(await rows()).toHaveLength(1);
  mine(3);
  await log.anchor();
  expect([await fault(), world.newest.head.size]).toEqual([null, 1]);
});

test("the budget of a day is kept, and the next day anchors what was left", async () => {
  // One publication costs at most 60,000 × 2,001,000 wei.
  const { log, grow, rows, fault, mine } = await scene({
    limits: { dailyBudget: 150_000_000_000n },
  });
  for (const count of [1, 2]) {
    await grow(count);
    await log.anchor();
    mine(3);
    await log.anchor();
  }
  expect(await fault()).toBe("chain-budget-used-up");
  expect((await rows()).map((row) => row.size)).toEqual([1]);
  log.pass(24 * 60 * MINUTE);
  await log.anchor();
  expect(await fault()).toBe(null);
  expect((await rows()).map((row) => row.size).sort()).toEqual([1, 3]);
});

test("an empty account is a fault, the signed bytes wait, and money on it ends the fault", async () => {
  const { log, grow, rows, fault, world, mine } = await scene();
  world.setBalance(10);
  await grow(4);
  await log.anchor();
  expect(await fault()).toBe("chain-not-sent");
  expect((await rows()).map((row) => row.status)).toEqual(["signed"]);
  world.setBalance(1e15);
  await log.anchor();
  mine(3);
  await log.anchor();
  expect([await fault(), world.newest.head.size]).toEqual([null, 4]);
});

test("a block whose state the node has forgotten settles without a proof, after an hour of asking", async () => {
  let isForgotten = true;
  const fault = new GatewayFault("chain-error", { retriable: true });
  const { log, grow, rows, mine, store, chain } = await scene();
  const forgetful: AnchorChain = {
    ...chain,
    async evidence(blockHash) {
      if (isForgotten) throw fault;
      return chain.evidence(blockHash);
    },
  };
  const anchoring = anchorTo(forgetful);
  const anchor = () => anchoring.run(log.context, new AbortController().signal);
  await grow(1);
  await anchor();
  mine(3);
  await anchor();
  expect((await rows()).map((row) => [row.status, row.evidence])).toEqual([["mined", null]]);
  isForgotten = false;
  await anchor();
  expect((await rows()).map((row) => row.status)).toEqual(["final"]);
  isForgotten = true;
  await grow(1);
  await anchor();
  mine(3);
  log.pass(60 * MINUTE);
  await anchor();
  expect((await rows()).map((row) => row.status)).toEqual(["final", "final"]);
  const covering = (size: number) => loadAnchorsCovering(store.read, { places: [place], size });
  expect((await covering(1)).map((row) => row.size)).toEqual([1]);
  expect(await covering(2)).toEqual([]);
});

test("when the lease is lost nothing new is signed, and what was stored is another hub's to send", async () => {
  const { log, grow, rows, chain, mine, world } = await scene();
  await grow(2);
  const lease = new AbortController();
  const losing: AnchorChain = {
    ...chain,
    async sign(head, terms) {
      const signed = await chain.sign(head, terms);
      lease.abort();
      return signed;
    },
  };
  await anchorTo(losing).run(log.context, lease.signal);
  expect(await rows()).toEqual([]);
  await log.anchor();
  mine(3);
  await log.anchor();
  expect(world.newest.head.size).toBe(2);
});

test("a contract that asks for witnesses gets the newest head that enough have cosigned", async () => {
  const asked: number[] = [];
  let published: readonly Uint8Array[] = [];
  const { store, log, grow, fault, chain, rows } = await scene({ quorum: 2 });
  const witnesses = [7, 8].map((fill) => ({
    signHead: async ({ size }: { size: number }) => {
      asked.push(size);
      return new Uint8Array(65).fill(fill);
    },
  }));
  const keeping: AnchorChain = {
    ...chain,
    sign: (head, terms) => {
      published = head.signatures;
      return chain.sign(head, terms);
    },
  };
  const anchoring = anchorTo(keeping);
  const signal = new AbortController().signal;
  await grow(3);
  await anchoring.run({ ...log.context, witnesses }, signal);
  expect([await fault(), await rows()]).toEqual(["chain-witnesses-short", []]);
  const size = (await loadLatestCheckpoint(store.read))?.size ?? 0;
  for (const witness of ["one", "two"]) {
    const line = { size, witness, keyId: "00000000", line: "", signedAt: log.context.now() };
    await store.tx([], (db) => recordCosignatures(db, [line]));
  }
  await grow(4);
  await anchoring.run({ ...log.context, witnesses: witnesses.slice(1) }, signal);
  expect([await fault(), await rows()]).toEqual(["chain-witnesses-short", []]);
  await anchoring.run({ ...log.context, witnesses }, signal);
  expect(await fault()).toBe(null);
  expect(asked).toEqual([3, 3, 3]);
  expect(published.map(to0x)).toEqual([7, 8].map((fill) => to0x(new Uint8Array(65).fill(fill))));
  expect((await rows()).map((row) => row.size)).toEqual([3]);
});

test("each chain has its own place, and a silent one holds up no other", async () => {
  const { store, log, grow, chain, mine } = await scene();
  const fault = new GatewayFault("chain-unreachable", { retriable: true });
  const silent: AnchorChain = {
    ...chain,
    name: "silent",
    connect: async () => Promise.reject(fault),
  };
  const signal = new AbortController().signal;
  const mute = anchorTo(silent);
  expect(mute.lane).not.toBe(log.anchoring[0]?.lane);
  await grow(2);
  await mute.run(log.context, signal);
  await log.anchor();
  mine(3);
  await log.anchor();
  expect(await loadChainState(store.read, "silent")).toMatchObject({
    headSize: 0,
    fault: "chain-unreachable",
  });
  expect(await loadChainState(store.read, "fake")).toMatchObject({
    ...{ headSize: 2, finalSize: 2, fault: null },
    ...{ chainId: 1, contract: FAKE_CONTRACT, profile: "ethereum" },
  });
});

test("a chain at rest is looked at again after a while, and an idle hub writes nothing", async () => {
  const { store, log, grow, mine } = await scene();
  await grow(2);
  await log.anchor();
  mine(3);
  await log.anchor();
  const [anchoring] = log.anchoring;
  expect(await anchoring?.isDue(log.context)).toBe(false);
  const before = await store.version();
  log.pass(MINUTE);
  expect(await anchoring?.isDue(log.context)).toBe(true);
  await log.anchor();
  expect(await store.version()).toBe(before);
  expect(await anchoring?.isDue(log.context)).toBe(false);
});
