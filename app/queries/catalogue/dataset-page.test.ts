import { expect, test } from "vitest";
import { listDatasets } from "~/commands/catalogue/list-datasets.server";
import { withdrawDataset } from "~/commands/catalogue/withdraw-dataset.server";
import { EVERYTHING } from "~/domain/catalogue/search/criteria";
import { addDays } from "~/domain/shared/instant";
import { demoListings } from "~db/seed/demo-datasets";
import { ACTORS, aCatalogue, aListing, NOW, ORGANISATIONS } from "../../../tests/support/catalogue";
import { freshStore } from "../../../tests/support/store";
import { cataloguePage } from "./catalogue-page.server";
import { compareDatasets } from "./compare-datasets.server";
import { datasetAsJson } from "./dataset-as-json.server";
import { datasetPage, expectedDecision } from "./dataset-page.server";
import { datasetsAsJson } from "./datasets-as-json.server";

const ours = { hospitalId: ORGANISATIONS.hospital, actor: ACTORS.dataOffice, at: NOW };

async function aShelf(...listings: ReturnType<typeof aListing>[]) {
  const store = await freshStore();
  const { deps } = await aCatalogue(store);
  const outcome = await listDatasets(deps, { ...ours, origin: "demo", listings });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return { store, deps, ids: outcome.value.datasetIds };
}

test("a dataset's page has its record, a sample without a real row, and its own log", async () => {
  const [profiled] = demoListings({ region: "11" }, 0);
  const { store, ids } = await aShelf(profiled ?? aListing());
  const page = await datasetPage(store, { id: ids[0] ?? "", actor: null, at: NOW });
  expect(page?.record?.tables[0]?.variables.length).toBeGreaterThan(3);
  expect(page?.sample?.rows).toHaveLength(5);
  expect(page?.sample?.rows[0]?.[0]).toEqual({ withheld: true });
  expect(page?.events.map(({ type }) => type)).toEqual(["dataset-listed"]);
  expect(page).toMatchObject({ match: null, profile: "none", committee: null, expectedAt: null });
});

test("an unknown dataset has no page; a withdrawn one still has, and says so", async () => {
  const { store, deps, ids } = await aShelf(aListing());
  const id = ids[0] ?? "";
  expect(await datasetPage(store, { id: "dat_unknown0000", actor: null, at: NOW })).toBeNull();
  expect(await datasetAsJson(store, "dat_unknown0000")).toBeNull();
  await withdrawDataset(deps, { datasetId: id, reason: "끝", actor: ACTORS.dataOffice, at: NOW });
  const page = await datasetPage(store, { id, actor: null, at: NOW });
  expect(page?.dataset.status).toBe("withdrawn");
  expect(page?.events).toHaveLength(2);
});

test("the kept answer for programs is never older than the last commit", async () => {
  const { store, deps } = await aShelf(aListing());
  const ask = async () =>
    JSON.parse(await datasetsAsJson(store, { criteria: { ...EVERYTHING, q: "흉부" }, at: NOW }));
  expect(await ask()).toMatchObject({ total: 1, page: 1, pageSize: 25 });
  expect(await ask()).toEqual(await ask());
  await listDatasets(deps, { ...ours, origin: "demo", listings: [aListing({ titleEn: "New" })] });
  const answer = await ask();
  expect([answer.total, answer.datasets[0].title.en]).toEqual([2, "New"]);
  expect(Object.keys(answer.datasets[0]).sort()).toMatchInlineSnapshot(`
    [
      "channels",
      "consortium",
      "decisionDays",
      "diseases",
      "fromYear",
      "hospital",
      "id",
      "listedAt",
      "modality",
      "origin",
      "persons",
      "priceKrw",
      "records",
      "region",
      "sizeBytes",
      "terms",
      "title",
      "toYear",
      "type",
      "updatedAt",
    ]
  `);
});

test("four datasets are compared in the order asked for; the rest and the unknown are named", async () => {
  const { store, ids } = await aShelf(...Array.from({ length: 5 }, () => aListing()));
  const compared = await compareDatasets(store, { ids: [...ids].reverse(), actor: null, at: NOW });
  expect(compared.rows.map((row) => row.id)).toEqual([...ids].reverse().slice(0, 4));
  expect(compared).toMatchObject({ isTooMany: true, isMissingSome: false });
  const unknown = { ids: ["dat_unknown0000", ids[0] ?? ""], actor: null, at: NOW };
  expect(await compareDatasets(store, unknown)).toMatchObject({ isMissingSome: true });
});

test("a company without a profile is invited to write one and sees no verdict", async () => {
  const { store } = await aShelf(aListing());
  const page = await cataloguePage(store, {
    criteria: { ...EVERYTHING, isUsableOnly: true },
    actor: ACTORS.company,
    at: NOW,
    locale: "ko",
  });
  expect(page).toMatchObject({ profile: "missing", total: 1 });
  expect(page.rows[0]?.match).toBeNull();
  expect(page.institutions[ORGANISATIONS.hospital]).toBe("가람대학교병원");
});

test("the expected day comes from past decisions, else from the committee's own limit", () => {
  const decisionTime = { medianDays: 11.2, ninetiethDays: 20, cases: 7 };
  expect(expectedDecision({ at: NOW, decisionTime, dueDays: 30 })).toBe(addDays(NOW, 12));
  expect(expectedDecision({ at: NOW, decisionTime: null, dueDays: 30 })).toBe(addDays(NOW, 30));
  expect(expectedDecision({ at: NOW, decisionTime, dueDays: null })).toBeNull();
});
