import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { decide } from "./support/committee";
import {
  dossierOf,
  emptyBasket,
  fillDossier,
  goToSubmission,
  readFound,
  saveDossier,
  submit,
  titleOf,
} from "./support/company";
import { see, startJourney } from "./support/journey";
import { chooseBankTransfer } from "./support/money";
import {
  chooseOnSignInPage,
  LEAD_OF_SUMGYEOL,
  PROGRAMME_MANAGER,
  signInAs,
} from "./support/people";

const journey = startJourney();

const TITLE = titleOf("스크립트 없는 연구");
/** A quorum of three, without external ones, and decided as soon as it is sure. */
const HOSPITAL = "바다온대학교병원(가상)";

async function findAndFill(page: Page): Promise<void> {
  await page.goto("/catalogue");
  await page.getByRole("searchbox", { name: "데이터 검색" }).fill(HOSPITAL.slice(0, 3));
  await page.getByRole("button", { name: "검색" }).click();
  const dataset = (await readFound(page))
    .filter((one) => one.hospital === HOSPITAL)
    .sort((one, other) => one.priceKrw - other.priceKrw)[0];
  if (!dataset) throw new Error("the search finds nothing of the hospital");
  await page.getByRole("link", { name: dataset.title }).first().click();
  await page.getByRole("button", { name: `${dataset.title} 담기` }).click();
  await page.goto("/basket");
  await page.getByRole("link", { name: "신청서 쓰기" }).click();
}

test("the whole main path works with links and forms alone", async () => {
  const page = await journey.open({ withoutJavaScript: true });
  await chooseOnSignInPage(page, LEAD_OF_SUMGYEOL);
  await emptyBasket(page);
  await findAndFill(page);
  await fillDossier(page, dossierOf(TITLE, LEAD_OF_SUMGYEOL));
  await saveDossier(page);
  expect(await page.getByRole("textbox", { name: "과제 이름" }).inputValue()).toBe(TITLE);
  await goToSubmission(page);
  await submit(page);
  const request = new URL(page.url()).pathname;

  await decide(page, { hospital: HOSPITAL, title: TITLE, opinion: { choice: "승인" } });

  await signInAs(page, LEAD_OF_SUMGYEOL);
  await page.goto(request);
  await page.getByRole("link", { name: /^내러 가기/ }).click();
  const depositor = await chooseBankTransfer(page);

  await signInAs(page, PROGRAMME_MANAGER);
  await page.goto("/programme/payments");
  const row = page.getByRole("row").filter({ hasText: depositor });
  await row.getByText("입금 확인", { exact: true }).click();
  await row.getByRole("button", { name: /들어온 것 확인$/ }).click();
  await see(page, "최근에 확인한 입금");

  await signInAs(page, LEAD_OF_SUMGYEOL);
  await page.goto(request);
  await page.getByRole("link", { name: /이용 허가 보기$/ }).click();
  await page.getByRole("button", { name: "허가증 받기" }).click();
  expect(await page.getByRole("textbox", { name: "이용 허가증" }).inputValue()).toMatch(/^eyJ/);
});
