import type { Page } from "playwright-core";
import { barriersOn, DESK, isTooWide, keepPicture, PHONE } from "./browser";

/** A page to be looked at: its name in the pictures, and its address or how to find it. */
export type Sight = readonly [name: string, address: string | ((page: Page) => Promise<string>)];

export type Look = { readonly language: "ko" | "en"; readonly role: string };

/** The first link of a page that has this form. */
export const linkOn =
  (address: string | ((page: Page) => Promise<string>), form: RegExp) =>
  async (page: Page): Promise<string> => {
    const from = typeof address === "string" ? address : await address(page);
    const html = await (await page.request.get(from)).text();
    const [link] = form.exec(html) ?? [];
    if (!link) throw new Error(`${from} has no link like ${form}`);
    return link;
  };

/**
 * Looks at a page as on a desk and as on a phone. The structure of a page is the same in both
 * languages, so that the narrow English one is only measured.
 * @returns what is wrong with it
 */
export async function lookAt(page: Page, sight: Sight, look: Look): Promise<string[]> {
  const [name, where] = sight;
  const address = typeof where === "string" ? where : await where(page);
  await page.setViewportSize(DESK);
  const response = await page.goto(address, { waitUntil: "load" });
  const wrong: string[] = [];
  if ((response?.status() ?? 500) >= 500) wrong.push(`status ${response?.status()}`);
  for (const [kind, size] of [["desk", DESK] as const, ["phone", PHONE] as const]) {
    await page.setViewportSize(size);
    // A page that is opened on a phone folds what a page that was made narrow leaves open.
    if (kind === "phone") await page.reload({ waitUntil: "load" });
    if (await isTooWide(page)) wrong.push(`${kind}: it scrolls sideways`);
    if (kind === "desk" || look.language === "ko") {
      const barriers = await barriersOn(page, { isAgain: kind === "phone" });
      wrong.push(...barriers.map((barrier) => `${kind}: ${barrier}`));
    }
    await keepPicture(page, `${look.language}/${look.role}-${name}-${kind}`);
  }
  return wrong.map((words) => `${address} ${words}`);
}
