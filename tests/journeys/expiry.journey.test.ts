import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, inject, test } from "vitest";
import { wallet } from "./support/company";
import { type Hub, startHub } from "./support/hub";
import { see, startJourney } from "./support/journey";
import { AUDITOR, LEAD_OF_SUMGYEOL, signInAs } from "./support/people";

const journey = startJourney();

/** The case was submitted nine days before the demo's today, and holds last 90 days. */
const TITLE = "중환자 활력징후 경보";
const BEFORE_THE_END = "80";
const AFTER_THE_END = "82";

async function onACopy(days: string, body: (hub: Hub) => Promise<void>): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), "vouchsafe-later-"));
  cpSync(inject("seeded"), dataDir, { recursive: true });
  const hub = await startHub({ DATA_DIR: dataDir, DEMO_CLOCK_DAYS: days });
  try {
    await body(hub);
  } finally {
    await hub.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

test("credit that was held too long goes back to the voucher, and the log says so", async () => {
  let heldBefore = 0;
  await onACopy(BEFORE_THE_END, async (hub) => {
    const page = await journey.open({ hub: hub.url });
    await signInAs(page, LEAD_OF_SUMGYEOL);
    heldBefore = (await wallet(page)).held;
    await page.goto("/requests");
    await page.getByRole("link", { name: TITLE }).click();
    await see(page, "심의위원회가 결정할 차례예요");
  });
  await onACopy(AFTER_THE_END, async (hub) => {
    const page = await journey.open({ hub: hub.url });
    await signInAs(page, LEAD_OF_SUMGYEOL);
    // The process that ends holds starts with the hub; its first round may still be under way.
    let now = await wallet(page);
    for (let tries = 0; now.held === heldBefore && tries < 40; tries += 1) {
      await page.waitForTimeout(250);
      now = await wallet(page);
    }
    expect(now.held).toBeLessThan(heldBefore);
    await page.getByRole("row").filter({ hasText: "기한이 지나 풀림" }).first().waitFor();
    await page.goto("/requests");
    await page.getByRole("link", { name: TITLE }).click();
    await see(page, "기한이 지나 심의가 끝남");
    await see(page, "기한 지남");

    await signInAs(page, AUDITOR);
    await page.goto("/transparency");
    await page.getByRole("row").filter({ hasText: "묶은 금액 기한 만료" }).first().waitFor();
  });
});
