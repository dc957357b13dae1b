import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { decodeJwt } from "jose";
import type { Page } from "playwright-core";
import { expect, onTestFinished, test } from "vitest";
import type { UseReport } from "~/domain/access/grant/data-use";
import { instantOf } from "~/domain/shared/instant";
import { makeServerKey, readServerKey, type ServerKey } from "~node/uses/server-key";
import { signReport } from "~node/uses/sign-report";
import { see, startJourney } from "./support/journey";
import { dataOfficerOf, LEAD_OF_SUMGYEOL, signIn, signInAs, votersOf } from "./support/people";

const journey = startJourney();

/** A case of the demo world whose grants are in force. */
const TITLE = "유전체와 폐암 영상의 결합";

async function openGrant(page: Page): Promise<{ grantId: string; hospital: string }> {
  await page.goto("/requests");
  await page.getByRole("link", { name: TITLE }).first().click();
  const link = page.locator('a[href^="/grants/"]').first();
  await link.waitFor();
  const address = (await link.getAttribute("href")) ?? "";
  await page.goto(address);
  const hospital = await page.locator('dt:text-is("제공 병원") + dd').first().innerText();
  return { grantId: address.split("/").at(-1) ?? "", hospital: hospital.trim() };
}

/** Asks for a passport on the page of a grant. @returns the number of the visa of that grant */
async function askForVisa(page: Page): Promise<string> {
  await page.getByRole("button", { name: /허가증 받기$/ }).click();
  const shown = page.locator('textarea[name="passport"]');
  await shown.waitFor();
  const passport = decodeJwt(await shown.inputValue())["ga4gh_passport_v1"] as string[];
  const visas = passport.map((visa) => decodeJwt(visa));
  const controlled = visas.find(
    (visa) => (visa["ga4gh_visa_v1"] as { type: string }).type === "ControlledAccessGrants",
  );
  return controlled?.jti ?? "";
}

async function aServerKey(): Promise<ServerKey> {
  const folder = mkdtempSync(join(tmpdir(), "vouchsafe-server-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, "server.jwk");
  await makeServerKey(path);
  return readServerKey(path);
}

async function send(report: UseReport, key: ServerKey) {
  const body = await signReport(report, key);
  const answer = await fetch(`${journey.hub}/api/uses`, { method: "POST", body });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

test("a hospital's server reports what it served, and company, hospital and committee see it", async () => {
  const page = await journey.open();
  await signInAs(page, LEAD_OF_SUMGYEOL);
  const { grantId, hospital } = await openGrant(page);
  const visaId = await askForVisa(page);

  const key = await aServerKey();
  await signIn(page, await dataOfficerOf(page, hospital));
  await page.goto("/hospital");
  await page.getByRole("link", { name: "데이터 서버" }).click();
  await page.locator('textarea[name="publicKey"]').fill(JSON.stringify(key.publicJwk));
  await page.getByRole("button", { name: "등록하기" }).click();
  await see(page, key.id);

  const report: UseReport = {
    reportId: `journey-${Date.now()}`,
    ...{ grantId, visaId, kind: "file-served", amount: 4_321_000 },
    objectSha256: "ab".repeat(32),
    servedAt: instantOf(Date.now()),
  };
  expect((await send(report, key)).status).toBe(201);
  expect((await send(report, key)).status).toBe(200);
  const astray = { ...report, reportId: `${report.reportId}-2`, visaId: "vis_0000000000" };
  expect(await send(astray, key)).toMatchObject({
    status: 409,
    body: { error: { code: "use-without-visa" } },
  });
  expect((await send({ ...report, amount: 1 }, await aServerKey())).status).toBe(401);

  await page.goto("/hospital/uses");
  await see(page, "허가 밖에서 일어난 이용");
  await page.getByRole("row").filter({ hasText: "파일 제공" }).first().waitFor();
  await page.getByRole("row").filter({ hasText: "이 허가의 허가증이 아님" }).first().waitFor();
  await page.goto("/hospital/access-records");
  await page.getByRole("row").filter({ hasText: "허가 밖 이용" }).first().waitFor();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "이 달 기록을 CSV로 받기" }).click(),
  ]);
  expect(readFileSync(await download.path(), "utf8")).toContain("ab".repeat(32));

  const [chair] = await votersOf(page, hospital);
  if (chair) await signIn(page, chair);
  await page.goto("/committee");
  await page.getByRole("link", { name: "이용 기록" }).click();
  await page.getByRole("row").filter({ hasText: "파일 제공" }).first().waitFor();

  await signInAs(page, LEAD_OF_SUMGYEOL);
  await page.goto(`/grants/${grantId}`);
  await see(page, "제공·보관·이용의 내력");
  const use = page.getByRole("row").filter({ hasText: "파일 제공" }).first();
  await use.getByRole("link", { name: /번$/ }).click();
  await page.waitForURL(/\/transparency\/entries\/\d+$/);
});

test("a hospital has a dataset certified and gives the certificate to another institution", async () => {
  const page = await journey.open();
  await signInAs(page, LEAD_OF_SUMGYEOL);
  const { hospital } = await openGrant(page);
  await signIn(page, await dataOfficerOf(page, hospital));
  await page.goto("/certificates");
  await page.locator('select[name="dataset"]').selectOption({ index: 1 });
  await page.locator('input[name="usageFeeKrw"]').fill("5000");
  await page.getByRole("button", { name: "신청하기" }).click();
  await page.waitForURL(/\/certificates\/crt_/);
  await until(page, "발행됨");

  const metadata = page.getByRole("link", { name: "JSON" });
  const words = await page.request.get((await metadata.getAttribute("href")) ?? "");
  expect(await words.json()).toMatchObject({ version: 1, external_url: page.url() });

  await page.locator('select[name="toId"]').selectOption({ index: 1 });
  await page.getByRole("button", { name: "넘기기" }).click();
  await page.getByRole("row").filter({ hasText: hospital }).first().waitFor();
  await until(page, "발행됨");
  expect(await page.getByRole("button", { name: "넘기기" }).count()).toBe(0);
});

/** The chain needs a moment; the page says how far it is whenever it is opened. */
async function until(page: Page, words: string): Promise<void> {
  for (let tries = 0; tries < 60; tries += 1) {
    if ((await page.getByText(words, { exact: true }).count()) > 0) return;
    await page.waitForTimeout(500);
    await page.reload();
  }
  throw new Error(`the page never says ${words}`);
}
