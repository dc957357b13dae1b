import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { cheapestOf, hospitalsAsked, RUNNING_CASE, startRequest } from "./support/company";
import { goTo, startJourney } from "./support/journey";
import { linkOn } from "./support/looking";
import {
  LEAD_OF_HANJUM,
  LEAD_OF_SUMGYEOL,
  PROGRAMME_MANAGER,
  signIn,
  signInAs,
  votersOf,
} from "./support/people";

const journey = startJourney();

type Form = Readonly<Record<string, string>>;

/** Posts a form as a browser without script would. */
async function post(
  page: Page,
  address: string,
  form: Form,
): Promise<{ status: number; html: string }> {
  const answer = await page.request.post(address, {
    form: { ...form },
    headers: { Origin: journey.hub },
    maxRedirects: 0,
  });
  return { status: answer.status(), html: await answer.text() };
}

const DRAFT = { intent: "save", version: "1", title: "", purpose: "", plan: "", useDays: "" };
const long = (length: number): string => "가".repeat(length);

const BROKEN_DRAFTS: readonly (readonly [field: string, form: Form])[] = [
  ["title", { ...DRAFT, title: long(201) }],
  ["purposeKind", { ...DRAFT, purposeKind: "marketing" }],
  ["diseases", { ...DRAFT, "diseases[]": "no-such-disease" }],
  ["purpose", { ...DRAFT, purpose: long(4_001) }],
  ["plan", { ...DRAFT, plan: long(8_001) }],
  ["useDays", { ...DRAFT, useDays: "0" }],
  ["useDays", { ...DRAFT, useDays: "많이" }],
  ["team", { ...DRAFT, "team[]": "somebody" }],
  ["version", { ...DRAFT, version: "" }],
];

test("a broken dossier is answered by 400 with its field named, and nothing is written", async () => {
  const page = await journey.open();
  await signInAs(page, LEAD_OF_SUMGYEOL);
  const dataset = await cheapestOf(page, "물빛나루종합병원(가상)");
  const request = await startRequest(page, [dataset.id]);
  const title = page.getByRole("textbox", { name: "과제 이름" });
  const before = await title.inputValue();
  for (const [field, form] of BROKEN_DRAFTS) {
    const { status, html } = await post(page, request, form);
    expect(status, field).toBe(400);
    expect(html, field).toContain(`href="#${field}"`);
  }
  await page.goto(request);
  expect(await title.inputValue()).toBe(before);
});

test("other broken forms are answered by 400 with their field named", async () => {
  const page = await journey.open();
  await signInAs(page, LEAD_OF_SUMGYEOL);
  const payment = await linkOn("/wallet", /\/payments\/cop_\w+/)(page);
  const cases: readonly (readonly [address: string, field: string, form: Form])[] = [
    ["/basket", "datasetId", { intent: "add", datasetId: "nothing" }],
    ["/basket", "intent", { intent: "steal", datasetId: "dat_demo00000029" }],
    [payment, "method", { instalmentId: "ins_demo00000001", method: "cash" }],
    ["/catalogue/usage-profile", "useMonths", { isForProfit: "yes", useMonths: "999" }],
  ];
  for (const [address, field, form] of cases) {
    const { status, html } = await post(page, address, form);
    expect(status, `${address} ${field}`).toBe(400);
    expect(html, `${address} ${field}`).toContain(field);
  }
  await signInAs(page, PROGRAMME_MANAGER);
  const confirm = await post(page, "/programme/payments", { instalmentId: "x", amountKrw: "many" });
  expect(confirm.status).toBe(400);
  expect(confirm.html).toContain("amountKrw");
});

test("a broken vote is answered by 400 with its field named", async () => {
  const page = await journey.open();
  await signInAs(page, LEAD_OF_SUMGYEOL);
  const [hospital = ""] = await hospitalsAsked(page, RUNNING_CASE);
  const [chair] = await votersOf(page, hospital);
  if (!chair) throw new Error("a seat is empty");
  await signIn(page, chair);
  const address = await linkOn("/committee", /\/committee\/reviews\/rev_\w+/)(page);
  const vote = { intent: "vote", lineId: "lin_demo00000001", choice: "approve", reason: "좋아요" };
  for (const [field, form] of [
    ["choice", { ...vote, choice: "perhaps" }],
    ["reason", { ...vote, reason: " " }],
    ["lineId", { ...vote, lineId: "1" }],
    ["hasConflict", { intent: "declare" }],
    ["reason", { intent: "declare", hasConflict: "yes", reason: "" }],
  ] as const) {
    const { status, html } = await post(page, address, form);
    expect(status, field).toBe(400);
    expect(html, field).toContain(`href="#${field}"`);
  }
});

test("what is wrong in an address of the catalogue is said and not searched for", async () => {
  const page = await journey.open();
  for (const query of ["page=0", "page=x", "sort=best", "type=gold", `q=${long(201)}`]) {
    expect(await goTo(page, `/catalogue?${query}`), query).toBe(400);
    await page.getByText("주소에 쓸 수 없는 값이 있어서 빼고 찾았어요").waitFor();
  }
});

test("an unknown id and another company's id are answered alike", async () => {
  const page = await journey.open();
  await signInAs(page, LEAD_OF_HANJUM);
  const foreign = [
    await linkOn("/wallet", /\/requests\/req_\w+/)(page),
    await linkOn("/wallet", /\/payments\/cop_\w+/)(page),
  ];
  await signInAs(page, LEAD_OF_SUMGYEOL);
  const said = async (address: string) => {
    expect(await goTo(page, address), address).toBe(404);
    const text = await page.getByRole("main").innerText();
    return text.replaceAll(/[0-9a-f-]{8,}/g, "");
  };
  for (const address of foreign) {
    const unknown = address.replace(/_\w+$/, "_zzzzzzzzzzzz");
    expect(await said(address)).toBe(await said(unknown));
    expect(await said(`${unknown}x'--`)).toBe(await said(unknown));
  }
  for (const address of foreign) {
    const own = await post(page, address, {
      ...DRAFT,
      instalmentId: "ins_demo00000001",
      method: "bank",
    });
    expect(own.status, address).toBe(404);
  }
});
