import { expect, test } from "vitest";
import { cookieOf, localeOf, themeOf } from "./preferences";

const LANGUAGES: readonly [string | undefined, string][] = [
  [undefined, "ko"],
  ["", "ko"],
  ["*", "ko"],
  ["ja,fr;q=0.8", "ko"],
  ["en", "en"],
  ["en-GB,en;q=0.9,ko;q=0.8", "en"],
  ["ko-KR,ko;q=0.9,en;q=0.8", "ko"],
  ["en;q=0.1,ko;q=0.2", "ko"],
  ["en;q=0", "ko"],
  ["en;q=nonsense", "ko"],
  [`${"x,".repeat(5_000)}en`, "ko"],
];
for (const [header, locale] of LANGUAGES) {
  test(`a browser that prefers “${(header ?? "nothing").slice(0, 30)}” is shown ${locale}`, () => {
    expect(localeOf({ acceptLanguage: header })).toBe(locale);
  });
}

test("what the reader chose on our page counts more than the browser", () => {
  expect(localeOf({ cookie: "locale=ko", acceptLanguage: "en" })).toBe("ko");
  expect(localeOf({ cookie: "locale=xx", acceptLanguage: "en" })).toBe("en");
});

test("an unknown theme follows the device", () => {
  expect(themeOf("theme=high-contrast")).toBe("high-contrast");
  expect(themeOf("theme=<script>")).toBeNull();
});

test("a cookie is found by its whole name", () => {
  expect(cookieOf("xsession=1; session=2; session=3", "session")).toBe("2");
  expect(cookieOf("=; ;;session", "session")).toBeUndefined();
});
