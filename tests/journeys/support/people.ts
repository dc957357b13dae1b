import type { Page } from "playwright-core";
import { expect } from "vitest";

/** A person of the demo world, as the sign-in page offers them. */
export type DemoPerson = {
  readonly who: string;
  readonly name: string;
  readonly organisation: string;
  readonly role: string;
};

/** Named for what they do in the demo world; ids are the same on every machine. */
export const LEAD_OF_SUMGYEOL = "백하늘(가상) 대표";
export const LEAD_OF_MEDILOOP = "류보라(가상) 연구소장";
export const LEAD_OF_HANJUM = "송온유(가상) 대표";
export const PROGRAMME_MANAGER = "도하람(가상) 사업 관리자";
export const AUDITOR = "마루온(가상) 감사인";

const known = new Map<string, readonly DemoPerson[]>();

const originOf = (page: Page): string => new URL(page.url()).origin;

const BUTTON =
  /name="who" value="([^"]+)"[^>]*><span[^>]*>([^<]+)<\/span><span[^>]*>([^<]+)<!-- --> · /g;

/** Everybody whom the sign-in page offers. */
export async function everybody(page: Page): Promise<readonly DemoPerson[]> {
  if (page.url() === "about:blank") await page.goto("/sign-in");
  const origin = originOf(page);
  const before = known.get(origin);
  if (before) return before;
  const html = await (await fetch(`${origin}/sign-in`)).text();
  const people = [...html.matchAll(BUTTON)].map(([, who = "", name = "", organisation = ""]) => ({
    who,
    name,
    organisation,
    role: who.split(".")[2] ?? "",
  }));
  expect(people.length).toBeGreaterThan(300);
  known.set(origin, people);
  return people;
}

/** Signs in as the sign-in page does, without drawing it again. */
export async function signIn(page: Page, person: DemoPerson): Promise<void> {
  const answer = await page.request.post("/sign-in/demo", {
    form: { who: person.who, next: "/" },
    headers: { Origin: originOf(page) },
    maxRedirects: 0,
  });
  expect([302, 303], await answer.text()).toContain(answer.status());
}

/** @throws when nobody has this name */
export async function signInAs(page: Page, name: string): Promise<DemoPerson> {
  const person = (await everybody(page)).find((one) => one.name === name);
  if (!person) throw new Error(`nobody is called ${name}`);
  await signIn(page, person);
  return person;
}

/** Chooses a person on the sign-in page, as a visitor does. */
export async function chooseOnSignInPage(page: Page, name: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByRole("button", { name: new RegExp(`^${name.replace(/[()]/g, "\\$&")}`) }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
}

/** The voting members of a hospital's committee: the chair, two internal and two external ones. */
export async function votersOf(page: Page, hospital: string): Promise<DemoPerson[]> {
  const seats = (await everybody(page)).filter(
    (one) => one.role === "committee" && one.organisation === hospital,
  );
  const voters = seats.filter((one) => !one.name.endsWith("간사"));
  expect(voters, hospital).toHaveLength(5);
  const place = ({ name }: DemoPerson) =>
    name.endsWith("위원장") ? 0 : name.includes("외부") ? 2 : 1;
  return voters.sort((one, other) => place(one) - place(other));
}

export async function dataOfficerOf(page: Page, hospital: string): Promise<DemoPerson> {
  const officer = (await everybody(page)).find(
    (one) => one.role === "data-office" && one.organisation === hospital,
  );
  if (!officer) throw new Error(`${hospital} has no data office`);
  return officer;
}
