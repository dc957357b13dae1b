import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from "jose";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { decide } from "./support/committee";
import {
  dossierOf,
  emptyBasket,
  type FoundDataset,
  fillDossier,
  goToSubmission,
  ofDifferentHospitals,
  readFound,
  saveDossier,
  submit,
  titleOf,
  wallet,
} from "./support/company";
import { goTo, see, startJourney } from "./support/journey";
import { chooseBankTransfer, confirmTransfer } from "./support/money";
import { chooseOnSignInPage, LEAD_OF_SUMGYEOL, signInAs } from "./support/people";
import { downloadProof, expectVerifiedOnPage, verifyByCommand } from "./support/proof";

const journey = startJourney();

const TITLE = titleOf("흉부 영상 결절 표시 연구");

/** Searches as a founder would and puts two datasets of different hospitals into the basket. */
async function browse(page: Page): Promise<FoundDataset[]> {
  await goTo(page, "/");
  await page.getByRole("link", { name: "데이터 찾기" }).first().click();
  await page.getByRole("heading", { level: 1, name: "데이터 찾기" }).waitFor();
  await page.getByRole("searchbox", { name: "데이터 검색" }).fill("흉부");
  await page.getByRole("heading", { name: "‘흉부’ 검색 결과" }).waitFor();
  await page.getByRole("checkbox", { name: /^영상의학 이미지 \d+$/ }).check();
  await page.getByRole("link", { name: /^영상의학 이미지/ }).waitFor();
  await page.getByRole("switch", { name: "우리 회사가 쓸 수 있는 것만" }).check();
  await page.getByRole("link", { name: /^우리 회사가 쓸 수 있는 것만/ }).waitFor();
  const [first, second] = ofDifferentHospitals(await readFound(page));
  if (!first || !second) throw new Error("the search finds too little");
  await page.getByRole("link", { name: first.title }).click();
  await page.getByRole("heading", { level: 1, name: first.title }).waitFor();
  await page.getByRole("button", { name: `${first.title} 담기` }).click();
  await page.waitForLoadState("networkidle");
  await page.goBack();
  await page.getByRole("button", { name: `${second.title} 담기` }).click();
  await page.waitForLoadState("networkidle");
  return [first, second];
}

async function writeAndSubmit(page: Page): Promise<string> {
  await page.goto("/basket");
  await page.getByRole("link", { name: "신청서 쓰기" }).click();
  await page.getByRole("heading", { name: "명세서" }).waitFor();
  await see(page, /소형|중형|대형/);
  await fillDossier(page, dossierOf(TITLE, LEAD_OF_SUMGYEOL));
  await saveDossier(page);
  await page.getByLabel("서류 파일").setInputFiles({
    name: "연구계획서.pdf",
    mimeType: "application/pdf",
    buffer: Buffer.from("%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"),
  });
  await page.getByRole("button", { name: "서류 올리기" }).click();
  await page.getByRole("link", { name: "연구계획서.pdf" }).waitFor();
  await goToSubmission(page);
  await see(page, /바우처 ₩[\d,]+.*을 잡아 두고/);
  await submit(page);
  return new URL(page.url()).pathname;
}

/** Verifies the passport that the page shows, as a hospital would: by the published keys alone. */
async function expectPassportVerifies(hub: string, passport: string, datasetId: string) {
  const keys = (await (await fetch(`${hub}/.well-known/jwks.json`)).json()) as JSONWebKeySet;
  const jwks = createLocalJWKSet(keys);
  const { payload } = await jwtVerify(passport, jwks, { issuer: hub });
  const visas = payload["ga4gh_passport_v1"] as string[];
  const checked = await Promise.all(visas.map((visa) => jwtVerify(visa, jwks, { issuer: hub })));
  const claims = checked.map((one) => one.payload["ga4gh_visa_v1"] as VisaClaim);
  const grant = claims.find((claim) => claim.type === "ControlledAccessGrants");
  expect(grant?.value).toContain(datasetId);
}

type VisaClaim = { readonly type: string; readonly value: string };

test("a start-up goes from a search to grants of two hospitals, and an outsider verifies one", async () => {
  const page = await journey.open();
  await chooseOnSignInPage(page, LEAD_OF_SUMGYEOL);
  await emptyBasket(page);
  const before = await wallet(page);
  const datasets = await browse(page);
  const request = await writeAndSubmit(page);

  const held = await wallet(page);
  expect(held.available).toBeLessThan(before.available);
  expect(held.available + held.held).toBe(before.available + before.held);
  for (const { hospital } of datasets) {
    await decide(page, {
      hospital,
      title: TITLE,
      opinion: { choice: "승인", conditions: "병원 안에서만 분석" },
    });
  }
  for (const _ of datasets) await payTheNextByBank(page, request);

  await signInAs(page, LEAD_OF_SUMGYEOL);
  await page.goto(request);
  await see(page, "이용할 수 있어요");
  const settled = await wallet(page);
  expect(settled).toMatchObject({ held: before.held, available: held.available });
  expect(settled.spent - before.spent).toBe(held.held - before.held);

  await page.goto(request);
  const [dataset] = datasets;
  await page.getByRole("link", { name: `${dataset?.title} 이용 허가 보기` }).click();
  await page.getByRole("heading", { name: "이용 허가증" }).waitFor();
  await see(page, "병원 안에서만 분석");
  await page.getByRole("button", { name: "허가증 받기" }).click();
  const passport = await page.getByRole("textbox", { name: "이용 허가증" }).inputValue();
  await expectPassportVerifies(journey.hub, passport, dataset?.id ?? "");

  const entry = await page
    .getByRole("link", { name: /^기록 [\d,]+번과 증명$/ })
    .getAttribute("href");
  const proof = await downloadProof(page, entry ?? "");
  const outsider = await journey.open();
  await expectVerifiedOnPage(outsider, proof);
  expect(await verifyByCommand(proof)).toMatchObject({ code: 0 });
});

async function payTheNextByBank(page: Page, request: string): Promise<void> {
  await signInAs(page, LEAD_OF_SUMGYEOL);
  await page.goto(request);
  await page
    .getByRole("link", { name: /^내러 가기/ })
    .first()
    .click();
  await page.getByRole("heading", { level: 1, name: "자부담금 내기" }).waitFor();
  const depositor = await chooseBankTransfer(page);
  await confirmTransfer(page, depositor);
}
