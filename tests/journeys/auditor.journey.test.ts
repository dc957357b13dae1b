import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { barriersOn, isTooWide } from "./support/browser";
import { see, startJourney } from "./support/journey";
import { AUDITOR, signInAs } from "./support/people";
import {
  chooseProofFile,
  downloadProof,
  expectVerifiedOnPage,
  verifyByCommand,
} from "./support/proof";

const journey = startJourney();

/** The newest entry that the page of the log shows. */
async function newestEntry(page: Page): Promise<string> {
  await page.goto("/transparency");
  const entries = page.getByRole("table").filter({ hasText: "무슨 일" });
  const address = await entries.getByRole("link").first().getAttribute("href");
  if (!address) throw new Error("the log shows no entry");
  return address;
}

/** The proof with one bit turned in the middle of a value that it writes in base64. */
function withFlippedBit(proof: Buffer, chosen: (file: ProofFile) => string): Buffer {
  const text = proof.toString("utf8");
  const value = chosen(JSON.parse(text) as ProofFile);
  const bytes = Buffer.from(value, "base64");
  const middle = Math.floor(bytes.length / 2);
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  return Buffer.from(text.replace(value, bytes.toString("base64")));
}

type ProofFile = {
  readonly entry: { readonly salt: string };
  readonly tlogProof: readonly [string, string, string, ...string[]];
  readonly anchors: readonly [
    {
      readonly header: string;
      readonly account: readonly [string];
      readonly storage: readonly [string];
    },
  ];
};

type KnownParts = { readonly policy: readonly string[] };

/** Where one bit is turned, and the step that has to find it. */
const DAMAGES: readonly (readonly [step: string, chosen: (file: ProofFile) => string])[] = [
  ["3. 나무 속 자리", (file) => file.entry.salt],
  ["3. 나무 속 자리", (file) => file.tlogProof[2]],
  ["4. 운영자의 서명", (file) => file.tlogProof.at(-1)?.split(" ").at(-1) ?? ""],
  ["7. 블록", (file) => file.anchors[0].header],
  ["8. 계약", (file) => file.anchors[0].account[0]],
  ["9. 계약이 가진 값", (file) => file.anchors[0].storage[0]],
];

/** The first step that the verdict says is wrong. */
async function failedStep(page: Page): Promise<string> {
  await see(page, "증명이 맞지 않아요");
  const failed = page.getByRole("listitem").filter({ hasText: "틀림" }).first();
  return failed.locator("strong").innerText();
}

test("an auditor takes a proof along and verifies it where no hub is", async () => {
  const page = await journey.open();
  await signInAs(page, AUDITOR);
  const entry = await newestEntry(page);
  const proof = await downloadProof(page, entry);
  await expectVerifiedOnPage(page, proof);
  const { code, said } = await verifyByCommand(proof);
  expect(code, said).toBe(0);
});

test("a proof with one flipped bit fails, and the step that found it is named", async () => {
  const page = await journey.open();
  await signInAs(page, AUDITOR);
  const proof = await downloadProof(page, await newestEntry(page));
  for (const [step, chosen] of DAMAGES) {
    const damaged = withFlippedBit(proof, chosen);
    // A new page each time, so that no verdict of the one before is taken for this one's.
    await page.goto("/transparency/verify", { waitUntil: "networkidle" });
    await chooseProofFile(page, damaged);
    expect(await failedStep(page)).toBe(step);
  }
  const [step, chosen] = DAMAGES[1] as (typeof DAMAGES)[number];
  const { code, said } = await verifyByCommand(withFlippedBit(proof, chosen));
  expect(code).toBe(1);
  expect(said).toMatch(new RegExp(`✖ ${step.replace(".", "\\.")}`));
});

test("an auditor's own policy and block hash are compared on the page, with and without scripts", async () => {
  const desk = await journey.open();
  await signInAs(desk, AUDITOR);
  const proof = await downloadProof(desk, await newestEntry(desk));
  const file = JSON.parse(proof.toString("utf8")) as KnownParts;
  for (const withoutJavaScript of [false, true]) {
    const page = await journey.open({ withoutJavaScript, isPhone: true });
    await page.goto("/transparency/verify", { waitUntil: "networkidle" });
    await chooseProofFile(page, proof);
    if (!withoutJavaScript) await see(page, "모든 단계가 맞아요");
    await page.getByText("따로 알고 있는 값").click();
    await page.getByLabel("신뢰 정책 (C2SP tlog-policy)").fill(file.policy.join("\n"));
    await page.getByLabel("블록 해시").fill(`0x${"1".repeat(64)}`);
    await page.getByRole("button", { name: /다시 확인하기|서버에서 확인하기/ }).click();
    await see(page, "증명이 맞지 않아요");
    expect(await failedStep(page)).toBe("11. 체인에 있는 블록");
    expect(await page.locator("[data-step=policy]").getAttribute("data-state")).toBe("ok");
    // Both look at the page with a script of their own.
    if (withoutJavaScript) continue;
    expect(await isTooWide(page)).toBe(false);
    expect(await barriersOn(page)).toEqual([]);
  }
});
