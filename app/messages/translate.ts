import type { Locale } from "./locale";
import type { MessageKey, MessageParams } from "./messages";

/** Turns a key into words of one language. */
export type Translate = {
  (key: MessageKey, params?: MessageParams): string;
  /** For keys that only running code knows: the words, or undefined where there are none. */
  maybe(key: string, params?: MessageParams): string | undefined;
  readonly locale: Locale;
};

export type Texts = Readonly<Record<string, string>>;

const loaded = new Map<Locale, Translate>();

let noteAsked: ((storedKey: string) => void) | undefined;

/** Tells the server which texts a page asked for, so that it can send those along. */
export function observeAskedTexts(note: (storedKey: string) => void): void {
  noteAsked = note;
}

export const textsOf = async (locale: Locale): Promise<Texts> =>
  locale === "en" ? (await import("./en")).en : (await import("./ko")).ko;

/** Loads one language whole, once. */
export async function loadTranslator(locale: Locale): Promise<Translate> {
  const known = loaded.get(locale);
  return known ?? keepTranslator(translatorOf(locale, await textsOf(locale)));
}

/** Makes a translator the one that `translatorFor` answers. */
export function keepTranslator(translate: Translate): Translate {
  loaded.set(translate.locale, translate);
  return translate;
}

/** The translator of a language that was loaded before. @throws Error when it was not */
export function translatorFor(locale: Locale): Translate {
  const translate = loaded.get(locale);
  if (!translate)
    throw new Error(`the texts of ${locale} were not loaded before the page was drawn`);
  return translate;
}

/**
 * Builds a translator from texts: plurals by the language's rule, digits grouped, names filled in.
 * @param unknown what a key without a text becomes; by default the key, so that it is noticed
 */
export function translatorOf(
  locale: Locale,
  texts: Texts,
  unknown: (key: string) => string = (key) => key,
): Translate {
  const plurals = new Intl.PluralRules(locale);
  const groups = new Intl.NumberFormat(locale);
  const wordOf = (value: string | number) =>
    typeof value === "number" ? groups.format(value) : value;

  const storedKey = (key: string, params: MessageParams): string | undefined => {
    const count = params["count"];
    if (typeof count !== "number") return key in texts ? key : undefined;
    return [`${key}_${plurals.select(count)}`, `${key}_other`, key].find((name) => name in texts);
  };
  // A name without a value stays as it is written: that is found at once, a gap is not.
  const maybe = (key: string, params: MessageParams = {}) => {
    const stored = storedKey(key, params);
    if (stored === undefined) return undefined;
    noteAsked?.(stored);
    return texts[stored]?.replaceAll(/\{\{\s*(\w+)\s*\}\}/g, (written, name: string) => {
      const value = params[name];
      return value === undefined ? written : wordOf(value);
    });
  };
  const translate = (key: MessageKey, params?: MessageParams) => maybe(key, params) ?? unknown(key);
  return Object.assign(translate, { maybe, locale });
}
