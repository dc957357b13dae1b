import { expect, test } from "vitest";
import { en } from "./en";
import { ko } from "./ko";
import { translatorOf } from "./translate";

const texts: Record<"ko" | "en", Record<string, string>> = { ko, en };
const namesIn = (text: string): string[] =>
  [...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map(([, name]) => name ?? "").sort();

test("both languages have the same texts", () => {
  expect(Object.keys(en).sort()).toEqual(Object.keys(ko).sort());
});

test("no text is empty in either language", () => {
  for (const locale of ["ko", "en"] as const) {
    const empty = Object.entries(texts[locale]).filter(([, text]) => text.trim() === "");
    expect(empty, locale).toEqual([]);
  }
});

test("a text takes the same values in both languages", () => {
  const uneven = Object.entries(texts.ko).filter(
    ([key, text]) =>
      String([...new Set(namesIn(text))]) !== String([...new Set(namesIn(texts.en[key] ?? ""))]),
  );
  expect(uneven.map(([key]) => key)).toEqual([]);
});

test("a plural has both of its forms, so that English can choose", () => {
  const lone = Object.keys(ko).filter((key) => {
    const twin = key.endsWith("_one")
      ? key.replace(/_one$/, "_other")
      : key.replace(/_other$/, "_one");
    return twin !== key && !(twin in ko);
  });
  expect(lone).toEqual([]);
});

test("Korean texts are Korean: every one has a Hangul syllable, a figure or a name in it", () => {
  const foreign = Object.entries(texts.ko).filter(([, text]) => !/[가-힣]|\d|\{\{/.test(text));
  const allowed = foreign.filter(([, text]) => text.length <= 24); // units, codes, names of standards
  expect(foreign.map(([key]) => key)).toEqual(allowed.map(([key]) => key));
});

test("numbers are grouped, plurals chosen and unknown keys admitted", () => {
  const t = translatorOf("en", {
    a_one: "{{count}} day",
    a_other: "{{count}} days",
    "x.y:z": "{{n}} <b>",
  });
  const say = (key: string, params?: Record<string, string | number>) => t.maybe(key, params);
  expect(say("a", { count: 1 })).toBe("1 day");
  expect(say("a", { count: 12_345 })).toBe("12,345 days");
  expect(say("x.y:z", { n: "<i>" })).toBe("<i> <b>");
  expect(say("nothing")).toBeUndefined();
});
