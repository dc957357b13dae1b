import { expect, test } from "vitest";
import { instantOf } from "~/domain/shared/instant";
import { checkableMonth, isMonth, monthAfter, monthOf, periodOf } from "./access-month";
import { MANY_IN_A_DAY, unusualSigns } from "./unusual-use";

const at = (text: string) => instantOf(Date.parse(text));

test("a month begins and ends at midnight in Korea", () => {
  expect(periodOf("2026-12")).toEqual({
    from: at("2026-12-01T00:00:00+09:00"),
    until: at("2027-01-01T00:00:00+09:00"),
  });
  expect(monthOf(at("2026-11-30T15:00:00Z"))).toBe("2026-12");
  expect(monthOf(at("2026-11-30T14:59:59.999Z"))).toBe("2026-11");
});

test("months count over the end of the year in both directions", () => {
  expect(monthAfter("2026-12")).toBe("2027-01");
  expect(monthAfter("2026-01", -1)).toBe("2025-12");
  expect(monthAfter("2026-03", -15)).toBe("2024-12");
  expect(["2026-00", "2026-13", "1999-01", "2026-1", "2026-010"].some(isMonth)).toBe(false);
});

test("a month is checked from the first moment after it", () => {
  const end = at("2026-12-01T00:00:00+09:00");
  expect(checkableMonth("2026-11", instantOf(end - 1))).toMatchObject({
    refusal: { code: "month-not-over", until: end },
  });
  expect(checkableMonth("2026-11", end).ok).toBe(true);
});

test("signs begin exactly at their bounds", () => {
  const quiet = { refused: 0, mostInADay: MANY_IN_A_DAY - 1, bytes: 10, datasetBytes: 10 };
  expect(unusualSigns(quiet)).toEqual([]);
  expect(
    unusualSigns({ refused: 1, mostInADay: MANY_IN_A_DAY, bytes: 11, datasetBytes: 10 }),
  ).toEqual(["refused-uses", "many-in-a-day", "more-than-the-dataset"]);
});
