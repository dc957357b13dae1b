import { LOCALES, type Locale } from "~/messages/locale";

export const THEMES = ["light", "dark", "high-contrast"] as const;
export type Theme = (typeof THEMES)[number];

/** Cookies that hold a choice of the reader; no secret, so the browser's scripts may read them. */
export const LOCALE_COOKIE = "locale";
export const THEME_COOKIE = "theme";
const A_YEAR_S = 31_536_000;

/** One cookie of a `Cookie` header. */
export function cookieOf(header: string | null | undefined, name: string): string | undefined {
  for (const pair of (header ?? "").split(";")) {
    const at = pair.indexOf("=");
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return undefined;
}

/** Chosen on our page, else what the browser prefers, else Korean. */
export function localeOf(headers: {
  cookie?: string | undefined;
  acceptLanguage?: string | undefined;
}): Locale {
  const chosen = LOCALES.find((locale) => locale === cookieOf(headers.cookie, LOCALE_COOKIE));
  if (chosen) return chosen;
  const preferred = (headers.acceptLanguage ?? "")
    .slice(0, 200)
    .split(",")
    .map((part) => {
      const [tag = "", ...params] = part.trim().split(";");
      const weight = params.find((param) => param.trim().startsWith("q="));
      return {
        language: tag.toLowerCase().split("-")[0],
        weight: weight ? Number(weight.trim().slice(2)) || 0 : 1,
      };
    })
    .filter(({ language, weight }) => weight > 0 && LOCALES.some((locale) => locale === language))
    .sort((a, b) => b.weight - a.weight)[0];
  return LOCALES.find((locale) => locale === preferred?.language) ?? "ko";
}

/** null: as the device prefers. */
export const themeOf = (cookie: string | undefined): Theme | null =>
  THEMES.find((theme) => theme === cookieOf(cookie, THEME_COOKIE)) ?? null;

const preferenceCookie = (name: string, value: string | null): string =>
  `${name}=${value ?? ""}; Path=/; Max-Age=${value === null ? 0 : A_YEAR_S}; SameSite=Lax`;

/** A `Set-Cookie` value that keeps the reader's language for a year. */
export const localeCookie = (locale: Locale): string => preferenceCookie(LOCALE_COOKIE, locale);

/** A `Set-Cookie` value that keeps the reader's theme for a year; null follows the device again. */
export const themeCookie = (theme: Theme | null): string => preferenceCookie(THEME_COOKIE, theme);
