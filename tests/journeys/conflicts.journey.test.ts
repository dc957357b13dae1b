import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { declareAndVote, declareConflict, declareNoConflict, openCase } from "./support/committee";
import { applyFor, cheapestOf, dossierOf, titleOf } from "./support/company";
import { see, startJourney } from "./support/journey";
import {
  dataOfficerOf,
  everybody,
  LEAD_OF_SUMGYEOL,
  signIn,
  signInAs,
  votersOf,
} from "./support/people";

const journey = startJourney();

/** Its policy wants all five members, two external ones among them. */
const HOSPITAL = "도담별대학교병원(가상)";

async function applyAt(page: Page, title: string): Promise<string> {
  await signInAs(page, LEAD_OF_SUMGYEOL);
  const dataset = await cheapestOf(page, HOSPITAL);
  return applyFor(page, [dataset.id], dossierOf(title, LEAD_OF_SUMGYEOL));
}

test("a committee that conflicts left without a quorum says what is missing and decides with a substitute", async () => {
  const title = titleOf("정족수가 모자란 연구");
  const page = await journey.open();
  const request = await applyAt(page, title);
  const [chair, second, third, conflicted, fifth] = await votersOf(page, HOSPITAL);
  if (!chair || !second || !third || !conflicted || !fifth) throw new Error("a seat is empty");
  await signIn(page, conflicted);
  await openCase(page, title);
  await declareConflict(page, "신청 기업의 지분이 있어요.");
  const opinion = { choice: "승인" } as const;
  for (const member of [chair, second, third, fifth]) {
    await declareAndVote(page, { member, title, opinion });
  }
  await see(page, "4/4표 · 정족수 5 불가");
  await see(page, "의결할 위원이 1명 모자라요.");

  await signIn(page, await dataOfficerOf(page, HOSPITAL));
  await page.goto("/hospital");
  await see(page, `‘${title}’ 안건은 위원이 모자라 결정할 수 없어요`);
  const stuck = page.getByText(`‘${title}’ 안건은 위원이 모자라`).locator("xpath=..");
  await stuck.getByRole("button", { name: "대신할 위원 정하기" }).click();
  const dialog = page.getByRole("dialog");
  const choice = dialog.getByRole("combobox", { name: "위원" });
  const substitute = (await everybody(page)).find(
    (one) =>
      one.role === "committee" && one.organisation !== HOSPITAL && one.name.endsWith("외부위원"),
  );
  const [personId = ""] = substitute?.who.split(".") ?? [];
  await choice.selectOption(personId);
  await dialog.getByRole("checkbox", { name: "외부위원이에요" }).check();
  await dialog.getByRole("button", { name: "정하기" }).click();
  await page.getByText(`‘${title}’ 안건은 위원이 모자라`).waitFor({ state: "detached" });

  if (!substitute) throw new Error("nobody could substitute");
  await declareAndVote(page, { member: substitute, title, opinion });
  await see(page, "결정됨");
  await signInAs(page, LEAD_OF_SUMGYEOL);
  await page.goto(request);
  await see(page, "승인 · 자부담금 대기");
});

test("a member with a conflict sees the title alone and cannot vote by a form of their own making", async () => {
  const title = titleOf("회피할 안건");
  const page = await journey.open();
  await applyAt(page, title);
  const [chair, member] = await votersOf(page, HOSPITAL);
  if (!chair || !member) throw new Error("a seat is empty");
  await signIn(page, chair);
  await openCase(page, title);
  await declareNoConflict(page);
  const lineId = await page.locator('input[name="lineId"]').first().inputValue();

  await signIn(page, member);
  await openCase(page, title);
  await declareConflict(page, "가족이 신청 기업에서 일해요.");
  const text = await page.getByRole("main").innerText();
  expect(text).toContain(title);
  expect(text).not.toContain("결절 후보");
  expect(text).not.toContain("이용 계획");
  expect(await page.getByRole("button", { name: "의결하기" }).count()).toBe(0);

  const forged = await page.request.post(page.url(), {
    form: { intent: "vote", lineId, choice: "approve", reason: "찬성", conditions: "" },
    headers: { Origin: journey.hub },
    maxRedirects: 0,
  });
  expect(forged.status()).toBe(403);
  await signIn(page, chair);
  await openCase(page, title);
  await see(page, "0/4표 · 정족수 5 불가");
});
