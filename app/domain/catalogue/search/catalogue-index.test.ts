import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type Bitset,
  bitsetFor,
  bitsetFromList,
  countBits,
  hasBit,
  highest,
  setBit,
} from "./bitset";
import { CatalogueIndex } from "./catalogue-index";
import { type Criteria, EVERYTHING, PAGE_SIZE } from "./criteria";
import type { IndexedDataset } from "./facets";
import { countFacets, findAll, pageOfFound } from "./search-index";

const NOTHING_MORE = { text: null, usable: null };

const aDataset = (sequence: number, change: Partial<IndexedDataset> = {}): IndexedDataset => ({
  sequence,
  hospitalId: "org_h1",
  consortiumId: "org_c1",
  region: "11",
  dataType: "omics",
  modality: "WES",
  diseases: ["lung-cancer"],
  personCount: 100,
  priceKrw: 20_000_000,
  terms: [{ code: "DUO:0000042" }],
  deliveryChannels: ["file"],
  ...change,
});

const anIndex = (...datasets: readonly IndexedDataset[]): CatalogueIndex => {
  const index = new CatalogueIndex();
  for (const dataset of datasets) index.put(dataset);
  return index;
};

const page = (
  index: CatalogueIndex,
  change: Partial<Criteria> = {},
  hospitalIds: string[] = [],
) => {
  const criteria = { ...EVERYTHING, ...change };
  const found = findAll(index, criteria, NOTHING_MORE);
  return pageOfFound(index, found, { criteria, hospitalIds });
};

test("bits are counted, listed from the top and paged like a sorted list", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.nat(500)),
      fc.nat(60),
      fc.integer({ min: 1, max: 30 }),
      (members, offset, limit) => {
        const set: Bitset = bitsetFor(512);
        for (const member of members) setBit(set, member);
        const sorted = [...members].sort((a, b) => b - a);
        expect(countBits(set)).toBe(members.length);
        expect(highest(set, { offset, limit })).toEqual(sorted.slice(offset, offset + limit));
        expect(bitsetFromList(members.join(","), 512)).toEqual(set);
      },
    ),
  );
});

test("a match list that knows newer datasets than the index is cut to the index", () => {
  const set = bitsetFromList("1,99999,3", 64);
  expect([countBits(set), hasBit(set, 1), hasBit(set, 3)]).toEqual([2, true, true]);
  expect(countBits(bitsetFromList("", 64))).toBe(0);
});

test("within a facet any chosen value counts, between facets all must", () => {
  const index = anIndex(
    aDataset(1, { region: "11", dataType: "omics" }),
    aDataset(2, { region: "26", dataType: "omics" }),
    aDataset(3, { region: "26", dataType: "biosignal" }),
    aDataset(4, { region: "50", dataType: "omics" }),
  );
  expect(page(index, { selected: { region: ["11", "26"] } })).toEqual([3, 2, 1]);
  expect(page(index, { selected: { region: ["11", "26"], type: ["omics"] } })).toEqual([2, 1]);
  expect(page(index, { selected: { consortium: ["org_nobody"] } })).toEqual([]);
});

test("a facet's own choice does not narrow its own counts", () => {
  const index = anIndex(
    aDataset(1, { region: "11", dataType: "omics" }),
    aDataset(2, { region: "26", dataType: "omics" }),
    aDataset(3, { region: "26", dataType: "biosignal" }),
  );
  const counts = countFacets(index, { ...EVERYTHING, selected: { region: ["26"] } }, NOTHING_MORE);
  expect(counts.region).toEqual([
    { value: "26", count: 2 },
    { value: "11", count: 1 },
  ]);
  expect(counts.type.map(({ value }) => value).sort()).toEqual(["biosignal", "omics"]);
});

test("a dataset on lung cancer is found under cancer too", () => {
  const index = anIndex(aDataset(1), aDataset(2, { diseases: ["stroke"] }));
  expect(page(index, { selected: { disease: ["cancer"] } })).toEqual([1]);
});

test("a changed dataset moves and a withdrawn one disappears from every set", () => {
  const index = anIndex(aDataset(1), aDataset(2));
  index.put(aDataset(1, { region: "26", terms: [{ code: "DUO:0000004" }] }));
  expect(page(index, { selected: { region: ["11"] } })).toEqual([2]);
  index.remove(2);
  index.remove(2);
  expect(index.size).toBe(1);
  expect(countBits(index.withTerms(() => true))).toBe(1);
  expect(countFacets(index, EVERYTHING, NOTHING_MORE).region).toEqual([{ value: "26", count: 1 }]);
});

test("terms are judged once for each distinct list", () => {
  const index = anIndex(...Array.from({ length: 50 }, (_, at) => aDataset(at + 1)));
  index.put(aDataset(51, { terms: [{ code: "DUO:0000007", values: ["cancer"] }] }));
  let asked = 0;
  const usable = index.withTerms((terms) => {
    asked += 1;
    return terms.length === 1 && terms[0]?.code === "DUO:0000007";
  });
  expect([asked, countBits(usable)]).toEqual([2, 1]);
});

test("the five orders", () => {
  const index = anIndex(
    aDataset(1, { priceKrw: 30, personCount: 5, hospitalId: "org_slow" }),
    aDataset(2, { priceKrw: 10, personCount: null, hospitalId: "org_fast" }),
    aDataset(3, { priceKrw: 20, personCount: 900, hospitalId: "org_new" }),
    aDataset(4, { priceKrw: 10, personCount: 50, hospitalId: "org_slow" }),
  );
  const order = ["org_fast", "org_slow", "org_without-data"];
  expect(page(index)).toEqual([4, 3, 2, 1]);
  expect(page(index, { sort: "price" })).toEqual([4, 2, 3, 1]);
  expect(page(index, { sort: "price-high" })).toEqual([1, 3, 2, 4]);
  expect(page(index, { sort: "persons" })).toEqual([3, 4, 1, 2]);
  expect(page(index, { sort: "decision-time" }, order)).toEqual([2, 4, 1, 3]);
});

test("the pages of each order are the order, cut without a gap or a repeat", () => {
  const datasets = Array.from({ length: 120 }, (_, at) =>
    aDataset(at + 1, { priceKrw: (at * 7) % 13, personCount: at % 9, hospitalId: `org_${at % 4}` }),
  );
  const index = anIndex(...datasets);
  for (const sort of ["newest", "price", "price-high", "persons", "decision-time"] as const) {
    const seen = Array.from({ length: 6 }, (_, at) =>
      page(index, { sort, page: at + 1 }, ["org_2", "org_0"]),
    );
    expect(seen.map((each) => each.length)).toEqual([25, 25, 25, 25, 20, 0]);
    expect(new Set(seen.flat()).size).toBe(120);
  }
  expect(PAGE_SIZE).toBe(25);
});

test("the index grows over its first room and keeps what it knew", () => {
  const index = anIndex(aDataset(1));
  index.put(aDataset(70_000, { region: "26" }));
  expect(index.room).toBeGreaterThan(70_000);
  expect(page(index)).toEqual([70_000, 1]);
  expect(page(index, { selected: { region: ["26"] } })).toEqual([70_000]);
});
