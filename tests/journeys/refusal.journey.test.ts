import { expect, test } from "vitest";
import { decide } from "./support/committee";
import { applyFor, cheapestOf, dossierOf, titleOf, wallet } from "./support/company";
import { see, startJourney } from "./support/journey";
import { LEAD_OF_SUMGYEOL, signInAs } from "./support/people";

const journey = startJourney();

const HOSPITAL = "다솜찬대학교병원(가상)";
const TITLE = titleOf("거절될 연구");

test("a committee refuses, the line says so, and the held credit is back in the wallet", async () => {
  const page = await journey.open();
  await signInAs(page, LEAD_OF_SUMGYEOL);
  const before = await wallet(page);
  const dataset = await cheapestOf(page, HOSPITAL);
  const request = await applyFor(page, [dataset.id], dossierOf(TITLE, LEAD_OF_SUMGYEOL));
  const held = await wallet(page);
  expect(held.held).toBeGreaterThan(before.held);
  expect(held.available).toBe(before.available - (held.held - before.held));

  const opinion = { choice: "불승인", reason: "목적이 너무 넓어요." } as const;
  await decide(page, { hospital: HOSPITAL, title: TITLE, opinion });

  await signInAs(page, LEAD_OF_SUMGYEOL);
  await page.goto(request);
  await see(page, "불승인");
  await see(page, "끝난 신청이에요");
  expect(await page.getByText("목적이 너무 넓어요.").count()).toBe(0);
  expect(await page.getByRole("link", { name: /내러 가기/ }).count()).toBe(0);
  expect(await wallet(page)).toEqual(before);
  await page.getByRole("row").filter({ hasText: "묶은 금액 풀림" }).first().waitFor();
});
