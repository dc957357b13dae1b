import type { Page } from "playwright-core";
import { see } from "./journey";
import { type DemoPerson, signIn, votersOf } from "./people";

export type Opinion = {
  readonly choice: "승인" | "불승인" | "기권";
  readonly reason?: string;
  readonly conditions?: string;
};

/** Opens a case from the docket. */
export async function openCase(page: Page, title: string): Promise<void> {
  await page.goto("/committee");
  await page.getByRole("link", { name: title }).first().click();
  await page.waitForURL(/\/committee\/reviews\//);
  await page.getByRole("heading", { level: 1, name: title }).waitFor();
}

export async function declareNoConflict(page: Page): Promise<void> {
  await page.getByRole("radio", { name: "없어요" }).check();
  await page.getByRole("button", { name: "신고하기" }).click();
  await page.getByRole("heading", { name: "안건 내용" }).waitFor();
}

export async function declareConflict(page: Page, reason: string): Promise<void> {
  await page.getByRole("radio", { name: "있어요" }).check();
  await page.getByRole("textbox", { name: "관계 설명" }).fill(reason);
  await page.getByRole("button", { name: "신고하기" }).click();
  await see(page, "이 안건은 회피했어요");
}

/** Votes on every dataset of the open case on which the member has not voted. */
export async function voteOnAll(page: Page, opinion: Opinion): Promise<void> {
  const forms = page.getByRole("form", { name: /의결$/ });
  for (let left = await forms.count(); left > 0; left = await forms.count()) {
    const form = forms.first();
    await form.getByRole("radio", { name: opinion.choice, exact: true }).check();
    await form
      .getByRole("textbox", { name: "이유" })
      .fill(opinion.reason ?? "목적과 계획이 맞아요.");
    if (opinion.conditions) {
      await form.getByRole("textbox", { name: "조건" }).fill(opinion.conditions);
    }
    const lineId = await form.locator('input[name="lineId"]').inputValue();
    await form.getByRole("button", { name: "의결하기" }).click();
    await page.locator(`#vote-${lineId}`).getByText("내 의견:").waitFor();
  }
}

/** One member declares to be free of conflicts and votes. */
export async function declareAndVote(
  page: Page,
  { member, title, opinion }: { member: DemoPerson; title: string; opinion: Opinion },
): Promise<void> {
  await signIn(page, member);
  await openCase(page, title);
  await declareNoConflict(page);
  await voteOnAll(page, opinion);
}

/** The members of a committee declare and vote, one after the other, until it is decided. */
export async function decide(
  page: Page,
  { hospital, title, opinion }: { hospital: string; title: string; opinion: Opinion },
): Promise<void> {
  for (const member of await votersOf(page, hospital)) {
    await declareAndVote(page, { member, title, opinion });
    if ((await page.getByText("결정됨", { exact: true }).count()) > 0) return;
  }
  throw new Error(`${hospital} has not decided on ${title}`);
}
