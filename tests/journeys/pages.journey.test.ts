import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { barriersOn, keepPicture } from "./support/browser";
import { hospitalsAsked, RUNNING_CASE } from "./support/company";
import { startJourney } from "./support/journey";
import { linkOn, lookAt, type Sight } from "./support/looking";
import {
  AUDITOR,
  dataOfficerOf,
  LEAD_OF_SUMGYEOL,
  PROGRAMME_MANAGER,
  signIn,
  signInAs,
  votersOf,
} from "./support/people";

const journey = startJourney();

const LANGUAGES = ["ko", "en"] as const;

const DATASET = /\/datasets\/dat_\w+/;
const REQUEST = /\/requests\/req_demo\w+/;

/** The status page of the seeded case whose co-payment is due, and what hangs on it. */
const statusPage = linkOn("/wallet", REQUEST);
const paidRequest = async (page: Page): Promise<string> => {
  const html = await (await page.request.get("/wallet")).text();
  const all = [...html.matchAll(/\/requests\/req_demo\w+/g)].map(([address]) => address);
  return all.find((address) => address !== all[0]) ?? "";
};

const SIGHTS: Readonly<Record<string, readonly Sight[]>> = {
  visitor: [
    ["front", "/"],
    ["catalogue", "/catalogue?q=흉부"],
    ["nothing-found", "/catalogue?q=zzzz"],
    ["dataset", linkOn("/catalogue?sort=persons", DATASET)],
    ["sign-in", "/sign-in"],
    ["transparency", "/transparency"],
    ["entry", "/transparency/entries/1000"],
    ["verify", "/transparency/verify"],
    ["not-found", "/no-such-page"],
    ["kit", "/kit"],
  ],
  company: [
    ["catalogue", "/catalogue"],
    ["catalogue-table", "/catalogue?view=table"],
    ["dataset-terms", async (page) => `${await linkOn("/catalogue", DATASET)(page)}?tab=terms`],
    [
      "dataset-variables",
      async (page) => `${await linkOn("/catalogue", DATASET)(page)}?tab=variables`,
    ],
    ["usage-profile", "/catalogue/usage-profile"],
    ["basket", "/basket"],
    ["draft", linkOn("/basket", /\/requests\/req_\w+/)],
    [
      "submission",
      async (page) => `${await linkOn("/basket", /\/requests\/req_\w+/)(page)}/submit`,
    ],
    ["requests", "/requests"],
    ["status", statusPage],
    ["wallet", "/wallet"],
    ["payment", linkOn("/wallet", /\/payments\/cop_\w+/)],
    ["grant", linkOn(paidRequest, /\/grants\/grn_\w+/)],
  ],
  committee: [
    ["docket", "/committee"],
    ["case", linkOn("/committee", /\/committee\/reviews\/rev_\w+/)],
    ["uses", "/hospital/uses"],
  ],
  "data-office": [
    ["hospital", "/hospital"],
    ["uses", "/hospital/uses"],
    ["access-records", "/hospital/access-records"],
    ["data-servers", "/hospital/data-servers"],
    ["certificates", "/certificates"],
  ],
  "programme-manager": [
    ["desk", "/programme"],
    ["postings", "/programme/postings"],
    ["payments", "/programme/payments"],
  ],
  auditor: [
    ["transparency", "/transparency"],
    ["entry", "/transparency/entries/1400"],
  ],
};

async function become(page: Page, role: string): Promise<void> {
  if (role === "company") await signInAs(page, LEAD_OF_SUMGYEOL);
  if (role === "programme-manager") await signInAs(page, PROGRAMME_MANAGER);
  if (role === "auditor") await signInAs(page, AUDITOR);
  if (role !== "data-office" && role !== "committee") return;
  const hospital = await busyHospital();
  const [chair] = await votersOf(page, hospital);
  const person = role === "committee" ? chair : await dataOfficerOf(page, hospital);
  if (person) await signIn(page, person);
}

/** A hospital whose committee is in the middle of a case, by its Korean name. */
async function busyHospital(): Promise<string> {
  const page = await journey.open();
  await signInAs(page, LEAD_OF_SUMGYEOL);
  const [hospital = ""] = await hospitalsAsked(page, RUNNING_CASE);
  return hospital;
}

for (const language of LANGUAGES) {
  for (const [role, sights] of Object.entries(SIGHTS)) {
    test(`every page of a ${role} is whole in ${language}, on a desk and on a phone`, async () => {
      const page = await journey.open({ language });
      await become(page, role);
      if (role === "company") await startDraft(page);
      const wrong: string[] = [];
      for (const sight of sights) wrong.push(...(await lookAt(page, sight, { language, role })));
      expect(wrong).toEqual([]);
    });
  }
}

/** A basket with something in it. */
async function startDraft(page: Page): Promise<void> {
  const html = await (await page.request.get("/catalogue?sort=price")).text();
  const [, id = ""] = /\/datasets\/(dat_\w+)/.exec(html) ?? [];
  await page.request.post("/basket", {
    form: { intent: "add", datasetId: id },
    headers: { Origin: journey.hub },
    maxRedirects: 0,
  });
}

const THEMES = ["dark", "high-contrast"] as const;
const IN_EACH_THEME = ["/", "/catalogue?q=흉부", "/wallet", "/transparency", "/kit"];

for (const theme of THEMES) {
  test(`the ${theme} theme has no barrier`, async () => {
    const page = await journey.open();
    await signInAs(page, LEAD_OF_SUMGYEOL);
    await page.request.post("/appearance", {
      form: { theme, returnTo: "/" },
      headers: { Origin: journey.hub },
      maxRedirects: 0,
    });
    const wrong: string[] = [];
    for (const address of IN_EACH_THEME) {
      await page.goto(address, { waitUntil: "load" });
      wrong.push(...(await barriersOn(page)).map((barrier) => `${address} ${barrier}`));
      await keepPicture(page, `${theme}/${address.replace(/\W+/g, "-")}`);
    }
    expect(wrong).toEqual([]);
  });
}
