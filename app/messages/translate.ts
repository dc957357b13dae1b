import type { Locale } from "./locale";
import type { MessageKey, MessageParams } from "./messages";

/** Turns a key into words of one language. */
export type Translate = {
  (key: MessageKey, params?: MessageParams): string;
  /** For keys that only running code knows: the words, or undefined where there are none. */
  maybe(key: string, params?: MessageParams): string | undefined;
  readonly locale: Locale;
};

const loaded = new Map<Locale, Translate>();

const textsOf = async (locale: Locale): Promise<Record<string, string>> =>
  locale === "en" ? (await import("./en")).en : (await import("./ko")).ko;

/** Loads one language, once. The browser asks only for the language of its page. */
export async function loadTranslator(locale: Locale): Promise<Translate> {
  const known = loaded.get(locale);
  if (known) return known;
  const translate = translatorOf(locale, await textsOf(locale));
  loaded.set(locale, translate);
  return translate;
}

/** The translator of a language that was loaded before. @throws Error when it was not */
export function translatorFor(locale: Locale): Translate {
  const translate = loaded.get(locale);
  if (!translate)
    throw new Error(`the texts of ${locale} were not loaded before the page was drawn`);
  return translate;
}

/** Builds a translator from texts: plurals by the language's rule, digits grouped, names filled in. */
export function translatorOf(locale: Locale, texts: Readonly<Record<string, string>>): Translate {
  const plurals = new Intl.PluralRules(locale);
  const groups = new Intl.NumberFormat(locale);
  const wordOf = (value: string | number) =>
    typeof value === "number" ? groups.format(value) : value;

  const textOf = (key: string, params: MessageParams): string | undefined => {
    const count = params["count"];
    if (typeof count !== "number") return texts[key];
    return texts[`${key}_${plurals.select(count)}`] ?? texts[`${key}_other`] ?? texts[key];
  };
  // A name without a value stays as it is written: that is found at once, a gap is not.
  const maybe = (key: string, params: MessageParams = {}) =>
    textOf(key, params)?.replaceAll(/\{\{\s*(\w+)\s*\}\}/g, (written, name: string) => {
      const value = params[name];
      return value === undefined ? written : wordOf(value);
    });
  const translate = (key: MessageKey, params?: MessageParams) => maybe(key, params) ?? key;
  return Object.assign(translate, { maybe, locale });
}
