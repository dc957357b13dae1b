import { expect, test } from "vitest";
import { anchors } from "~db/schema/anchoring";
import { auditChain, simulate } from "../support/fake-chain/simulation";
import { freshStore } from "../support/store";

const STEPS = 900;
/** `CHAOS_SEED=7 npx vitest run -c vitest.chaos.config.ts tests/chaos/simulation` plays one story. */
const asked = process.env["CHAOS_SEED"];
const seeds = asked ? [Number(asked)] : [1, 777, Date.now() % 1_000_000];

for (const seed of seeds) {
  test(`two hubs without a lease, killed anywhere on a bad chain, leave no gap (seed ${seed})`, async () => {
    const store = await freshStore();
    const world = simulate(store, seed);
    for (let step = 0; step < STEPS; step++) await world.step();
    const isSettled = await world.calmDown();
    const { chain, counts } = world;
    const rows = await store.read.select().from(anchors);
    const settled = rows.filter((row) => row.status === "final").map((row) => row.txHash);
    const reorganisations = chain.reorganisations.length;
    const { kills, rounds } = counts;
    const figures = { seed, kills, rounds, signed: rows.length, settled: settled.length };
    const { replacements } = chain;
    process.stdout.write(`${JSON.stringify({ ...figures, replacements, reorganisations })}\n`);
    expect(counts.bugs).toEqual([]);
    expect(isSettled).toBe(true);
    const audit = await auditChain(store, chain);
    expect(audit).toEqual({ isComplete: true, gaps: 0, wrongRoots: 0, refused: 0, reverts: 0 });
    const accepted = chain.publications().map(({ txHash }) => txHash);
    expect(settled.sort()).toEqual(accepted.sort());
    expect(new Set(rows.map((row) => row.status))).toEqual(new Set(["final", "dropped"]));
    // The story was bad enough to mean something.
    expect(Math.min(kills, reorganisations)).toBeGreaterThan(20);
    expect(replacements).toBeGreaterThan(3);
  });
}

test("a chain that breaks its own finality costs gas and no truth", async () => {
  const store = await freshStore();
  const world = simulate(store, 5, 20);
  for (let step = 0; step < STEPS; step++) await world.step();
  expect(await world.calmDown()).toBe(true);
  const { chain, counts } = world;
  expect(counts.bugs).toEqual([]);
  const audit = await auditChain(store, chain);
  process.stdout.write(`${JSON.stringify({ deepest: 20, ...audit })}\n`);
  expect(audit).toMatchObject({ isComplete: true, gaps: 0, wrongRoots: 0 });
  const rows = await store.read.select().from(anchors);
  const settled = rows.filter((row) => row.status === "final").map((row) => row.txHash);
  const accepted = chain.publications().filter(({ isAccepted }) => isAccepted);
  expect(settled.sort()).toEqual(accepted.map(({ txHash }) => txHash).sort());
});
