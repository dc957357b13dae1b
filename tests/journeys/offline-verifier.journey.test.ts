import { pathToFileURL } from "node:url";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { barriersOn, isTooWide } from "./support/browser";
import { see, startJourney } from "./support/journey";
import { AUDITOR, signInAs } from "./support/people";
import { downloadProof } from "./support/proof";

const journey = startJourney();

/** The page that the auditor kept, opened from disk by somebody without a network. */
async function openFromDisk(isPhone = false): Promise<{ page: Page; asked: string[] }> {
  const page = await journey.open({ isPhone });
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.context().setOffline(true);
  await page.goto(pathToFileURL("build/client/verify.html").href);
  return { page, asked };
}

const choose = (page: Page, proof: Buffer): Promise<void> =>
  page.getByLabel("증명 파일 (.json)").setInputFiles({
    name: "proof.json",
    mimeType: "application/json",
    buffer: proof,
  });

/** The newest entry's proof, as an auditor takes it along. */
async function aProof(): Promise<Buffer> {
  const page = await journey.open();
  await signInAs(page, AUDITOR);
  await page.goto("/transparency");
  const entries = page.getByRole("table").filter({ hasText: "무슨 일" });
  const address = await entries.getByRole("link").first().getAttribute("href");
  return downloadProof(page, address ?? "");
}

test("the page offers the verifier to keep, and what is saved is the built file", async () => {
  const page = await journey.open();
  await page.goto("/transparency/verify");
  const link = page.getByRole("link", { name: "확인 프로그램 받기 (HTML)" });
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  expect(download.suggestedFilename()).toBe("vouchsafe-verify.html");
});

test("a kept proof is verified from disk without a network, on a phone as well", async () => {
  const proof = await aProof();
  const { page, asked } = await openFromDisk(true);
  await choose(page, proof);
  await see(page, "모든 단계가 맞아요");
  await see(page, "요구하지 않음");
  await see(page, "기록된 내용");
  expect(await isTooWide(page)).toBe(false);
  expect(await barriersOn(page)).toEqual([]);
  await page.getByRole("button", { name: "English" }).click();
  await see(page, "Every step holds");
  expect(asked.every((url) => url.startsWith("file:") || url.startsWith("blob:"))).toBe(true);
});

test("a changed proof fails from disk with both values, and its content is not shown", async () => {
  const text = (await aProof()).toString("utf8");
  const { page } = await openFromDisk();
  await choose(page, Buffer.from(text.replace(/"at":(\d+)/, (_, at: string) => `"at":${+at + 1}`)));
  await see(page, "증명이 맞지 않아요");
  const failed = page.getByRole("listitem").filter({ hasText: "틀림" }).first();
  expect(await failed.locator("strong").innerText()).toBe("3. 나무 속 자리");
  await expect(failed.locator("dd").allInnerTexts()).resolves.toHaveLength(3);
  expect(await page.getByText("기록된 내용").count()).toBe(0);
  await choose(page, Buffer.from("{}"));
  await see(page, "vouchsafe-proof/2");
});

test("an auditor's own policy and block hash are held against the file", async () => {
  const proof = await aProof();
  const file = JSON.parse(proof.toString("utf8")) as {
    policy: string[];
    anchors: [{ blockHash: string }];
  };
  const { page } = await openFromDisk();
  await choose(page, proof);
  await page.getByText("따로 알고 있는 값").click();
  await page.getByLabel("블록 해시").fill(file.anchors[0].blockHash);
  await page.getByLabel("신뢰 정책 (C2SP tlog-policy)").fill(file.policy.join("\n"));
  await page.locator("[data-step=policy][data-state=ok]").waitFor();
  await page.locator("[data-step=block-hash][data-state=ok]").waitFor();
  await page.getByLabel("블록 해시").fill(`0x${"1".repeat(64)}`);
  await see(page, "증명이 맞지 않아요");
});
