/**
 * Two hubs and a bad chain in one process, on a clock of their own: the same seed plays the same
 * story. Hubs die between any two of their calls, and the world moves there too.
 */
import { instantOf } from "~/domain/shared/instant";
import { to0x } from "~/domain/transparency/bytes";
import { isGatewayFault } from "~/gateways/gateway-fault";
import { anchorTo } from "~/processes/log/anchor-chain.server";
import { cutCheckpoint } from "~/processes/log/publish-checkpoint.server";
import { loadUnsettledAnchors } from "~db/repositories/transparency/anchors";
import { loadLatestCheckpoint } from "~db/repositories/transparency/checkpoints";
import { appendEvents } from "~db/repositories/transparency/events";
import { treeOf } from "~db/repositories/transparency/log-tree";
import type { Store } from "~db/store";
import { countingIds } from "../ids";
import { aLogSigner, anEvent, aProcessLog } from "../log-parts";
import { chanceOf } from "./chance";
import { FAKE_CONTRACT, FakeChain, FakeRefusal } from "./fake-chain";
import { type Ask, fakeAnchorChain } from "./fake-port";
import { aLife, mortalStore, type Survive } from "./mortal";

const FINAL_DEPTH = 6;
const DEEPEST_REORGANISATION = 5;

/** @param deepest how many blocks a reorganisation may take; from six on it breaks the finality */
export function simulate(store: Store, seed: number, deepest = DEEPEST_REORGANISATION) {
  const chance = chanceOf(seed);
  const clock = { at: 1_770_000_000_000 };
  const now = () => instantOf(clock.at);
  const chain = new FakeChain({ chance, now, finalDepth: FINAL_DEPTH });
  const weather = { isBad: true, stalledUntil: 0 };
  const log = aProcessLog();
  const signer = { store, log, newId: countingIds(), now, logSigner: aLogSigner() };
  const random = (count: number) =>
    Uint8Array.from({ length: count }, () => chance.between(0, 255));
  const counts = { kills: 0, rounds: 0, bugs: [] as unknown[] };

  function worldMoves(): void {
    if (clock.at >= weather.stalledUntil && chance.percent(60)) {
      chain.mine({ skips: weather.isBad && chance.percent(30) });
    }
    if (!weather.isBad) return;
    if (chance.percent(4)) chain.reorganise(chance.between(1, deepest));
    if (chance.percent(2)) weather.stalledUntil = clock.at + chance.between(1_000, 30_000);
    if (chance.percent(5)) chain.baseFee = chance.between(0, 1) * chance.between(1_000, 40_000_000);
    if (chance.percent(2)) chain.forgetPool();
  }

  /** A hub: dead for good after the first call that it does not survive. */
  function aHub() {
    const life = aLife(() => weather.isBad && chance.percent(1));
    const survive: Survive = (call) =>
      life.survive(() => {
        if (chance.percent(10)) worldMoves();
        return call();
      });
    const ask: Ask = (method, argument) =>
      survive(async () => {
        if (weather.isBad && chance.percent(2)) throw new FakeRefusal("no connection");
        const value = chain.answer(method, argument);
        if (weather.isBad && chance.percent(3)) throw new FakeRefusal("the answer was lost");
        return value;
      });
    const context = { ...signer, store: mortalStore(store, survive), randomBytes: random };
    const port = fakeAnchorChain(ask, { resubmitAfterMs: 3_000, finalDepth: FINAL_DEPTH });
    const anchoring = anchorTo(port);
    const lease = new AbortController();
    return {
      isDead: life.isDead,
      async step(): Promise<void> {
        if (!(await anchoring.isDue(context))) return;
        counts.rounds += 1;
        if (weather.isBad && chance.percent(3)) lease.abort();
        try {
          await anchoring.run(context, lease.signal);
        } catch (error) {
          if (!life.isDead() && !isGatewayFault(error)) counts.bugs.push(error);
        }
      },
    };
  }

  async function grow(): Promise<void> {
    const events = Array.from({ length: chance.between(1, 9) }, (_, n) => anEvent(n));
    await store.tx([], (db) => appendEvents(db, events));
    await cutCheckpoint({ ...signer, randomBytes: random });
  }

  let hubs = [aHub(), aHub()];
  async function step(): Promise<void> {
    clock.at += chance.between(50, 1_500);
    worldMoves();
    if (weather.isBad && chance.percent(30)) await grow();
    // No lease between them: two hubs that both believe to hold it are the worst case of one.
    await Promise.all(hubs.filter(() => chance.percent(70)).map((hub) => hub.step()));
    hubs = hubs.map((hub) => {
      if (hub.isDead()) counts.kills += 1;
      return hub.isDead() || chance.percent(1) ? aHub() : hub;
    });
  }

  /** Ends the bad weather and waits until all is settled. */
  async function calmDown(): Promise<boolean> {
    weather.isBad = false;
    chain.baseFee = 1_000_000;
    const place = { chainId: 1, contract: FAKE_CONTRACT };
    for (let steps = 0; steps < 3_000; steps++) {
      await step();
      const newest = await loadLatestCheckpoint(store.read);
      const final = chain.answer("head", "final") as { size: number } | null;
      const isDone = final?.size === newest?.size;
      if (isDone && (await loadUnsettledAnchors(store.read, place)).length === 0) return true;
    }
    return false;
  }

  return { chain, counts, log, step, calmDown };
}

/** What an auditor would find: each publication starts where the one before ended, with our roots. */
export async function auditChain(store: Store, chain: FakeChain) {
  let [reached, gaps, wrongRoots, refused] = [0, 0, 0, 0];
  for (const { head, isAccepted } of chain.publications()) {
    if (!isAccepted) refused += 1;
    if (!isAccepted) continue;
    if (head.prevSize !== reached) gaps += 1;
    if (to0x(await treeOf(store).root(store.read, head.size)) !== head.root) wrongRoots += 1;
    reached = head.size;
  }
  const newest = (await loadLatestCheckpoint(store.read))?.size ?? 0;
  return { isComplete: reached === newest, gaps, wrongRoots, refused, reverts: chain.reverts };
}
