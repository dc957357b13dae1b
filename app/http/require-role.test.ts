import type { AppLoadContext } from "@remix-run/node";
import { expect, test } from "vitest";
import type { Role } from "~/domain/identity/role";
import { pathWithin, requireRole } from "./require-role";

const contextOf = (role: Role | null): AppLoadContext => ({
  cspNonce: "",
  requestId: "",
  locale: "ko",
  theme: null,
  isDemo: true,
  earlyRefusal: undefined,
  session: role && {
    id: "ses_0123456789",
    personId: "per_0123456789",
    displayName: "x",
    actor: { personId: "per_0123456789", organisationId: "org_0123456789", role },
    organisation: { ko: "x", en: "x" },
  },
});
const ask = (role: Role | null, path: string, method = "GET") => {
  const request = new Request(`http://hub.example${path}`, { method });
  return () => requireRole({ request, context: contextOf(role) }, "company");
};
const thrownBy = (act: () => unknown): unknown => {
  try {
    return act();
  } catch (thrown) {
    return thrown;
  }
};

test("the asked role gets its session", () => {
  expect(ask("company", "/wallet")().actor.role).toBe("company");
});

test("a visitor who reads is led to the sign-in and back to the same page", () => {
  const answer = thrownBy(
    ask(null, "/catalogue.data?q=%ED%9D%89%EB%B6%80&_routes=root"),
  ) as Response;
  expect(answer.headers.get("Location")).toBe(
    `/sign-in?next=${encodeURIComponent("/catalogue?q=%ED%9D%89%EB%B6%80")}`,
  );
});

test("a visitor who changes is refused with 401, another role with 403", () => {
  expect(thrownBy(ask(null, "/basket", "POST"))).toMatchObject({
    data: { code: "sign-in-needed" },
    init: { status: 401 },
  });
  expect(thrownBy(ask("auditor", "/basket", "POST"))).toMatchObject({
    data: { code: "role-not-allowed" },
    init: { status: 403 },
  });
});

const ELSEWHERE = [
  "//evil.example",
  "/\\evil.example",
  "https://evil.example",
  "javascript:1",
  "/a\nb",
];
for (const path of [...ELSEWHERE, "", null, undefined, "/\t/evil", `/${"x".repeat(500)}`]) {
  test(`“${String(path).slice(0, 20)}” is no place to go after the sign-in`, () => {
    expect(pathWithin(path)).toBe("/");
  });
}
