import { createContext, type ReactNode, useContext } from "react";
import type { Locale } from "~/messages/locale";
import type { Translate } from "~/messages/translate";

const TranslateContext = createContext<Translate | null>(null);

/** Puts the words of one language around a page; the server and the browser entry do this. */
export function TranslateProvider({ value, children }: { value: Translate; children: ReactNode }) {
  return <TranslateContext.Provider value={value}>{children}</TranslateContext.Provider>;
}

/** The words of this page: `t("catalogue.found", { count })`. */
export function useT(): Translate {
  const translate = useContext(TranslateContext);
  if (!translate) throw new Error("useT needs a TranslateProvider around the page");
  return translate;
}

export const useLocale = (): Locale => useT().locale;

/** A thing that carries its name in both languages. */
export type Named = { readonly ko: string; readonly en: string };

/** Picks the name in the reader's language; an empty translation falls back to Korean. */
export function useNamed(): (name: Named) => string {
  const locale = useLocale();
  return (name) => name[locale] || name.ko;
}
