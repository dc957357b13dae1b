import { hashTypedData } from "viem";
import { expect, test } from "vitest";
import { to0x } from "../bytes";
import { logIdOf } from "../notes/checkpoint";
import { type WitnessedHead, witnessedHeadDigest } from "./witnessed-head";

const head: WitnessedHead = {
  chainId: 2 ** 40 + 7,
  contract: "0x5FbDB2315678afecb367f032d93F642f64180aa3",
  origin: "hub.example/log",
  prevSize: 258,
  prevRoot: new Uint8Array(32).fill(1),
  size: 2 ** 50,
  root: new Uint8Array(32).fill(2),
};

test("a witness signs what another library makes of the same EIP-712 structure", () => {
  const field = (name: string, type: string) => ({ name, type });
  const expected = hashTypedData({
    domain: {
      name: "Vouchsafe GrantAnchor",
      version: "1",
      chainId: head.chainId,
      verifyingContract: head.contract as `0x${string}`,
    },
    types: {
      Checkpoint: [
        field("logId", "bytes32"),
        field("prevSize", "uint64"),
        field("prevRoot", "bytes32"),
        field("size", "uint64"),
        field("root", "bytes32"),
      ],
    },
    primaryType: "Checkpoint",
    message: {
      logId: to0x(logIdOf(head.origin, head.chainId)),
      prevSize: BigInt(head.prevSize),
      prevRoot: to0x(head.prevRoot),
      size: BigInt(head.size),
      root: to0x(head.root),
    },
  });
  const digest = witnessedHeadDigest(head);
  expect(digest && to0x(digest)).toBe(expected);
});

test("every fact of the head changes what is signed", () => {
  const other = new Uint8Array(32).fill(3);
  const changes: Partial<WitnessedHead>[] = [
    {},
    { chainId: 1 },
    { contract: `0x${"ab".repeat(20)}` },
    { origin: "hub.example/other" },
    { prevSize: 1 },
    { prevRoot: other },
    { size: 1 },
    { root: other },
  ];
  const digests = changes.map((change) => String(witnessedHeadDigest({ ...head, ...change })));
  expect(new Set(digests).size).toBe(changes.length);
});

test("what is no address is not signed for", () => {
  for (const contract of ["", "0x", "0x12", `0x${"zz".repeat(20)}`, "ab".repeat(20)]) {
    expect(witnessedHeadDigest({ ...head, contract })).toBeUndefined();
  }
});
