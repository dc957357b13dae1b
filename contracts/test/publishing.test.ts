import fc from "fast-check";
import { encodeFunctionData, type Hex } from "viem";
import { type LocalAccount, privateKeyToAccount } from "viem/accounts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { to0x } from "~/domain/transparency/bytes";
import { grantAnchorAbi } from "~contracts/abi/GrantAnchor";
import { anvilProgram } from "../../tests/support/anvil";
import { anvilEvm, type Evm, embeddedEvm } from "../../tests/support/contracts/evm";
import { type Judge, judgeOn, type Verdict } from "../../tests/support/contracts/judge";
import {
  type ConsistencyClaim,
  changed,
  treeOf,
  verdictOfDomain,
} from "../../tests/support/contracts/proof-cases";

const abi = grantAnchorAbi;
const ZERO: Hex = `0x${"00".repeat(32)}`;

const machines = [
  { name: "our machine", isMissing: false, open: embeddedEvm },
  {
    name: "anvil (skipped where it is not installed)",
    isMissing: anvilProgram === null,
    open: anvilEvm,
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

/** Three accounts by ascending address, which is the order of their signatures. */
const witnesses: readonly LocalAccount[] = [1, 2, 3]
  .map((n) => privateKeyToAccount(`0x${n.toString(16).padStart(64, "0")}`))
  .sort((a, b) => (BigInt(a.address) < BigInt(b.address) ? -1 : 1));

type Head = {
  readonly logId: Hex;
  readonly prevSize: bigint;
  readonly prevRoot: Hex;
  readonly size: bigint;
  readonly root: Hex;
};
type Domain = {
  readonly name: string;
  readonly version: string;
  readonly chainId: number;
  readonly verifyingContract: Hex;
};

const types = {
  Checkpoint: [
    { name: "logId", type: "bytes32" },
    { name: "prevSize", type: "uint64" },
    { name: "prevRoot", type: "bytes32" },
    { name: "size", type: "uint64" },
    { name: "root", type: "bytes32" },
  ],
} as const;

async function signed(domain: Domain, head: Head, by = witnesses.slice(0, 2)): Promise<Hex> {
  const all: string[] = [];
  for (const witness of by) {
    const typed = { domain, types, primaryType: "Checkpoint", message: head } as const;
    all.push((await witness.signTypedData(typed)).slice(2));
  }
  return `0x${all.join("")}`;
}

const creation = (logId: Hex, anchor: Hex, quorum: number): Hex =>
  encodeFunctionData({
    abi,
    functionName: "createLog",
    args: [logId, anchor, quorum, quorum === 0 ? [] : witnesses.map((one) => one.address)],
  });

const publication = (head: Head, proof: readonly Hex[], signatures: Hex): Hex =>
  encodeFunctionData({
    abi,
    functionName: "publish",
    args: [head.logId, head.prevSize, head.size, head.root, [...proof], signatures],
  });

const idOf = (n: number): Hex => `0x${n.toString(16).padStart(64, "0")}`;
const isDone = (verdict: Verdict | undefined): boolean => verdict?.ok === true;

/** Random steps from one tree to another, most of them changed in some way. */
function randomSteps(count: number): ConsistencyClaim[] {
  const trees = [1, 2, 3].map((seed) => treeOf(700, seed));
  const aStep = fc
    .record({
      tree: fc.constantFrom(...trees),
      sizes: fc.tuple(fc.integer({ min: 1, max: 699 }), fc.integer({ min: 1, max: 699 })),
      change: fc.record({ kind: fc.nat(), n: fc.nat() }),
    })
    .map(({ tree, sizes: [a, b], change }) =>
      changed(tree.consistency(Math.min(a, b), Math.max(a, b) + 1), change),
    );
  return fc.sample(aStep, count) as ConsistencyClaim[];
}

for (const { name, isMissing } of machines) {
  const testHere = test.skipIf(isMissing);
  const judge = () => judges.get(name) as Judge;
  const domain = (): Domain => ({
    name: "Vouchsafe GrantAnchor",
    version: "1",
    chainId: judge().chainId,
    verifyingContract: judge().contract,
  });

  testHere(
    `a head is taken exactly when the domain finds it consistent, on ${name}`,
    async () => {
      const steps = randomSteps(150).filter((step) => step.older > 0);
      const calls = steps.flatMap((step, n) => {
        const first = {
          logId: idOf(n + 1),
          prevSize: 0n,
          prevRoot: ZERO,
          size: BigInt(step.older),
        };
        const next = { ...first, prevSize: first.size, size: BigInt(step.newer) };
        return [
          creation(first.logId, judge().address, 0),
          publication({ ...first, root: to0x(step.olderRoot) }, [], "0x"),
          publication({ ...next, root: to0x(step.newerRoot) }, step.proof.map(to0x), "0x"),
        ];
      });
      const verdicts = await judge().ask(calls);
      let taken = 0;
      for (const [n, step] of steps.entries()) {
        expect(isDone(verdicts[n * 3 + 1])).toBe(true);
        const isExpected = step.newer > step.older && verdictOfDomain(step);
        expect([n, isDone(verdicts[n * 3 + 2])]).toEqual([n, isExpected]);
        taken += isExpected ? 1 : 0;
      }
      expect(taken).toBeGreaterThan(0);
    },
    60_000,
  );

  testHere(
    `what viem signs as EIP-712 counts for this chain, contract and head only, on ${name}`,
    async () => {
      const step = treeOf(40).consistency(7, 40);
      const log = idOf(999);
      const [olderRoot, newerRoot] = [to0x(step.olderRoot), to0x(step.newerRoot)];
      const first = { logId: log, prevSize: 0n, prevRoot: ZERO, size: 7n, root: olderRoot };
      const next = { logId: log, prevSize: 7n, prevRoot: olderRoot, size: 40n, root: newerRoot };
      const proof = step.proof.map(to0x);
      const other = `0x${"11".repeat(20)}` as const;
      const wrong = await Promise.all([
        signed({ ...domain(), name: "GrantAnchor" }, next),
        signed({ ...domain(), version: "2" }, next),
        signed({ ...domain(), chainId: judge().chainId + 1 }, next),
        signed({ ...domain(), verifyingContract: other }, next),
        signed(domain(), { ...next, logId: idOf(998) }),
        signed(domain(), { ...next, prevSize: 6n }),
        signed(domain(), { ...next, prevRoot: newerRoot }),
        signed(domain(), { ...next, size: 41n }),
        signed(domain(), { ...next, root: olderRoot }),
        signed(domain(), next, [...witnesses].reverse()),
      ]);
      const calls = [
        creation(log, judge().address, 2),
        publication(first, [], await signed(domain(), first)),
        publication(next, proof, "0x"),
        publication(next, proof, await signed(domain(), next, witnesses.slice(2))),
        ...wrong.map((signatures) => publication(next, proof, signatures)),
        publication(next, proof, await signed(domain(), next, witnesses.slice(1))),
      ];
      const verdicts = await judge().ask(calls);
      const refusals = verdicts.map((verdict) => (verdict.ok ? "done" : verdict.refusal));
      expect(refusals).toEqual([
        ...["done", "done"],
        ...["GrantAnchorQuorum", "GrantAnchorQuorum"],
        ...wrong.map(() => "GrantAnchorNotWitness"),
        "done",
      ]);
    },
    60_000,
  );
}
