import fc from "fast-check";
import { expect, test } from "vitest";
import {
  coarsened,
  roundedCount,
  roundStep,
  SMALLEST_CELL,
  showableCells,
  shownPersons,
} from "./suppression";

const persons = (...counts: number[]) => counts.map((count) => ({ rows: count, persons: count }));

test("nine persons are hidden, ten are shown", () => {
  expect(showableCells(persons(9, 9, 40))).toEqual([false, false, true]);
  expect(showableCells(persons(10, 40))).toEqual([true, true]);
  expect(shownPersons(9)).toBeNull();
  expect(shownPersons(10)).toBe(10);
});

test("a single small cell takes the next smallest with it, or subtraction would give it away", () => {
  expect(showableCells(persons(7, 20, 40))).toEqual([false, false, true]);
  expect(showableCells(persons(7, 20))).toEqual([false, false]);
});

test("persons behind values that are not listed count as hidden", () => {
  expect(showableCells(persons(20, 40), 3)).toEqual([false, true]);
  expect(showableCells(persons(20, 40), 10)).toEqual([true, true]);
});

test("many rows of few persons stay hidden", () => {
  expect(showableCells([{ rows: 5_000, persons: 2 }])).toEqual([false]);
});

test("whatever the cells, what is hidden is nobody or at least ten persons, unless all is hidden", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(40), { maxLength: 12 }), fc.nat(20), (counts, unlisted) => {
      const shown = showableCells(persons(...counts), unlisted);
      const hidden = counts.reduce((sum, count, at) => (shown[at] ? sum : sum + count), unlisted);
      const nothingLeft = shown.every((isShown) => !isShown);
      expect(hidden === 0 || hidden >= SMALLEST_CELL || nothingLeft).toBe(true);
      counts.forEach((count, at) => {
        if (shown[at]) expect(count).toBeGreaterThanOrEqual(SMALLEST_CELL);
      });
    }),
  );
});

test("counts are shown in fives and range ends on a round step", () => {
  expect([10, 12, 13, 47].map(roundedCount)).toEqual([10, 10, 15, 45]);
  expect(coarsened(71.3, { step: 5, direction: "down" })).toBe(70);
  expect(coarsened(71.3, { step: 5, direction: "up" })).toBe(75);
  expect(coarsened(0.30000000000000004, { step: 0.1, direction: "near" })).toBe(0.3);
  expect(roundStep(88, 12)).toBe(10);
  expect(roundStep(0.9, 12)).toBe(0.1);
  expect(roundStep(0, 12)).toBe(1);
});
