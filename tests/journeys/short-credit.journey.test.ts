import { expect, test } from "vitest";
import {
  dossierOf,
  fillDossier,
  goToSubmission,
  readFound,
  startRequest,
  titleOf,
  wallet,
} from "./support/company";
import { see, startJourney } from "./support/journey";
import { LEAD_OF_HANJUM, signInAs } from "./support/people";

const journey = startJourney();

/** A small company pays 15 %, rounded down to the won; the voucher pays the rest. */
const voucherPartOf = (priceKrw: number): number => priceKrw - Math.floor(priceKrw * 0.15);

const TITLE = titleOf("바우처가 모자란 연구");

test("whoever asks for more than is left is told how many won are short, and nothing is written", async () => {
  const page = await journey.open();
  await signInAs(page, LEAD_OF_HANJUM);
  const before = await wallet(page);
  await page.goto("/catalogue?sort=price-high&type=structured-emr");
  // Dearer than what is left, and yet small enough for the class of the agreement.
  const dataset = (await readFound(page)).find(
    (one) => voucherPartOf(one.priceKrw) > before.available && one.priceKrw < 100_000_000,
  );
  if (!dataset) throw new Error("no dataset is dearer than the credit left");

  const request = await startRequest(page, [dataset.id]);
  await fillDossier(page, dossierOf(TITLE, LEAD_OF_HANJUM));
  await goToSubmission(page);
  const short = (voucherPartOf(dataset.priceKrw) - before.available).toLocaleString("en-US");
  await page.getByRole("button", { name: "제출하기" }).click();
  await see(page, new RegExp(`바우처가 ${short}원 부족해요`));

  expect(await wallet(page)).toEqual(before);
  await page.goto(request);
  await page.getByRole("textbox", { name: "과제 이름" }).waitFor();
  expect(await page.getByRole("textbox", { name: "과제 이름" }).inputValue()).toBe(TITLE);
});
