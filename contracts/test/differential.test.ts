import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { anvilProgram } from "../../tests/support/anvil";
import { anvilEvm, type Evm, embeddedEvm } from "../../tests/support/contracts/evm";
import { type Judge, judgeOn } from "../../tests/support/contracts/judge";
import {
  aLargeConsistency,
  aLargeInclusion,
  type Claim,
  callOf,
  changed,
  treeOf,
  verdictOfDomain,
} from "../../tests/support/contracts/proof-cases";

const ALL_SIZES_TO = 70;

type Machine = {
  readonly name: string;
  readonly isMissing: boolean;
  readonly open: () => Promise<Evm>;
  /** Random claims asked of it, and of how many changed ones it gets one: ours is the slower. */
  readonly random: number;
  readonly every: number;
};
const machines: readonly Machine[] = [
  { name: "our machine", isMissing: false, open: embeddedEvm, random: 300, every: 7 },
  {
    name: "anvil (skipped where it is not installed)",
    isMissing: anvilProgram === null,
    open: anvilEvm,
    random: 2_000,
    every: 1,
  },
];

const judges = new Map<string, Judge>();
const opened: Evm[] = [];
beforeAll(async () => {
  for (const { name, open, isMissing } of machines) {
    if (isMissing) continue;
    const evm = await open();
    opened.push(evm);
    judges.set(name, await judgeOn(evm));
  }
});
afterAll(async () => {
  for (const evm of opened) await evm.close();
});

/** Both verdicts on every claim are the same. @returns how many claims hold */
async function agreeOn(machine: string, claims: readonly Claim[]): Promise<number> {
  const theirs = await (judges.get(machine) as Judge).ask(claims.map(callOf));
  let holding = 0;
  for (const [n, claim] of claims.entries()) {
    const verdict = theirs[n];
    const ours = verdictOfDomain(claim);
    const isTrue = verdict?.ok === true && BigInt(verdict.said) === 1n;
    if (verdict?.ok !== true || isTrue !== ours) {
      expect.fail(`${machine} says ${JSON.stringify(verdict)}, we say ${ours}: ${inWords(claim)}`);
    }
    holding += ours ? 1 : 0;
  }
  return holding;
}

const inWords = (claim: Claim): string =>
  JSON.stringify(claim, (_key, value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value).toString("hex") : value,
  );

/** Every inclusion and every consistency between trees of at most so many entries. */
function allClaims(): Claim[] {
  const tree = treeOf(ALL_SIZES_TO);
  const claims: Claim[] = [];
  for (let size = 1; size <= tree.size; size++) {
    for (let index = 0; index < size; index++) claims.push(tree.inclusion(index, size));
    for (let older = 1; older <= size; older++) claims.push(tree.consistency(older, size));
  }
  return claims;
}

/** Claims about random trees of up to 3,000 entries, most of them changed in some way. */
function randomClaims(count: number): Claim[] {
  const aTree = fc
    .record({ size: fc.integer({ min: 2, max: 3_000 }), seed: fc.nat({ max: 65_535 }) })
    .map(({ size, seed }) => treeOf(size, seed));
  const trees = fc.sample(aTree, 6);
  const aClaim = fc
    .record({
      tree: fc.constantFrom(...trees),
      sizes: fc.tuple(fc.nat(), fc.nat()),
      isInclusion: fc.boolean(),
      change: fc.record({ kind: fc.nat(), n: fc.nat() }),
    })
    .map(({ tree, sizes: [a, b], isInclusion, change }) => {
      const size = (a % tree.size) + 1;
      const part = b % size;
      const claim = isInclusion ? tree.inclusion(part, size) : tree.consistency(part + 1, size);
      return changed(claim, change);
    });
  return fc.sample(aClaim, count);
}

/** Claims about trees that nobody could build, half of them about consistency. */
function largeClaims(count: number): Claim[] {
  const aClaim = fc
    .record({
      claim: fc.oneof(aLargeInclusion, aLargeConsistency),
      change: fc.record({ kind: fc.nat(), n: fc.nat() }),
    })
    .map(({ claim, change }) => changed(claim, change));
  return fc.sample(aClaim, count);
}

for (const { name, isMissing, random, every } of machines) {
  const testHere = test.skipIf(isMissing);

  testHere(
    `every proof between trees of up to 70 entries holds on ${name}`,
    async () => {
      expect(await agreeOn(name, allClaims())).toBe(ALL_SIZES_TO * (ALL_SIZES_TO + 1));
    },
    240_000,
  );

  testHere(
    `a change of any such proof gets the same verdict on ${name}`,
    async () => {
      // Each claim is changed in one way, and neighbours in different ways.
      const claims = allClaims().map((claim, n) => changed(claim, { kind: n % 23, n: n * 7 }));
      const asked = claims.filter((_, n) => n % every === 0);
      expect(await agreeOn(name, asked)).toBeLessThan(asked.length / 2);
    },
    240_000,
  );

  testHere(
    `claims about random trees get the verdict of the domain on ${name}`,
    async () => {
      const holding = await agreeOn(name, randomClaims(random));
      expect(holding).toBeGreaterThan(0);
      expect(holding).toBeLessThan(random);
    },
    240_000,
  );

  testHere(
    `so do claims about trees of up to nine quadrillion entries on ${name}`,
    async () => {
      expect(await agreeOn(name, largeClaims(random / 5))).toBeGreaterThan(0);
    },
    240_000,
  );
}
