import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { instantOf } from "~/domain/shared/instant";
import { CHAIN_PROFILES } from "~/domain/transparency/anchoring/profile";
import { sameBytes } from "~/domain/transparency/bytes";
import { readChain } from "~/domain/transparency/evm/chain-steps";
import type { AnchorChain } from "~/gateways/chain/anchor-chain";
import { openOutsideChain } from "~/gateways/chain/open-chain";
import { isGatewayFault } from "~/gateways/gateway-fault";
import { anchorTo } from "~/processes/log/anchor-chain.server";
import { cutCheckpoint } from "~/processes/log/publish-checkpoint.server";
import { appendEvents } from "~db/repositories/transparency/events";
import { treeOf } from "~db/repositories/transparency/log-tree";
import { anchors } from "~db/schema/anchoring";
import { ANVIL_ANCHOR, anvilProgram, prepareAnvil, startAnvil } from "../support/anvil";
import { chanceOf } from "../support/fake-chain/chance";
import { aLife, mortalChain, mortalStore } from "../support/fake-chain/mortal";
import { countingIds } from "../support/ids";
import { aLogSigner, anEvent, aProcessLog, TEST_ORIGIN } from "../support/log-parts";
import { freshStore } from "../support/store";

const CHAOS_MS = Number(process.env["CHAOS_ANVIL_MS"] ?? 15_000);
/** One more than the deepest reorganisation. */
const finality = { kind: "depth", blocks: 6 } as const;
const profile = { ...CHAIN_PROFILES.ethereum, finality, resubmitAfterMs: 250 };

/** A hub without a lease that dies at some call; a new one takes its place. */
function mortalHub(
  context: Parameters<ReturnType<typeof anchorTo>["run"]>[0],
  chain: AnchorChain,
  strikes: () => boolean,
) {
  const life = aLife(strikes);
  const own = { ...context, store: mortalStore(context.store, life.survive) };
  const anchoring = anchorTo(mortalChain(chain, life.survive));
  const bugs: unknown[] = [];
  return {
    isDead: life.isDead,
    bugs,
    async step() {
      if (!(await anchoring.isDue(own))) return;
      await anchoring.run(own, new AbortController().signal).catch((error: unknown) => {
        if (!life.isDead() && !isGatewayFault(error)) bugs.push(error);
      });
    },
  };
}

test.skipIf(anvilProgram === null)(
  "on a node of another maker, kills and reorganisations leave every head in its place",
  async () => {
    const seed = Number(process.env["CHAOS_SEED"] ?? Date.now() % 1_000_000);
    const chance = chanceOf(seed);
    const anvil = await startAnvil([]);
    const contract = await prepareAnvil(anvil, { origin: TEST_ORIGIN });
    // Below the deepest reorganisation, so that the contract stays.
    await anvil.provider({ method: "anvil_mine", params: ["0x10"] });
    await anvil.provider({ method: "evm_setAutomine", params: [false] });
    const settings = { name: "anvil", profile, limits: {}, contract, chainId: undefined };
    const rpcUrls = [anvil.url];
    const chain = openOutsideChain({ ...settings, rpcUrls, anchorKey: ANVIL_ANCHOR }, TEST_ORIGIN);
    const store = await freshStore();
    const context = {
      store,
      log: aProcessLog(),
      newId: countingIds(),
      now: () => instantOf(Date.now()),
      randomBytes: () => Uint8Array.of(0),
      logSigner: aLogSigner(),
    };
    const weather = { isBad: true };
    const counts = { kills: 0, reorganisations: 0 };
    const aHub = () => mortalHub(context, chain, () => weather.isBad && chance.percent(1));
    let hubs = [aHub(), aHub()];
    const everyone = [...hubs];
    async function step(): Promise<void> {
      await Promise.all([hubs[0]?.step(), hubs[1]?.step(), wait(chance.between(1, 10))]);
      if (chance.percent(60)) await anvil.provider({ method: "evm_mine", params: [] });
      if (weather.isBad && chance.percent(7)) {
        await anvil.provider({ method: "anvil_reorg", params: [chance.between(1, 5), []] });
        counts.reorganisations += 1;
      }
      hubs = hubs.map((hub) => {
        if (!hub.isDead()) return hub;
        counts.kills += 1;
        everyone.push(aHub());
        return everyone.at(-1) as (typeof everyone)[0];
      });
    }
    const end = Date.now() + CHAOS_MS;
    let appended = 0;
    while (Date.now() < end) {
      if (chance.percent(40)) {
        const events = Array.from({ length: chance.between(1, 9) }, (_, n) => anEvent(n));
        appended += events.length;
        await store.tx([], (db) => appendEvents(db, events));
        await cutCheckpoint(context);
      }
      await step();
    }
    weather.isBad = false;
    const giveUp = Date.now() + 60_000;
    const isDone = async () =>
      (await chain.head("final")).size === appended &&
      (await store.read.select().from(anchors)).every((row) =>
        ["final", "dropped"].includes(row.status),
      );
    while (!(await isDone()) && Date.now() < giveUp) await step();
    const rows = await store.read.select().from(anchors);
    const settled = rows
      .filter((row) => row.status === "final")
      .sort((one, other) => one.size - other.size);
    const figures = { seed, ...counts, appended, signed: rows.length, settled: settled.length };
    process.stdout.write(`${JSON.stringify(figures)}\n`);
    expect(everyone.flatMap(({ bugs }) => bugs)).toEqual([]);
    expect((await chain.head("final")).size).toBe(appended);
    // No gap: each head starts from the one before, and each proof shows our own root.
    let reached = 0;
    for (const { prevSize, size, evidence } of settled) {
      expect(prevSize).toBe(reached);
      reached = size;
      const { head } = evidence ? readChain(evidence, TEST_ORIGIN) : { head: undefined };
      expect(head?.size).toBe(size);
      expect(
        sameBytes(head?.root ?? new Uint8Array(), await treeOf(store).root(store.read, size)),
      ).toBe(true);
    }
    expect(reached).toBe(appended);
    const refused = context.log.lines.filter((line) => line.includes("refused an anchor"));
    expect(refused).toEqual([]);
    expect(await chain.nonce()).toBe(settled.length);
    expect(Math.min(counts.kills, counts.reorganisations, settled.length)).toBeGreaterThan(3);
    await chain.close();
    await anvil.stop();
  },
);
