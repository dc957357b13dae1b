import fc from "fast-check";
import { expect, test } from "vitest";
import { addKrw, krw, shareOf, subtractKrw } from "./krw";

test("won are whole and safe, and nothing is rounded silently", () => {
  expect(() => krw(0.5)).toThrow("not a whole");
  expect(() => krw(Number.NaN)).toThrow();
  expect(() => krw(2 ** 53)).toThrow();
  expect(Object.is(krw(-0), 0)).toBe(true);
});

test("a share and its remainder always add up to the amount", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 400_000_000_000 }),
      fc.integer({ min: 0, max: 10_000 }),
      (n, rate) => {
        const share = shareOf(krw(n), rate);
        expect(addKrw(share, subtractKrw(krw(n), share))).toBe(n);
        expect(BigInt(share)).toBe((BigInt(n) * BigInt(rate)) / 10_000n);
      },
    ),
  );
});

test("15 percent of one won is nothing, of 7 won one", () => {
  expect(shareOf(krw(1), 1_500)).toBe(0);
  expect(shareOf(krw(7), 1_500)).toBe(1);
  expect(() => shareOf(krw(7), 10_001)).toThrow("not a rate");
});
