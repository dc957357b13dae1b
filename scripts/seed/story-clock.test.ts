import { expect, test } from "vitest";
import { addDays, startOfKoreanDay } from "~/domain/shared/instant";
import { StoryClock } from "./story-clock";

const day = (n: number) => addDays(startOfKoreanDay("2026-03-02"), n);

test("stories happen in the order of their moments, never two at once, never back in time", async () => {
  const clock = new StoryClock();
  const seen: string[] = [];
  const moments: number[] = [];
  const story = (name: string, days: number[]) => async () => {
    for (const n of days) {
      moments.push(await clock.until(day(n)));
      seen.push(`${name}${n}`);
      await Promise.resolve();
    }
  };
  await clock.play([story("a", [0, 5, 6]), story("b", [1, 2, 9]), story("c", [5])]);
  expect(seen).toEqual(["a0", "b1", "b2", "c5", "a5", "a6", "b9"]);
  expect(moments).toEqual([...moments].sort((a, b) => a - b));
  expect(new Set(moments).size).toBe(moments.length);
});

test("a story that fails ends the play with its reason", async () => {
  const clock = new StoryClock();
  const failing = async () => {
    await clock.until(day(0));
    throw new Error("refused");
  };
  await expect(clock.play([failing])).rejects.toThrow("refused");
});
