import { existsSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { expect } from "vitest";

const EXECUTABLES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-dev-shm-usage",
];

/** @throws naming what to install when no browser is on the machine */
export function launchBrowser(): Promise<Browser> {
  const executablePath = process.env["CHROMIUM"] ?? EXECUTABLES.find((path) => existsSync(path));
  if (!executablePath)
    throw new Error("no Chromium found: install the package `chromium` or set CHROMIUM");
  return chromium.launch({ executablePath, args: FLAGS });
}

export type Visit = {
  readonly language?: "ko" | "en";
  readonly isPhone?: boolean;
  /** The main path has to work without it. */
  readonly withoutJavaScript?: boolean;
};

export const PHONE = { width: 360, height: 780 };
export const DESK = { width: 1280, height: 900 };

/** A person's fresh browser window at a hub. */
export async function openWindow(browser: Browser, hub: string, visit: Visit = {}): Promise<Page> {
  const context = await browser.newContext({
    baseURL: hub,
    viewport: visit.isPhone ? PHONE : DESK,
    javaScriptEnabled: !visit.withoutJavaScript,
    locale: "ko-KR",
    timezoneId: "Asia/Seoul",
    acceptDownloads: true,
  });
  // On a busy machine a page takes seconds; a missing one shall not take a minute.
  context.setDefaultTimeout(15_000);
  if (visit.language === "en") await chooseEnglish(context, hub);
  const page = await context.newPage();
  watch(page);
  return page;
}

const chooseEnglish = (context: BrowserContext, hub: string): Promise<unknown> =>
  context.request.post(`${hub}/language`, {
    form: { locale: "en", returnTo: "/" },
    headers: { Origin: hub },
    maxRedirects: 0,
  });

/** What the browser complained about, by page; a journey fails on the first complaint. */
const complaints = new WeakMap<Page, string[]>();

function watch(page: Page): void {
  const heard: string[] = [];
  complaints.set(page, heard);
  page.on("pageerror", (error) => heard.push(error.message));
  page.on("console", (message) => {
    // A refused form answers 4xx on purpose; the browser logs that as an error of its own.
    // A page that is left while Remix looks ahead for the next ones cuts that request off.
    const isHarmless = /^Failed to (load resource|fetch manifest patches)/.test(message.text());
    if (message.type() === "error" && !isHarmless) heard.push(message.text());
  });
}

export function expectNoComplaints(page: Page): void {
  expect(complaints.get(page) ?? []).toEqual([]);
}

/** The rule that takes longest, and that finds on a phone what it found on a desk. */
const SLOW_RULES = ["color-contrast"];

/** What breaks WCAG 2.2 AA on the page as it stands, one line each. */
export async function barriersOn(page: Page, { isAgain = false } = {}): Promise<string[]> {
  const axe = new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .disableRules(isAgain ? SLOW_RULES : []);
  const result = await axe.analyze();
  return result.violations.flatMap((one) =>
    one.nodes.map((node) => `${one.id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ""}`),
  );
}

/** Whether a reader would have to scroll sideways. */
export const isTooWide = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth > clientWidth;
  });

const OUTPUT = "tests/output";

/** Keeps a picture of the whole page for people to look at: `tests/output/<name>.png`. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  const path = join(OUTPUT, `${name}.png`);
  mkdirSync(dirname(path), { recursive: true });
  await page.screenshot({ path, fullPage: true });
}
