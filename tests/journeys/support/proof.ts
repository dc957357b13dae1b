import { execFile } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { see } from "./journey";

const ANCHORED_WITHIN_MS = 20_000;

/** Opens an entry of the log and takes its proof along as soon as it is anchored. */
export async function downloadProof(page: Page, entryAddress: string): Promise<Buffer> {
  const until = Date.now() + ANCHORED_WITHIN_MS;
  await page.goto(entryAddress);
  const link = page.getByRole("link", { name: "증명 파일 받기" });
  while ((await link.count()) === 0) {
    if (Date.now() > until) throw new Error(`${entryAddress} was not anchored in time`);
    await page.waitForTimeout(250);
    await page.reload();
  }
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Chooses a file on the page that verifies, and waits for its verdict. */
export async function chooseProofFile(page: Page, proof: Buffer): Promise<void> {
  await page.getByLabel("증명 파일 (.json)").setInputFiles({
    name: "proof.json",
    mimeType: "application/json",
    buffer: proof,
  });
}

export async function expectVerifiedOnPage(page: Page, proof: Buffer): Promise<void> {
  await page.goto("/transparency/verify", { waitUntil: "networkidle" });
  await chooseProofFile(page, proof);
  await see(page, "모든 단계가 맞아요");
  await see(page, "이 브라우저에서 확인했어요. 파일은 보내지 않았어요.");
}

export type Verdict = { readonly code: number; readonly said: string };

/** `npm run verify-proof`, which needs no hub. */
export function verifyByCommand(proof: Buffer): Promise<Verdict> {
  const file = join(mkdtempSync(join(tmpdir(), "vouchsafe-proof-")), "proof.json");
  writeFileSync(file, proof);
  return new Promise((resolve) => {
    execFile("npm", ["run", "--silent", "verify-proof", "--", file], (error, stdout) => {
      const code = typeof error?.code === "number" ? error.code : error ? -1 : 0;
      resolve({ code, said: stdout });
    });
  });
}
