import { expect, test } from "vitest";
import { pollAfterMs, retryAfterMs } from "./retry";

test("the wait doubles up to five minutes and never ends", () => {
  expect([1, 2, 3, 4].map((failures) => retryAfterMs(failures, 0))).toEqual([
    500, 1_000, 2_000, 4_000,
  ]);
  for (const failures of [10, 100, 100_000, Number.MAX_SAFE_INTEGER]) {
    expect(retryAfterMs(failures, 0)).toBe(150_000);
    expect(retryAfterMs(failures, 0.999_999)).toBe(300_000);
  }
  expect(retryAfterMs(0, 0)).toBe(500);
});

test("half of the wait is chance, so that hubs do not come back together", () => {
  const waits = [0, 0.25, 0.5, 0.75].map((random) => retryAfterMs(3, random));
  expect(waits).toEqual([2_000, 2_500, 3_000, 3_500]);
});

test("a transaction on its way is asked after often enough and not all the time", () => {
  expect(pollAfterMs({ resubmitAfterMs: 48_000 })).toBe(5_000);
  expect(pollAfterMs({ resubmitAfterMs: 800 })).toBe(100);
  expect(pollAfterMs({ resubmitAfterMs: 0 })).toBe(20);
});
