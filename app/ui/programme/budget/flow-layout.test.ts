import { expect, test } from "vitest";
import { bandsOf, columnOf, FLOW, heightOf } from "./flow-layout";

test("bars are as high as their money, and small ones keep room for their words", () => {
  const column = columnOf(
    [
      { id: "a", amount: 750 },
      { id: "b", amount: 250 },
    ],
    { x: 0, whole: 1_000 },
  );
  expect(column.map((node) => node.height)).toEqual([FLOW.money * 0.75, FLOW.money * 0.25]);
  const tiny = columnOf([{ id: "a", amount: 1 }], { x: 0, whole: 1_000_000 });
  expect(heightOf(tiny)).toBe(FLOW.slot);
});

test("an amount of nothing has a bar to name it and no band", () => {
  const [from] = columnOf([{ id: "whole", amount: 100 }], { x: 0, whole: 100 });
  const to = columnOf(
    [
      { id: "some", amount: 100 },
      { id: "none", amount: 0 },
    ],
    { x: 400, whole: 100 },
  );
  expect(to).toHaveLength(2);
  expect(from && bandsOf(from, to).map((band) => band.to)).toEqual(["some"]);
});

test("a round without money is drawn without a division by zero", () => {
  const [node] = columnOf([{ id: "a", amount: 0 }], { x: 0, whole: 0 });
  expect(node?.height).toBe(2);
});
