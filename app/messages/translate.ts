import { createInstance } from "i18next";
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

/** Groups the digits of every number in a sentence by the rule of the language. */
function grouping(locale: Locale) {
  const groups = new Intl.NumberFormat(locale);
  return {
    type: "formatter" as const,
    init() {},
    add() {},
    addCached() {},
    format: (value: unknown) => (typeof value === "number" ? groups.format(value) : String(value)),
  };
}

/** Builds a translator from texts; flat keys, so dots and colons are plain characters. */
export function translatorOf(locale: Locale, texts: Record<string, string>): Translate {
  const instance = createInstance().use(grouping(locale));
  void instance.init({
    lng: locale,
    resources: { [locale]: { translation: texts } },
    keySeparator: false,
    nsSeparator: false,
    initAsync: false,
    interpolation: { escapeValue: false, alwaysFormat: true }, // React escapes.
  });
  const translate = (key: string, params?: MessageParams): string => instance.t(key, params ?? {});
  const maybe = (key: string, params?: MessageParams) =>
    instance.exists(key, params ?? {}) ? translate(key, params) : undefined;
  return Object.assign(translate, { maybe, locale });
}
