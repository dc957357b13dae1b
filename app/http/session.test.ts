import { SignJWT } from "jose";
import { expect, test } from "vitest";
import { instantOf } from "~/domain/shared/instant";
import {
  endedSessionCookie,
  openSession,
  SESSION_HOURS,
  sealSession,
  sessionCookie,
  sessionTokenOf,
} from "./session";

const SECRET = "a-secret-of-more-than-thirty-two-characters";
const OTHER = "another-secret-of-more-than-thirty-two-chars";
const at = instantOf(1_800_000_000_000);
const claim = {
  id: "ses_0123456789",
  actor: {
    personId: "per_0123456789",
    organisationId: "org_0123456789",
    role: "company" as const,
  },
};
const seal = (secrets: readonly string[] = [SECRET]) => sealSession(claim, { secrets, at });
const open = (token: string, later = 0, secrets: readonly string[] = [SECRET]) =>
  openSession(token, { secrets, at: instantOf(at + later) });

/** The same token with one character of one part changed. */
function bent(token: string, part: 0 | 1 | 2): string {
  const parts = token.split(".");
  const text = parts[part] ?? "";
  const middle = Math.floor(text.length / 2);
  parts[part] = text.slice(0, middle) + (text[middle] === "A" ? "B" : "A") + text.slice(middle + 1);
  return parts.join(".");
}

test("a session comes back as it was sealed", async () => {
  expect(await open(await seal())).toEqual(claim);
});

test("a session ends eight hours after the sign-in, at the very second", async () => {
  const token = await seal();
  expect(await open(token, SESSION_HOURS * 3_600_000 - 1_000)).toEqual(claim);
  expect(await open(token, SESSION_HOURS * 3_600_000)).toBeUndefined();
});

for (const [part, name] of [
  [0, "header"],
  [1, "payload"],
  [2, "signature"],
] as const) {
  test(`a session whose ${name} was changed is no session`, async () => {
    expect(await open(bent(await seal(), part))).toBeUndefined();
  });
}

for (const broken of ["", "x", "a.b.c", "..", "null", "%00", "ey".repeat(5_000)]) {
  test(`the cookie “${broken.slice(0, 12)}” is no session and no error`, async () => {
    expect(await open(broken)).toBeUndefined();
  });
}

test("an unsigned token and one signed by somebody else are no sessions", async () => {
  const unsigned = `${btoa('{"alg":"none"}')}.${(await seal()).split(".")[1]}.`;
  expect(await open(unsigned)).toBeUndefined();
  expect(await open(await seal([OTHER]))).toBeUndefined();
});

test("a token of ours for another purpose is no session", async () => {
  const token = await new SignJWT({ org: claim.actor.organisationId, role: "company" })
    .setProtectedHeader({ alg: "HS256" })
    .setSubject(claim.actor.personId)
    .setJti("x")
    .setIssuedAt(at / 1_000)
    .setExpirationTime(at / 1_000 + 60)
    .sign(new TextEncoder().encode(SECRET));
  expect(await open(token)).toBeUndefined();
});

test("a session signed by a retired secret still counts, a new one is signed by the current", async () => {
  const old = await seal([OTHER]);
  expect(await open(old, 0, [SECRET, OTHER])).toEqual(claim);
  const fresh = await seal([SECRET, OTHER]);
  expect(await open(fresh, 0, [SECRET])).toEqual(claim);
  expect(await open(old, 0, [SECRET])).toBeUndefined();
});

test("the cookie is out of reach for scripts and other sites, and for plain http where there is https", () => {
  expect(sessionCookie("t", false)).toBe(
    "session=t; Path=/; Max-Age=28800; HttpOnly; SameSite=Lax",
  );
  expect(sessionCookie("t", true)).toMatch(/^__Host-session=t; .*; Secure$/);
  expect(endedSessionCookie(true)).toMatch(/^__Host-session=; Path=\/; Max-Age=0;/);
});

test("with https the cookie of plain http is not looked at", () => {
  expect(sessionTokenOf("session=forged", true)).toBeUndefined();
  expect(sessionTokenOf("a=b; __Host-session=real", true)).toBe("real");
});
