import { expect, test } from "vitest";
import { pagesAround } from "./Pagination";

test("a short list shows every page", () => {
  expect(pagesAround(1, 4)).toEqual([1, 2, 3, 4]);
});

test("a long list shows the ends and two neighbours, and a gap is never a single page", () => {
  expect(pagesAround(1, 20)).toEqual([1, 2, 3, null, 20]);
  expect(pagesAround(5, 20)).toEqual([1, 2, 3, 4, 5, 6, 7, null, 20]);
  expect(pagesAround(10, 20)).toEqual([1, null, 8, 9, 10, 11, 12, null, 20]);
  expect(pagesAround(20, 20)).toEqual([1, null, 18, 19, 20]);
});
