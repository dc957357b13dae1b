import fc from "fast-check";
import { expect, test } from "vitest";
import { formatBytes, formatShare, formatWon, readWon, shortHash } from "./format";

test("an amount has its won sign, its groups and its minus in front", () => {
  expect(formatWon(320_000_000)).toBe("₩320,000,000");
  expect(formatWon(-1)).toBe("-₩1");
  expect(formatWon(0)).toBe("₩0");
});

test("Korean amounts are read in 조, 억 and 만, and exactly", () => {
  expect(readWon(320_000_000, "ko")).toBe("3억 2천만 원");
  expect(readWon(400_000_000, "ko")).toBe("4억 원");
  expect(readWon(25_000_000, "ko")).toBe("2,500만 원");
  expect(readWon(10_000, "ko")).toBe("1만 원");
  expect(readWon(123_456_789, "ko")).toBe("1억 2,345만 6,789원");
  expect(readWon(2_400_000_000_000, "ko")).toBe("2조 4,000억 원");
  expect(readWon(9_999, "ko")).toBe("9,999원");
  expect(readWon(0, "ko")).toBe("0원");
  expect(readWon(-70_000_000, "ko")).toBe("마이너스 7천만 원");
});

test("English amounts are read in millions and billions, and exactly", () => {
  expect(readWon(320_000_000, "en")).toBe("320 million won");
  expect(readWon(2_400_000_000, "en")).toBe("2.4 billion won");
  expect(readWon(70_000_001, "en")).toBe("70.000001 million won");
  expect(readWon(999_999, "en")).toBe("999,999 won");
  expect(readWon(-5, "en")).toBe("minus 5 won");
});

/** Reads the Korean words back to won. */
function wonOf(reading: string): number {
  const plain = reading.replaceAll(",", "").replace(/\s?원$/, "");
  return plain.split(" ").reduce((sum, part) => {
    const [, count, unit] = /^(\d+)(조|억|천만|만)?$/.exec(part) ?? [];
    const size = { 조: 1e12, 억: 1e8, 천만: 1e7, 만: 1e4 }[unit ?? ""] ?? 1;
    return sum + Number(count) * size;
  }, 0);
}

test("no won is lost in the Korean reading of any amount", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9_000_000_000_000_000 }), (amount) => {
      expect(wonOf(readWon(amount, "ko"))).toBe(amount);
    }),
  );
});

test("shares, sizes and hashes are short", () => {
  expect(formatShare(0.15)).toBe("15%");
  expect(formatShare(0.125)).toBe("12.5%");
  expect(formatBytes(0)).toBe("0 B");
  expect(formatBytes(4_200_000)).toBe("4.2 MB");
  expect(shortHash("a".repeat(64))).toBe("aaaaaa…aaaaaa");
  expect(shortHash("short")).toBe("short");
});
