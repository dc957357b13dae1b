/**
 * `npm run screenshots`: draws the pictures of the README anew, from a fresh demo world in headless
 * Chromium. Build first.
 */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { launchBrowser, openWindow } from "../tests/journeys/support/browser";
import { startHub } from "../tests/journeys/support/hub";

const FOLDER = "docs/screenshots";

/** Ids of the demo world, which are the same on every machine. */
const COMPANY = "per_demo0000008h.org_demo0000001h.company";
const MANAGER = "per_demo0000008e.org_demo0000001f.programme-manager";

type Shot = {
  readonly name: string;
  readonly path: string;
  readonly who?: string;
  readonly isPhone?: boolean;
};

const SHOTS: readonly Shot[] = [
  { name: "front", path: "/" },
  { name: "front-phone", path: "/", isPhone: true },
  { name: "catalogue", path: "/catalogue?q=%ED%8F%90%EC%95%94", who: COMPANY },
  { name: "dataset", path: "/datasets/dat_demo00000001?tab=variables", who: COMPANY },
  { name: "request", path: "/requests/req_demo0000000b", who: COMPANY },
  { name: "wallet", path: "/wallet", who: COMPANY },
  { name: "programme", path: "/programme", who: MANAGER },
  { name: "transparency", path: "/transparency" },
];

async function takeShot(browser: Browser, hub: string, shot: Shot): Promise<void> {
  const page = await openWindow(browser, hub, { isPhone: shot.isPhone ?? false });
  if (shot.who) {
    const answer = await page.request.post("/sign-in/demo", {
      form: { who: shot.who, next: "/" },
      headers: { origin: hub },
    });
    if (!answer.ok()) throw new Error(`${shot.who} cannot sign in: ${answer.status()}`);
  }
  const answer = await page.goto(shot.path);
  if (!answer?.ok()) throw new Error(`${shot.path} answered ${answer?.status()}`);
  await page.waitForLoadState("networkidle");
  await page.screenshot({ path: join(FOLDER, `${shot.name}.png`) });
  await page.context().close();
}

/** The draft and the committee's case need somebody to act first, so they are made by hand here. */
async function takeWorkingShots(browser: Browser, hub: string): Promise<void> {
  const page = await openWindow(browser, hub);
  const asCompany = { who: COMPANY, next: "/" };
  await page.request.post("/sign-in/demo", { form: asCompany, headers: { origin: hub } });
  for (const datasetId of ["dat_demo00000001", "dat_demo000000hc", "dat_demo0000002n"]) {
    const form = { intent: "add", datasetId, next: "/requests" };
    await page.request.post("/basket", { form, headers: { origin: hub } });
  }
  await page.goto("/basket");
  await page.waitForLoadState("networkidle");
  await page.screenshot({ path: join(FOLDER, "basket.png") });
  await page.context().close();

  const committee = await openWindow(browser, hub);
  await committee.goto("/sign-in");
  await committee.request.post("/sign-in/demo", {
    form: { who: DOCKET_MEMBER, next: "/" },
    headers: { origin: hub },
  });
  await committee.goto("/committee");
  await committee.waitForLoadState("networkidle");
  await committee.screenshot({ path: join(FOLDER, "docket.png") });
  await committee.goto(`/committee/reviews/${OPEN_REVIEW}`);
  const declare = committee.locator("button[value=declare]");
  if (await declare.isVisible()) {
    await committee.locator("#hasConflict-no").check();
    await declare.click();
    await committee.waitForLoadState("networkidle");
  }
  await committee.evaluate(() => window.scrollTo(0, 0));
  await committee.screenshot({ path: join(FOLDER, "case.png") });
  await committee.context().close();
}

/** The chair of the first hospital whose case nobody has voted on. */
const DOCKET_MEMBER = "per_demo0000005o.org_demo0000000z.committee";
const OPEN_REVIEW = "rev_demo0000000k";

const folder = mkdtempSync(join(tmpdir(), "vouchsafe-screenshots-"));
const hub = await startHub({ DATA_DIR: folder });
const browser = await launchBrowser();
try {
  mkdirSync(FOLDER, { recursive: true });
  for (const shot of SHOTS) await takeShot(browser, hub.url, shot);
  await takeWorkingShots(browser, hub.url);
} finally {
  await browser.close();
  await hub.stop();
  rmSync(folder, { recursive: true, force: true });
}
