import { expect, test } from "vitest";
import { decisionTimes, fastestFirst } from "./decision-time";

const DAY = 86_400_000;
const aCase = (hospitalId: string, days: number) => ({
  hospitalId,
  openedAt: 1_000,
  decidedAt: 1_000 + days * DAY,
});

test("the median and the ninetieth percentile are cases that happened", () => {
  const cases = [1, 2, 3, 4, 5, 6, 7, 8, 9, 40].map((days) => aCase("a", days));
  expect(decisionTimes(cases).get("a")).toEqual({ medianDays: 5, ninetiethDays: 9, cases: 10 });
});

test("one case is its own median; no case is no figure", () => {
  const times = decisionTimes([aCase("a", 2.26)]);
  expect(times.get("a")).toEqual({ medianDays: 2.3, ninetiethDays: 2.3, cases: 1 });
  expect(times.get("b")).toBeUndefined();
});

test("the fastest hospital comes first, ties by id", () => {
  const times = decisionTimes([aCase("b", 3), aCase("a", 3), aCase("c", 1)]);
  expect(fastestFirst(times)).toEqual(["c", "a", "b"]);
});
