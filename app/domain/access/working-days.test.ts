import { expect, test } from "vitest";
import { instantOf } from "~/domain/shared/instant";
import { workingDaysUntil } from "./working-days";

const at = (text: string) => instantOf(Date.parse(`${text}+09:00`));

test("from Friday to Monday there is one working day left", () => {
  expect(workingDaysUntil(at("2026-03-16T18:00:00"), at("2026-03-13T09:00:00"))).toBe(1);
});

test("on the day of the deadline no working day is left, and none after it", () => {
  expect(workingDaysUntil(at("2026-03-16T18:00:00"), at("2026-03-16T00:00:00"))).toBe(0);
  expect(workingDaysUntil(at("2026-03-16T18:00:00"), at("2026-03-20T00:00:00"))).toBe(0);
});

test("days are Korean calendar days: a minute before midnight in Seoul is still today", () => {
  expect(workingDaysUntil(at("2026-03-17T00:00:00"), at("2026-03-16T23:59:00"))).toBe(1);
  expect(workingDaysUntil(at("2026-03-16T23:59:00"), at("2026-03-16T00:00:00"))).toBe(0);
});

test("a weekend counts for nothing", () => {
  expect(workingDaysUntil(at("2026-03-15T12:00:00"), at("2026-03-13T12:00:00"))).toBe(0);
});
