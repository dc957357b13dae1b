import { expect, test } from "vitest";
import { medianOf } from "./front-figures.server";

test("the median of nothing is nothing, of one it is the one, of two their mean", () => {
  expect(medianOf([])).toBeNull();
  expect(medianOf([4])).toBe(4);
  expect(medianOf([9, 1])).toBe(5);
  expect(medianOf([100, 1, 2])).toBe(2);
});
