import { afterAll, expect, test } from "vitest";
import type { Role } from "~/domain/identity/role";
import { recordEnrolment, recordOrganisation } from "~db/repositories/identity/organisations";
import { CLIENT, startProvider } from "../support/oidc-provider";
import { openBuiltHub } from "./hub";

const HUB = "http://hub.invalid:3000";
const provider = await startProvider(`${HUB}/sign-in/callback`);
const hub = await openBuiltHub({
  PUBLIC_URL: HUB,
  OIDC_ISSUER: provider.issuer,
  OIDC_CLIENT_ID: CLIENT.clientId,
  OIDC_CLIENT_SECRET: CLIENT.clientSecret,
});
afterAll(async () => {
  provider.close();
  await hub.close();
});

/** The cookies that an answer sets, as the browser would send them; ended ones are left out. */
const cookiesOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .filter((line) => !/Max-Age=0/.test(line))
    .map((line) => line.split(";")[0])
    .join("; ");

async function enrol(subject: string, roles: readonly Role[]): Promise<void> {
  const { runtime } = hub;
  for (const role of roles) {
    const organisationId = runtime.newId("organisation");
    await runtime.store.tx([organisationId], async (db) => {
      const at = runtime.now();
      const names = { nameKo: `${role} 기관`, nameEn: role, region: null, consortiumId: null };
      const kind = { kind: "audit" as const, enterpriseSize: null, isDemo: false };
      await recordOrganisation(db, { id: organisationId, ...names, ...kind, createdAt: at });
      const person = { personId: `per_${subject.padEnd(10, "0")}`, displayName: subject };
      if (role === roles[0]) {
        await recordEnrolment(
          db,
          { ...person, issuer: provider.issuer, subject, organisationId, role },
          at,
        );
      } else {
        const { memberships } = await import("~db/schema/identity");
        await db.insert(memberships).values({
          personId: person.personId,
          organisationId,
          role,
          from: at,
          until: null,
        });
      }
    });
  }
}

/** Leaves for the provider and comes back with the callback's address. */
async function leave(account: string, next = "/transparency") {
  const left = await hub.visit(`/sign-in/oidc?next=${encodeURIComponent(next)}`);
  const back = new URL(await provider.walk(left.headers.get("Location") ?? "", account));
  return { cookie: cookiesOf(left), callback: back.pathname + back.search };
}

test("a member comes back signed in, on the page from which the sign-in began", async () => {
  await enrol("auditor1", ["auditor"]);
  const { cookie, callback } = await leave("auditor1");
  const answer = await hub.visit(callback, { cookie });
  expect([answer.status, answer.headers.get("Location")]).toEqual([303, "/transparency"]);
  const page = await hub.visit("/", { cookie: cookiesOf(answer) });
  expect(await page.text()).toContain("auditor1");
});

test("a callback address without the browser that began is refused", async () => {
  const { callback } = await leave("auditor1");
  const answer = await hub.visit(callback);
  expect(answer.status).toBe(400);
  expect(cookiesOf(answer)).toBe("");
});

test("a callback address that is opened twice signs in once", async () => {
  const { cookie, callback } = await leave("auditor1");
  expect((await hub.visit(callback, { cookie })).status).toBe(303);
  expect((await hub.visit(callback, { cookie })).status).toBe(400);
});

test("a person whom nobody registered is told so, with a number to ask by", async () => {
  const { cookie, callback } = await leave("stranger");
  const answer = await hub.visit(callback, { cookie });
  expect(answer.status).toBe(403);
  expect(await answer.text()).toMatch(/per_[0-9a-z]{10}/);
  expect(cookiesOf(answer)).toBe("");
});

test("a person with two roles chooses one, and only one of their own", async () => {
  await enrol("both", ["auditor", "programme-manager"]);
  const { cookie, callback } = await leave("both");
  const chosen = await hub.visit(callback, { cookie });
  expect(chosen.headers.get("Location")).toBe("/sign-in/choose");
  const choosing = { cookie: cookiesOf(chosen) };
  const page = await (await hub.visit("/sign-in/choose", choosing)).text();
  const offered = [...page.matchAll(/value="(per_both[^"]+)"/g)].map((match) => match[1] ?? "");
  expect(offered).toHaveLength(2);
  const foreign = (offered[0] ?? "").replace("per_both000000", "per_auditor100");
  expect((await hub.visit("/sign-in/choose", { ...choosing, form: { who: foreign } })).status).toBe(
    404,
  );
  const answer = await hub.visit("/sign-in/choose", {
    ...choosing,
    form: { who: offered[1] ?? "" },
  });
  expect([answer.status, answer.headers.get("Location")]).toEqual([303, "/transparency"]);
});

test("a sign-in never leads to another site", async () => {
  const { cookie, callback } = await leave("auditor1", "//evil.example/x");
  expect((await hub.visit(callback, { cookie })).headers.get("Location")).toBe("/");
});

test("a membership that has ended ends the session with it", async () => {
  await enrol("leaver", ["auditor"]);
  const { cookie, callback } = await leave("leaver");
  const session = { cookie: cookiesOf(await hub.visit(callback, { cookie })) };
  expect(await (await hub.visit("/", session)).text()).toContain("leaver");
  const { memberships } = await import("~db/schema/identity");
  const { eq } = await import("drizzle-orm");
  await hub.runtime.store.tx(["x"], async (db) => {
    await db
      .update(memberships)
      .set({ until: hub.runtime.now() })
      .where(eq(memberships.personId, "per_leaver0000"));
  });
  expect(await (await hub.visit("/", session)).text()).not.toContain("leaver");
});
