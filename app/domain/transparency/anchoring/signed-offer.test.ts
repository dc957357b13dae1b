import { privateKeyToAccount } from "viem/accounts";
import { expect, test } from "vitest";
import { signedOfferOf } from "./signed-offer";

const account = privateKeyToAccount(`0x${"11".repeat(32)}`);
const to = `0x${"22".repeat(20)}` as const;

test("fees and gas limit are read from the bytes of both kinds of transaction", async () => {
  const eip1559 = await account.signTransaction({
    type: "eip1559",
    chainId: 1,
    nonce: 7,
    gas: 90_000n,
    maxFeePerGas: 61_000_000_001n,
    maxPriorityFeePerGas: 1n,
    to,
  });
  expect(signedOfferOf(eip1559)).toEqual({
    fees: { kind: "eip1559", maxFeePerGas: 61_000_000_001n, maxPriorityFeePerGas: 1n },
    gasLimit: 90_000n,
  });
  const legacy = await account.signTransaction({
    type: "legacy",
    chainId: 1,
    nonce: 0,
    gas: 21_000n,
    gasPrice: 0n,
    to,
  });
  expect(signedOfferOf(legacy)).toEqual({
    fees: { kind: "legacy", gasPrice: 0n },
    gasLimit: 21_000n,
  });
});

test("what is no such transaction has no offer", () => {
  for (const text of ["", "0x", "0x01c0", "0x02c0", "0xc0", "0x02ff", "hello"]) {
    expect(signedOfferOf(text)).toBe(undefined);
  }
});
