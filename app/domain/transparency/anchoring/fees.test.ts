import fc from "fast-check";
import { expect, test } from "vitest";
import { capOf, firstFees, isWithinBudget, replacementFees } from "./fees";
import type { Fees } from "./profile";

const GWEI = 1_000_000_000n;
const eip1559 = (maxFeePerGas: bigint, maxPriorityFeePerGas: bigint): Fees => ({
  kind: "eip1559",
  maxFeePerGas,
  maxPriorityFeePerGas,
});
const legacy = (gasPrice: bigint): Fees => ({ kind: "legacy", gasPrice });

test("the first offer is the suggestion, while it is not above the limit", () => {
  const suggestion = eip1559(61n * GWEI, GWEI);
  expect(firstFees(suggestion, {})).toEqual({ ok: true, value: suggestion });
  expect(firstFees(suggestion, { maxFeePerGas: 61n * GWEI })).toEqual({
    ok: true,
    value: suggestion,
  });
});

test("a limit below the suggestion is offered while it still pays today's price, to the wei", () => {
  // A base fee of 30 and a tip of 1: today's price is 31, the suggestion 61.
  const suggestion = eip1559(61n, 1n);
  expect(firstFees(suggestion, { maxFeePerGas: 31n })).toEqual({
    ok: true,
    value: eip1559(31n, 1n),
  });
  expect(firstFees(suggestion, { maxFeePerGas: 30n })).toEqual({
    ok: false,
    refusal: { code: "fee-cap-reached", wanted: 31n, limit: 30n },
  });
});

test("a gas price above the limit is refused, and gas that costs nothing never is", () => {
  expect(firstFees(legacy(11n), { maxFeePerGas: 10n })).toMatchObject({
    refusal: { wanted: 11n, limit: 10n },
  });
  expect(firstFees(legacy(10n), { maxFeePerGas: 10n }).ok).toBe(true);
  expect(firstFees(legacy(0n), { maxFeePerGas: 0n })).toEqual({ ok: true, value: legacy(0n) });
  expect(firstFees(eip1559(0n, 0n), {})).toEqual({ ok: true, value: eip1559(0n, 0n) });
});

test("a replacement offers an eighth more in cap and tip, rounded up", () => {
  const earlier = [eip1559(1_001n, 9n)];
  expect(replacementFees(earlier, eip1559(1_000n, 1n), {})).toEqual({
    ok: true,
    value: eip1559(1_127n, 11n),
  });
  expect(replacementFees([legacy(80n)], legacy(80n), {})).toEqual({ ok: true, value: legacy(90n) });
});

test("where the suggestion has risen above the bump, the replacement follows it", () => {
  expect(replacementFees([eip1559(100n, 10n)], eip1559(400n, 2n), {})).toEqual({
    ok: true,
    value: eip1559(400n, 12n),
  });
});

test("a replacement beats the dearest cap and the dearest tip, even of different attempts", () => {
  const earlier = [eip1559(100n, 50n), eip1559(200n, 8n)];
  expect(replacementFees(earlier, eip1559(90n, 1n), {})).toEqual({
    ok: true,
    value: eip1559(225n, 57n),
  });
});

test("a replacement never passes the operator's limit, nor five times the suggestion", () => {
  expect(replacementFees([legacy(80n)], legacy(80n), { maxFeePerGas: 90n }).ok).toBe(true);
  expect(replacementFees([legacy(80n)], legacy(80n), { maxFeePerGas: 89n })).toEqual({
    ok: false,
    refusal: { code: "fee-cap-reached", wanted: 90n, limit: 89n },
  });
  expect(replacementFees([legacy(444n)], legacy(100n), {})).toEqual({
    ok: true,
    value: legacy(500n),
  });
  expect(replacementFees([legacy(445n)], legacy(100n), {}).ok).toBe(false);
});

test("an offer of nothing is bumped by one wei, and a replacement of nothing is a first offer", () => {
  expect(replacementFees([legacy(0n)], legacy(0n), {})).toEqual({ ok: true, value: legacy(1n) });
  expect(replacementFees([], legacy(7n), {})).toEqual({ ok: true, value: legacy(7n) });
});

test("a chain that learned tips in the meantime gets both from the old gas price", () => {
  expect(replacementFees([legacy(80n)], eip1559(60n, 1n), {})).toEqual({
    ok: true,
    value: eip1559(90n, 90n),
  });
});

test("whatever was offered, an accepted replacement is an eighth dearer and its tip fits the cap", () => {
  const fees = fc
    .tuple(fc.bigInt(0n, 10n ** 13n), fc.bigInt(0n, 10n ** 13n))
    .map(([a, b]) => eip1559(a > b ? a : b, a > b ? b : a));
  fc.assert(
    fc.property(fc.array(fees, { minLength: 1, maxLength: 4 }), fees, (earlier, suggestion) => {
      const outcome = replacementFees(earlier, suggestion, {});
      if (!outcome.ok || outcome.value.kind !== "eip1559") return;
      const { maxFeePerGas: cap, maxPriorityFeePerGas: tip } = outcome.value;
      expect(tip <= cap).toBe(true);
      expect(cap <= capOf(suggestion) * 5n || capOf(suggestion) === 0n).toBe(true);
      for (const one of earlier) {
        if (one.kind !== "eip1559") continue;
        expect(cap * 8n >= one.maxFeePerGas * 9n && cap > one.maxFeePerGas).toBe(true);
        expect(tip * 8n >= one.maxPriorityFeePerGas * 9n).toBe(true);
      }
    }),
  );
});

test("the budget is kept to the last wei, and a replacement costs only what it adds", () => {
  const spent = [
    { nonce: 1, wei: 400n },
    { nonce: 2, wei: 300n },
    { nonce: 2, wei: 350n },
  ];
  const limits = { dailyBudget: 1_000n };
  expect(isWithinBudget({ nonce: 3, wei: 250n }, spent, limits)).toBe(true);
  expect(isWithinBudget({ nonce: 3, wei: 251n }, spent, limits)).toBe(false);
  expect(isWithinBudget({ nonce: 2, wei: 600n }, spent, limits)).toBe(true);
  expect(isWithinBudget({ nonce: 2, wei: 601n }, spent, limits)).toBe(false);
  expect(isWithinBudget({ nonce: 3, wei: 0n }, [], { dailyBudget: 0n })).toBe(true);
  expect(isWithinBudget({ nonce: 3, wei: 1n }, [], { dailyBudget: 0n })).toBe(false);
  expect(isWithinBudget({ nonce: 3, wei: 10n ** 30n }, spent, {})).toBe(true);
});
