import type { Page } from "playwright-core";
import { see } from "./journey";
import { PROGRAMME_MANAGER, signInAs } from "./people";

/** Chooses bank transfer for what is due. @returns the name that the transfer has to bear */
export async function chooseBankTransfer(page: Page): Promise<string> {
  await page.getByRole("button", { name: "계좌로 보내기" }).first().click();
  await see(page, "이 계좌로 보내 주세요");
  const code = page
    .locator("dt", { hasText: "보내는 사람 이름" })
    .locator("xpath=following-sibling::dd[1]");
  const [word = ""] = (await code.innerText()).split(/\s/);
  return word;
}

/** A programme manager finds the transfer on the account and confirms it. */
export async function confirmTransfer(page: Page, depositor: string): Promise<void> {
  await signInAs(page, PROGRAMME_MANAGER);
  await page.goto("/programme/payments");
  const row = page.getByRole("row").filter({ hasText: depositor });
  await row.getByRole("button", { name: "입금 확인" }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /들어온 것 확인$/ })
    .click();
  await page.getByRole("heading", { name: "최근에 확인한 입금" }).waitFor();
  await row.getByRole("button", { name: "입금 확인" }).waitFor({ state: "detached" });
}
