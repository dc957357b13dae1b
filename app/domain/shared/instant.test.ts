import { expect, test } from "vitest";
import {
  addDays,
  endOfKoreanDay,
  instantOf,
  isWithin,
  koreanDayOf,
  startOfKoreanDay,
} from "./instant";

test("a Korean day starts nine hours before the UTC day of the same name", () => {
  expect(new Date(startOfKoreanDay("2026-03-16")).toISOString()).toBe("2026-03-15T15:00:00.000Z");
  expect(koreanDayOf(instantOf(Date.parse("2026-03-15T14:59:59.999Z")))).toBe("2026-03-15");
  expect(koreanDayOf(instantOf(Date.parse("2026-03-15T15:00:00.000Z")))).toBe("2026-03-16");
});

test("a call that closes on a day is open until the very last millisecond of it", () => {
  const open = { from: startOfKoreanDay("2026-02-10"), until: endOfKoreanDay("2026-03-16") };
  expect(isWithin(instantOf(open.until - 1), open)).toBe(true);
  expect(isWithin(open.until, open)).toBe(false);
});

test("a day that is not in the calendar is refused", () => {
  expect(() => startOfKoreanDay("2026-02-30")).toThrow("not a calendar day");
  expect(addDays(startOfKoreanDay("2026-02-28"), 1)).toBe(startOfKoreanDay("2026-03-01"));
});
