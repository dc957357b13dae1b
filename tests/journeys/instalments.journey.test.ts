import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { decide } from "./support/committee";
import { applyFor, dossierOf, readFound, titleOf } from "./support/company";
import { see, startJourney } from "./support/journey";
import { LEAD_OF_MEDILOOP, signInAs } from "./support/people";

const journey = startJourney();

const HOSPITAL = "새벽빛암센터(가상)";
const TITLE = titleOf("폐암 통합 코호트 연구");

async function flagships(page: Page): Promise<string[]> {
  await page.goto(`/catalogue?q=${encodeURIComponent("폐암 통합 코호트")}`);
  const found = await readFound(page);
  expect(found.map((one) => one.hospital)).toEqual([HOSPITAL, HOSPITAL, HOSPITAL]);
  return found.map((one) => one.id);
}

/** From the co-payment's page to the page of the payment company. */
async function goOnToPayPage(page: Page): Promise<void> {
  const goOn = page.getByRole("link", { name: /카드 결제 페이지로 가기$/ });
  if ((await goOn.count()) === 0) {
    await page.getByRole("button", { name: "카드로 내기" }).first().click();
  }
  await Promise.race([goOn.first().waitFor(), page.waitForURL(/\/c\/pay|\/pay\//)]).catch(
    () => null,
  );
  if ((await goOn.count()) > 0) await goOn.first().click();
  await page.getByRole("heading", { name: "결제할 금액" }).waitFor();
}

const onPayPage = (page: Page, what: string): Promise<void> =>
  page.getByRole("button", { name: what, exact: true }).click();

/** The payer came back; the notice of the payment company may come a moment later. */
async function waitUntilPaid(page: Page, words: string): Promise<void> {
  for (let tries = 0; (await page.getByText(words).count()) === 0; tries += 1) {
    if (tries > 40) throw new Error(`“${words}” did not come`);
    await page.waitForTimeout(250);
    await page.reload();
  }
}

test("a co-payment over the limit of one charge is paid in instalments, and grants come after the last", async () => {
  const page = await journey.open();
  await signInAs(page, LEAD_OF_MEDILOOP);
  const request = await applyFor(page, await flagships(page), dossierOf(TITLE, LEAD_OF_MEDILOOP));
  await decide(page, { hospital: HOSPITAL, title: TITLE, opinion: { choice: "승인" } });

  await signInAs(page, LEAD_OF_MEDILOOP);
  await page.goto(request);
  await page.getByRole("link", { name: /^내러 가기/ }).click();
  await page.getByRole("heading", { level: 1, name: "자부담금 내기" }).waitFor();
  await see(page, "₩100,000,000");
  const coPayment = page.url().split("?")[0] ?? "";
  await page.getByRole("heading", { name: "2회차" }).waitFor();

  await goOnToPayPage(page);
  await onPayPage(page, "실패");
  await see(page, "카드사가 결제를 거절했어요.");
  await onPayPage(page, "취소");
  await page.waitForURL((url) => url.href.startsWith(coPayment));
  expect(await page.getByText("냈어요", { exact: true }).count()).toBe(0);

  await goOnToPayPage(page);
  await onPayPage(page, "결제");
  await page.waitForURL((url) => url.href.startsWith(coPayment));
  await waitUntilPaid(page, "냈어요");
  await page.goto(request);
  expect(await page.getByText(/이용 허가 보기$/).count()).toBe(0);

  await page.goto(coPayment);
  await goOnToPayPage(page);
  await onPayPage(page, "결제");
  await page.waitForURL((url) => url.href.startsWith(coPayment));
  await waitUntilPaid(page, "자부담금을 다 냈어요");
  await page.goto(request);
  await see(page, "이용할 수 있어요");
  expect(await page.getByRole("link", { name: /이용 허가 보기$/ }).count()).toBe(3);
});
