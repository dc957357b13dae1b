import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Listing } from "~/domain/catalogue/listing";
import { EVERYTHING, readCriteria } from "~/domain/catalogue/search/criteria";
import { searchDatasets, searchWithFacets } from "~/queries/catalogue/search-datasets.server";
import { loadUsageProfile } from "~db/repositories/catalogue/usage-profiles";
import { datasets } from "~db/schema/catalogue";
import { events } from "~db/schema/transparency";
import type { Store } from "~db/store";
import { ACTORS, aCatalogue, aListing, NOW, ORGANISATIONS } from "../../../tests/support/catalogue";
import { freshStore } from "../../../tests/support/store";
import { changeDataset } from "./change-dataset.server";
import { listDatasets } from "./list-datasets.server";
import { saveUsageProfile } from "./save-usage-profile.server";
import { withdrawDataset } from "./withdraw-dataset.server";

const ours = { hospitalId: ORGANISATIONS.hospital, actor: ACTORS.dataOffice, at: NOW };
const theirs = { hospitalId: ORGANISATIONS.otherHospital, actor: ACTORS.otherDataOffice, at: NOW };

async function listed(store: Store, ...listings: readonly Listing[]) {
  const { deps } = await aCatalogue(store);
  const outcome = await listDatasets(deps, { ...ours, origin: "demo", listings });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return { deps, ids: outcome.value.datasetIds };
}

const found = async (store: Store, query = "") => {
  const { criteria } = readCriteria(new URLSearchParams(query));
  const { rows, total } = await searchDatasets(store, { criteria, profile: null, at: NOW });
  return { total, titles: rows.map((row) => row.titleEn) };
};

const written = async (store: Store) => ({
  rows: await store.read.$count(datasets),
  events: await store.read.$count(events),
  words: Number(
    (await store.read.rows<{ n: number }>(sql`select count(*) as n from dataset_search`))[0]?.n,
  ),
});

test("a listed dataset is found by Korean, English, disease and hospital, newest first", async () => {
  const store = await freshStore();
  await listed(store, aListing(), aListing({ titleEn: "Second", titleKo: "둘째" }));
  for (const q of ["흉부", "흉부CT", "흉부 씨티 ct", "chest", "폐암", "가람대학교", "암 CT"]) {
    const expected = q === "흉부 씨티 ct" ? 0 : 2;
    expect([q, (await found(store, `q=${encodeURIComponent(q)}`)).total]).toEqual([q, expected]);
  }
  expect(await found(store)).toEqual({ total: 2, titles: ["Second", "Chest CT images"] });
  expect(await written(store)).toEqual({ rows: 2, events: 2, words: 2 });
});

test("a thousand datasets are listed at once, one more is refused", async () => {
  const store = await freshStore();
  const { deps } = await aCatalogue(store);
  const listings = Array.from({ length: 1_000 }, (_, at) => aListing({ titleEn: `No ${at}` }));
  expect(await listDatasets(deps, { ...ours, origin: "demo", listings })).toMatchObject({
    ok: true,
  });
  expect((await found(store, "q=no")).total).toBe(1_000);
  const more = await listDatasets(deps, {
    ...ours,
    origin: "demo",
    listings: [...listings, aListing()],
  });
  expect(more).toEqual({ ok: false, refusal: { code: "too-many-listings", max: 1_000 } });
  expect(await listDatasets(deps, { ...ours, origin: "demo", listings: [] })).toMatchObject({
    ok: false,
  });
});

const WRONG: readonly [string, Partial<Listing>, string][] = [
  ["an empty Korean title", { titleKo: "  " }, "titleKo"],
  ["a missing English title", { titleEn: "" }, "titleEn"],
  ["a title one character too long", { titleKo: "가".repeat(201) }, "titleKo"],
  ["half a character", { titleKo: "\uD800" }, "titleKo"],
  ["a zero byte", { descriptionEn: "a\0b" }, "descriptionEn"],
  ["an unknown disease", { diseases: ["hiccups"] }, "diseases"],
  [
    "a negative price",
    { priceParts: { ...aListing().priceParts, analysis: -1 } },
    "priceParts.analysis",
  ],
  [
    "a fraction of a won",
    { priceParts: { ...aListing().priceParts, analysis: 0.5 } },
    "priceParts.analysis",
  ],
  [
    "a price over every project",
    { priceParts: { ...aListing().priceParts, analysis: 9_990_000_001 } },
    "priceParts",
  ],
  [
    "a period that ends before it begins",
    { periodFromYear: 2024, periodToYear: 2020 },
    "periodToYear",
  ],
  ["half a period", { periodToYear: null }, "periodToYear"],
  ["no channel", { deliveryChannels: [] }, "deliveryChannels"],
  ["no permission", { terms: [{ code: "DUO:0000021" }] }, "terms"],
  ["two permissions", { terms: [{ code: "DUO:0000042" }, { code: "DUO:0000006" }] }, "terms"],
  ["a disease term without a disease", { terms: [{ code: "DUO:0000007" }] }, "terms"],
  ["an abstract term", { terms: [{ code: "DUO:0000001" }] }, "terms"],
  ["too many persons", { personCount: 2 ** 31 }, "personCount"],
];

test.each(WRONG)("%s refuses the whole list and writes nothing", async (_, change, field) => {
  const store = await freshStore();
  const { deps } = await aCatalogue(store);
  const outcome = await listDatasets(deps, {
    ...ours,
    origin: "hospital",
    listings: [aListing(), aListing(change)],
  });
  expect(outcome).toMatchObject({
    ok: false,
    refusal: { code: "listing-invalid", field, index: 1 },
  });
  expect(await written(store)).toEqual({ rows: 0, events: 0, words: 0 });
});

test("only the hospital's own data office lists, changes and withdraws", async () => {
  const store = await freshStore();
  const { deps, ids } = await listed(store, aListing());
  const datasetId = ids[0] ?? "";
  for (const actor of [
    ACTORS.otherDataOffice,
    ACTORS.company,
    { ...ACTORS.dataOffice, role: "committee" as const },
  ]) {
    const refused = { ok: false, refusal: { code: "not-found" } };
    expect(
      await listDatasets(deps, { ...ours, actor, origin: "demo", listings: [aListing()] }),
    ).toEqual(refused);
    expect(
      await changeDataset(deps, { datasetId, version: 1, listing: aListing(), actor, at: NOW }),
    ).toEqual(refused);
    expect(await withdrawDataset(deps, { datasetId, reason: "x", actor, at: NOW })).toEqual(
      refused,
    );
  }
  expect(await written(store)).toEqual({ rows: 1, events: 1, words: 1 });
});

test("a changed dataset is found by its new words and no longer by the old ones", async () => {
  const store = await freshStore();
  const { deps, ids } = await listed(store, aListing(), aListing());
  expect((await found(store, "q=MRI")).total).toBe(0);
  const listing = aListing({
    titleEn: "Brain MRI",
    titleKo: "뇌 MRI",
    modality: "MR",
    descriptionKo: "뇌",
    descriptionEn: "brain",
  });
  const change = {
    datasetId: ids[0] ?? "",
    version: 1,
    listing,
    actor: ACTORS.dataOffice,
    at: NOW,
  };
  expect(await changeDataset(deps, change)).toMatchObject({ ok: true, value: { version: 2 } });
  expect(await found(store, "q=MRI")).toEqual({ total: 1, titles: ["Brain MRI"] });
  expect((await found(store, "q=흉부")).total).toBe(1);
  expect((await found(store, "modality=MR")).total).toBe(1);
  expect(await changeDataset(deps, change)).toEqual({
    ok: false,
    refusal: { code: "stale-version", version: 2 },
  });
});

test("a withdrawn dataset leaves the list, the search and the counts; twice is once", async () => {
  const store = await freshStore();
  const { deps, ids } = await listed(store, aListing(), aListing());
  const act = { datasetId: ids[0] ?? "", actor: ACTORS.dataOffice, at: NOW };
  expect(await withdrawDataset(deps, { ...act, reason: " " })).toMatchObject({
    refusal: { code: "reason-missing" },
  });
  expect((await found(store)).total).toBe(2);
  expect(await withdrawDataset(deps, { ...act, reason: "동의 철회" })).toMatchObject({ ok: true });
  expect(await withdrawDataset(deps, { ...act, reason: "동의 철회" })).toMatchObject({ ok: true });
  expect((await found(store)).total).toBe(1);
  expect((await found(store, "q=흉부")).total).toBe(1);
  const { facets } = await searchWithFacets(store, {
    criteria: EVERYTHING,
    profile: null,
    at: NOW,
  });
  expect(facets.type).toEqual([{ value: "radiology-image", count: 1 }]);
  expect((await written(store)).events).toBe(3);
});

test("two data offices that list at once take different places", async () => {
  const store = await freshStore();
  const { deps } = await aCatalogue(store);
  const listings = Array.from({ length: 20 }, () => aListing());
  await Promise.all([
    listDatasets(deps, { ...ours, origin: "demo", listings }),
    listDatasets(deps, { ...theirs, origin: "demo", listings }),
    searchDatasets(store, { criteria: EVERYTHING, profile: null, at: NOW }),
  ]);
  expect((await found(store)).total).toBe(40);
  expect((await found(store, "region=30")).total).toBe(20);
  expect((await found(store, "q=나래의료원")).total).toBe(20);
});

test("the words of a dataset are in the log by their hash only", async () => {
  const store = await freshStore();
  await listed(store, aListing());
  const [event] = await store.read.select().from(events);
  expect(event?.canonical).toContain('"type":"dataset-listed"');
  expect(event?.canonical).not.toMatch(/흉부|Chest/);
});

const A_PROFILE = {
  region: "30",
  isForProfit: true,
  isCommercial: true,
  purpose: "disease-research" as const,
  diseases: ["lung-cancer"],
  developsMethods: true,
  isGenetic: false,
  studiesAncestry: false,
  ethicsApproval: "planned" as const,
  willPublish: true,
  willCollaborate: null,
  willReturnResults: null,
  useMonths: 12,
};

test("usable for me keeps what the company may use now and says why not for the rest", async () => {
  const store = await freshStore();
  const { deps } = await listed(
    store,
    aListing({ titleEn: "fits", terms: [{ code: "DUO:0000007", values: ["cancer"] }] }),
    aListing({
      titleEn: "bars methods",
      terms: [{ code: "DUO:0000006" }, { code: "DUO:0000015" }],
    }),
    aListing({ titleEn: "needs IRB", terms: [{ code: "DUO:0000006" }, { code: "DUO:0000021" }] }),
  );
  const saved = await saveUsageProfile(deps, {
    profile: A_PROFILE,
    actor: ACTORS.company,
    at: NOW,
  });
  expect(saved).toMatchObject({ ok: true });
  const profile = await loadUsageProfile(store.read, ORGANISATIONS.company);
  const all = await searchDatasets(store, { criteria: EVERYTHING, profile, at: NOW });
  expect(all.rows.map((row) => row.match?.overall)).toEqual(["ask", "no", "yes"]);
  const criteria = { ...EVERYTHING, isUsableOnly: true };
  const usable = await searchWithFacets(store, { criteria, profile, at: NOW });
  expect([usable.total, usable.rows[0]?.titleEn]).toEqual([1, "fits"]);
  expect(usable.facets.term).toEqual([{ value: "DS", count: 1 }]);
});

test("only a company keeps a profile, and a bad one is refused", async () => {
  const store = await freshStore();
  const { deps } = await aCatalogue(store);
  const save = (
    change: object,
    actor = ACTORS.company as typeof ACTORS.company | typeof ACTORS.dataOffice,
  ) => saveUsageProfile(deps, { profile: { ...A_PROFILE, ...change }, actor, at: NOW });
  expect(await save({}, ACTORS.dataOffice)).toMatchObject({ refusal: { code: "not-found" } });
  expect(await save({ diseases: ["x"] })).toMatchObject({
    refusal: { code: "usage-profile-invalid", field: "diseases" },
  });
  expect(await save({ useMonths: 0 })).toMatchObject({ refusal: { field: "useMonths" } });
  expect(await save({ useMonths: 121 })).toMatchObject({ refusal: { field: "useMonths" } });
  expect((await written(store)).events).toBe(0);
  expect(await loadUsageProfile(store.read, ORGANISATIONS.company)).toBeNull();
});
