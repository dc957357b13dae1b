import fc from "fast-check";
import { expect, test } from "vitest";
import { EVERYTHING, LAST_PAGE, queryOf, readCriteria, without } from "./criteria";
import { personBand, priceBand } from "./facets";

const read = (query: string) => readCriteria(new URLSearchParams(query));

test("a search is read from its URL and written back the same", () => {
  const query =
    "q=%ED%9D%89%EB%B6%80&type=omics&type=biosignal&disease=cancer&term=NMDS&sort=price&page=3";
  const { criteria, problems } = read(query);
  expect(problems).toEqual([]);
  expect(criteria).toMatchObject({ q: "흉부", sort: "price", page: 3 });
  expect(criteria.selected.type).toEqual(["omics", "biosignal"]);
  expect(read(queryOf(criteria)).criteria.selected.term).toEqual(["NMDS"]);
  expect(queryOf(EVERYTHING)).toBe("");
});

test.each([
  ["type=xray", "type", "unknown-value"],
  ["disease=%00", "disease", "unknown-value"],
  ["region=99999", "region", "unknown-value"],
  ["consortium=' or 1=1 --", "consortium", "unknown-value"],
  ["hospital=org_", "hospital", "unknown-value"],
  [`modality=${"x".repeat(61)}`, "modality", "unknown-value"],
  ["persons=many", "persons", "unknown-value"],
  ["price=-1", "price", "unknown-value"],
  ["term=DUO:0000001", "term", "unknown-value"],
  ["channel=post", "channel", "unknown-value"],
  ["sort=best", "sort", "unknown-value"],
  ["usable=maybe", "usable", "unknown-value"],
  ["page=0", "page", "out-of-range"],
  ["page=-1", "page", "out-of-range"],
  ["page=1.5", "page", "out-of-range"],
  [`page=${LAST_PAGE + 1}`, "page", "out-of-range"],
  ["page=99999999999999999999", "page", "out-of-range"],
  [`q=${"가".repeat(201)}`, "q", "too-long"],
])("%s is named and left out", (query, field, problem) => {
  const { criteria, problems } = read(query);
  expect(problems).toMatchObject([{ field, problem }]);
  expect(queryOf(criteria)).toBe("");
});

test("a bad value leaves the good ones of its facet, and foreign parameters are ignored", () => {
  const { criteria, problems } = read("type=omics&type=bad&utm_source=x&__proto__=y");
  expect(criteria.selected).toEqual({ type: ["omics"] });
  expect(problems).toHaveLength(1);
});

test("a thousand values of one facet are bounded", () => {
  const query = Array.from({ length: 1_000 }, (_, at) => `modality=m${at}`).join("&");
  const { criteria, problems } = read(query);
  expect(criteria.selected.modality).toHaveLength(50);
  expect(problems).toMatchObject([{ field: "modality", problem: "too-many" }]);
});

test("no query string throws", () => {
  const name = fc.constantFrom("q", "type", "page", "sort", "disease", "usable", "constructor");
  fc.assert(
    fc.property(fc.array(fc.tuple(name, fc.string({ unit: "binary" }))), (pairs) => {
      const { criteria } = readCriteria(pairs);
      expect(readCriteria(new URLSearchParams(queryOf(criteria))).problems).toEqual([]);
    }),
  );
});

test("taking one value away goes back to the first page", () => {
  const { criteria } = read("type=omics&type=biosignal&region=11&page=4");
  expect(queryOf(without(criteria, { facet: "type", value: "omics" }))).toBe(
    "type=biosignal&region=11",
  );
  expect(queryOf(without(criteria, { facet: "region", value: "11" }))).toBe(
    "type=biosignal&type=omics",
  );
});

test("bands begin at their number", () => {
  expect([null, 0, 99, 100, 999, 1_000, 9_999, 10_000].map(personBand)).toEqual([
    "unknown",
    "under-100",
    "under-100",
    "100-999",
    "100-999",
    "1000-9999",
    "1000-9999",
    "10000-up",
  ]);
  expect(
    [0, 9_999_999, 10_000_000, 29_999_999, 30_000_000, 99_999_999, 100_000_000].map(priceBand),
  ).toEqual(["under-10m", "under-10m", "10m-30m", "10m-30m", "30m-100m", "30m-100m", "100m-up"]);
});
