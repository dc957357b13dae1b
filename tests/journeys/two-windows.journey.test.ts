import { expect, test } from "vitest";
import { declareNoConflict, openCase } from "./support/committee";
import {
  applyFor,
  cheapestOf,
  dossierOf,
  fillDossier,
  goToSubmission,
  startRequest,
  titleOf,
  wallet,
} from "./support/company";
import { see, startJourney } from "./support/journey";
import { LEAD_OF_SUMGYEOL, signIn, signInAs, votersOf } from "./support/people";

const journey = startJourney();

const HOSPITAL = "늘해온대학교병원(가상)";

test("what a second window writes over a newer dossier is refused and stays on the page", async () => {
  const [one, other] = [await journey.open(), await journey.open()];
  for (const page of [one, other]) await signInAs(page, LEAD_OF_SUMGYEOL);
  const request = await startRequest(one, [(await cheapestOf(one, HOSPITAL)).id]);
  await other.goto(request);
  const save = (page: typeof one) => page.getByRole("button", { name: "저장", exact: true });
  const title = (page: typeof one) => page.getByRole("textbox", { name: "과제 이름" });
  await title(other).fill("둘째 창의 제목");
  await title(one).fill("첫째 창의 제목");
  await save(one).click();
  await one.getByRole("heading", { level: 1, name: "첫째 창의 제목" }).waitFor();
  await see(other, /다른 창이나 동료가 먼저 고쳤어요/).catch(() => save(other).click());
  await see(other, /다른 창이나 동료가 먼저 고쳤어요/);
  expect(await title(other).inputValue()).toBe("둘째 창의 제목");
  await one.reload();
  expect(await title(one).inputValue()).toBe("첫째 창의 제목");
});

test("a double click submits a request once", async () => {
  const title = titleOf("두 번 누른 신청");
  const page = await journey.open();
  await signInAs(page, LEAD_OF_SUMGYEOL);
  const before = await wallet(page);
  const dataset = await cheapestOf(page, HOSPITAL);
  await startRequest(page, [dataset.id]);
  await fillDossier(page, dossierOf(title, LEAD_OF_SUMGYEOL));
  await goToSubmission(page);
  const address = page.url();
  const form = Object.fromEntries(
    await Promise.all(
      ["version", "totalKrw", "coPayKrw"].map(async (name) => {
        const field = page.locator(`input[name="${name}"]`);
        return [name, await field.inputValue()] as const;
      }),
    ),
  );
  await page.getByRole("button", { name: "제출하기" }).dblclick();
  await see(page, "심의위원회가 결정할 차례예요");
  const again = { form, headers: { Origin: journey.hub }, maxRedirects: 0 };
  expect((await page.request.post(address, again)).status()).toBe(303);
  await page.goto(address);
  await see(page, "심의위원회가 결정할 차례예요");
  await page.goto("/requests");
  expect(await page.getByRole("link", { name: title }).count()).toBe(1);
  const voucherPart = dataset.priceKrw - Math.floor(dataset.priceKrw * 0.15);
  expect((await wallet(page)).held - before.held).toBe(voucherPart);
});

test("a member who votes in two windows has voted once", async () => {
  const title = titleOf("두 번 의결한 안건");
  const [one, other] = [await journey.open(), await journey.open()];
  await signInAs(one, LEAD_OF_SUMGYEOL);
  const dataset = await cheapestOf(one, HOSPITAL);
  await applyFor(one, [dataset.id], dossierOf(title, LEAD_OF_SUMGYEOL));
  const [, member] = await votersOf(one, HOSPITAL);
  if (!member) throw new Error("a seat is empty");
  await signIn(one, member);
  await openCase(one, title);
  await declareNoConflict(one);
  await other.goto("/");
  await signIn(other, member);
  await openCase(other, title);
  for (const [page, choice] of [[one, "승인"] as const, [other, "불승인"] as const]) {
    await page.getByRole("radio", { name: choice, exact: true }).check();
    await page.getByRole("textbox", { name: "이유" }).fill("읽고 판단했어요.");
    await page.getByRole("button", { name: "의결하기" }).click();
    await see(page, page === one ? "내 의견: 승인" : "이미 의결했어요");
  }
  await other.reload();
  await see(other, "내 의견: 승인");
  await see(other, /1\/5표/);
});
