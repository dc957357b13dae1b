import { expect, test } from "vitest";
import { krw } from "~/domain/shared/krw";
import { someRules } from "../../../tests/support/builders/rules";
import { type BasketLine, classify } from "./classify";

const line = (dataType: string, hospitalId: string, priceKrw = 1_000_000) => ({
  dataType,
  hospitalId,
  priceKrw: krw(priceKrw),
});

const cases: readonly [string, BasketLine[], string][] = [
  ["one type of one hospital", [line("a", "h")], "small price-below"],
  ["two types of one hospital", [line("a", "h"), line("b", "h")], "small price-below"],
  ["three types", [line("a", "h"), line("b", "h"), line("c", "h")], "large data-types"],
  ["two hospitals", [line("a", "h"), line("a", "i")], "large institutions"],
  ["three types, two hospitals", [line("a", "h"), line("b", "i"), line("c", "h")], "large both"],
  ["the last won below the medium price", [line("a", "h", 100_000_000)], "small price-below"],
  ["the medium price itself", [line("a", "h", 100_000_001)], "medium price-from"],
  ["the same type twice counts once", [line("a", "h"), line("a", "h")], "small price-below"],
  ["an empty basket", [], "small price-below"],
];

test.each(cases)("%s", (_, lines, expected) => {
  const { projectClass, because } = classify(lines, someRules());
  expect(`${projectClass} ${because}`).toBe(expected);
});

test("a round without 소형 knows large and medium only", () => {
  const rules = someRules({ mediumFromKrw: null });
  expect(classify([line("a", "h", 1)], rules)).toMatchObject({
    projectClass: "medium",
    because: "no-small-class",
    changes: [{ to: "large", needs: "any" }],
  });
});

test("a class names what would change it", () => {
  expect(classify([line("a", "h")], someRules()).changes).toEqual([
    {
      to: "large",
      needs: "any",
      of: [
        { fact: "data-types", is: "at-least", value: 3 },
        { fact: "institutions", is: "at-least", value: 2 },
      ],
    },
    { to: "medium", needs: "all", of: [{ fact: "price", is: "at-least", value: 100_000_001 }] },
  ]);
  expect(classify([line("a", "h"), line("b", "i"), line("c", "i")], someRules()).changes).toEqual([
    {
      to: "small",
      needs: "all",
      of: [
        { fact: "data-types", is: "below", value: 3 },
        { fact: "institutions", is: "below", value: 2 },
      ],
    },
  ]);
});
