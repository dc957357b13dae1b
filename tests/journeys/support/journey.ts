import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, inject, onTestFinished } from "vitest";
import { expectNoComplaints, keepPicture, launchBrowser, openWindow, type Visit } from "./browser";

export type Journey = {
  /** Where the seeded hub listens. */
  readonly hub: string;
  /** A person's fresh window; it is closed with its test, which fails if the browser complained. */
  open(visit?: Visit & { readonly hub?: string }): Promise<Page>;
};

/** A browser for one file of journeys. */
export function startJourney(): Journey {
  let browser: Browser;
  const hub = inject("hub");
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());
  return {
    hub,
    async open({ hub: other, ...visit } = {}) {
      const page = await openWindow(browser, other ?? hub, visit);
      onTestFinished(async ({ task }) => {
        if (task.result?.state === "fail") await keepPicture(page, `failed-${task.id}`);
        await page.context().close();
        expectNoComplaints(page);
      });
      return page;
    },
  };
}

/** Waits until the words are on the page. */
export const see = (page: Page, words: string | RegExp): Promise<void> =>
  page.getByText(words).first().waitFor();

/** Opens an address of the hub and answers its status. */
export async function goTo(page: Page, address: string): Promise<number> {
  const response = await page.goto(address);
  return response?.status() ?? 0;
}
