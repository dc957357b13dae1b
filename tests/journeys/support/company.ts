import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { see } from "./journey";

export type Dossier = {
  readonly title: string;
  readonly purpose: string;
  readonly plan: string;
  readonly useDays: string;
  readonly disease: string;
  readonly team: string;
};

/** A title that no case of another run on the same hub has. */
export const titleOf = (words: string): string => `${words} ${Date.now().toString(36)}`;

/** A complete dossier; its title tells it from those of other journeys. */
export const dossierOf = (title: string, team: string): Dossier => ({
  title,
  purpose: "흉부 영상에서 결절 후보를 표시하는 소프트웨어를 만들고 다기관 자료로 확인해요.",
  plan: "병원 안 분석 환경에서만 학습하고 검증하며, 기간이 끝나면 모두 지워요.",
  useDays: "180",
  disease: "폐암",
  team,
});

/** The found datasets, one item each. */
export const foundDatasets = (page: Page): Locator =>
  page
    .getByRole("main")
    .getByRole("listitem")
    .filter({ has: page.getByRole("heading", { level: 3 }) });

export type FoundDataset = {
  readonly id: string;
  readonly title: string;
  readonly hospital: string;
  readonly priceKrw: number;
};

/** Reads what the list shows, all at once: it may be drawn anew while one looks. */
export const readFound = (page: Page): Promise<FoundDataset[]> =>
  foundDatasets(page).evaluateAll((items) =>
    items.map((item) => {
      const link = item.querySelector("h3 a");
      const text = item.textContent ?? "";
      return {
        id: link?.getAttribute("href")?.split("/")[2] ?? "",
        title: link?.textContent ?? "",
        hospital: item.querySelector("p")?.textContent?.split(" · ")[0] ?? "",
        priceKrw: Number(/₩([\d,]+)/.exec(text)?.[1]?.replaceAll(",", "") ?? "0"),
      };
    }),
  );

/** The first dataset of each hospital. */
export const ofDifferentHospitals = (found: readonly FoundDataset[]): FoundDataset[] =>
  found.filter((one, at) => found.findIndex((other) => other.hospital === one.hospital) === at);

/** The cheapest dataset of one hospital. */
export async function cheapestOf(page: Page, hospital: string): Promise<FoundDataset> {
  await page.goto(`/catalogue?q=${encodeURIComponent(hospital.replace("(가상)", ""))}&sort=price`);
  const one = (await readFound(page)).find((found) => found.hospital === hospital);
  if (!one) throw new Error(`${hospital} has no dataset`);
  return one;
}

/** Takes everything out of the company's basket, whatever a test before left in it. */
export async function emptyBasket(page: Page): Promise<void> {
  await page.goto("/basket");
  const html = await page.content();
  for (const [, id] of html.matchAll(/href="\/datasets\/(dat_\w+)"/g)) {
    await changeBasket(page, "remove", id ?? "");
  }
}

async function changeBasket(
  page: Page,
  intent: "add" | "remove",
  datasetId: string,
): Promise<void> {
  const answer = await page.request.post("/basket", {
    form: { intent, datasetId },
    headers: { Origin: new URL(page.url()).origin },
    maxRedirects: 0,
  });
  expect(answer.status(), await answer.text()).toBe(303);
}

/** Fills a fresh basket with these datasets and opens the request that they make. */
export async function startRequest(page: Page, datasetIds: readonly string[]): Promise<string> {
  await emptyBasket(page);
  for (const id of datasetIds) await changeBasket(page, "add", id);
  await page.goto("/basket");
  await page.getByRole("link", { name: "신청서 쓰기" }).click();
  await page.waitForURL(/\/requests\/req_/);
  await page.getByRole("textbox", { name: "과제 이름" }).waitFor();
  return new URL(page.url()).pathname;
}

/** Writes the whole dossier; nothing is saved yet where no script runs. */
export async function fillDossier(page: Page, dossier: Dossier): Promise<void> {
  await page.getByRole("textbox", { name: "과제 이름" }).fill(dossier.title);
  await page.getByRole("radio", { name: "질환 연구" }).check();
  await page.getByRole("checkbox", { name: dossier.disease, exact: true }).check();
  await page.getByRole("textbox", { name: "이용 목적" }).fill(dossier.purpose);
  await page.getByRole("textbox", { name: "이용 계획" }).fill(dossier.plan);
  await page.getByRole("textbox", { name: "이용 기간" }).fill(dossier.useDays);
  await page.getByRole("checkbox", { name: "IRB 승인 또는 심의 면제를 받았어요" }).check();
  await page.getByRole("checkbox", { name: dossier.team }).check();
}

/** Saves by the button, so that the answer is known before the next step. */
export async function saveDossier(page: Page): Promise<void> {
  await page.getByRole("button", { name: "저장", exact: true }).click();
  await see(page, /에 저장했어요\./);
}

/** Goes on to the page that reads the request back. */
export async function goToSubmission(page: Page): Promise<void> {
  await page.getByRole("button", { name: "저장하고 제출 내용 확인" }).click();
  await page.waitForURL(/\/submit$/);
  await page.getByRole("heading", { name: "제출 내용 확인", level: 1 }).waitFor();
}

export async function submit(page: Page): Promise<void> {
  await page.getByRole("button", { name: "제출하기" }).click();
  await page.waitForURL(/\/requests\/req_\w+$/);
  await see(page, "심의위원회가 결정할 차례예요");
}

/** Everything from an empty basket to the committees. @returns the address of the request */
export async function applyFor(
  page: Page,
  datasetIds: readonly string[],
  dossier: Dossier,
): Promise<string> {
  const address = await startRequest(page, datasetIds);
  await fillDossier(page, dossier);
  await goToSubmission(page);
  await submit(page);
  return address;
}

/** What the wallet says of the company's voucher, in whole won. */
export async function wallet(
  page: Page,
): Promise<{ available: number; held: number; spent: number }> {
  await page.goto("/wallet");
  const text = await page.getByRole("main").innerText();
  const figure = (label: string) => {
    const [, won = ""] = text.match(new RegExp(`${label}\\s*₩([\\d,]+)`)) ?? [];
    if (!won) throw new Error(`the wallet does not show ${label}: ${text.slice(0, 600)}`);
    return Number(won.replaceAll(",", ""));
  };
  return {
    available: figure("쓸 수 있는 금액"),
    held: figure("심의 동안 묶인 금액"),
    spent: figure("쓴 금액"),
  };
}

/** A case of the demo world that its committees are in the middle of. */
export const RUNNING_CASE = "중환자 활력징후 경보";

/** The hospitals that one of the company's requests asks. */
export async function hospitalsAsked(page: Page, title: string): Promise<string[]> {
  await page.goto("/requests");
  await page.getByRole("link", { name: title }).click();
  await page.getByRole("heading", { level: 1, name: title }).waitFor();
  const tracks = page.getByRole("main").getByRole("heading", { level: 3, name: /\(가상\)$/ });
  return tracks.allInnerTexts();
}
