import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import type { Locale } from "~/messages/locale";
import {
  keepTranslator,
  type Texts,
  type Translate,
  textsOf,
  translatorOf,
} from "~/messages/translate";
import { TranslateProvider } from "./i18n";

/**
 * A page brings the few texts that it shows; the whole language follows once the page works. So the
 * first load of a page stays small however many texts there are.
 */
const ELEMENT_ID = "page-words";

/** Gives the texts that the page asked for so far; the server entry provides it. */
export const AskedTextsContext = createContext<(() => Texts) | null>(null);

const written = (): string =>
  typeof document === "undefined" ? "" : (document.getElementById(ELEMENT_ID)?.textContent ?? "");

/** Writes the page's texts into the page. It stands last, after everything that asks for texts. */
export function PageWords() {
  const asked = useContext(AskedTextsContext);
  const [json] = useState(() =>
    // `<` is escaped, so that no text can end the element.
    asked ? JSON.stringify(asked()).replaceAll("<", "\\u003c") : written(),
  );
  return (
    <script
      id={ELEMENT_ID}
      type="application/json"
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: our own texts, escaped above
      dangerouslySetInnerHTML={{ __html: json }}
    />
  );
}

/** The translator that a page starts with: its own texts, and nothing for those still on their way. */
export function firstTranslator(locale: Locale): Translate {
  const texts = JSON.parse(written() || "{}") as Texts;
  return keepTranslator(translatorOf(locale, texts, () => ""));
}

/** Starts with the page's own texts and goes on with the whole language. */
export function GrowingTranslate({ first, children }: { first: Translate; children: ReactNode }) {
  const [translate, setTranslate] = useState<Translate>(() => first);
  useEffect(() => {
    const grow = async () => {
      const whole = translatorOf(first.locale, await textsOf(first.locale));
      setTranslate(() => keepTranslator(whole));
    };
    void grow();
  }, [first]);
  return <TranslateProvider value={translate}>{children}</TranslateProvider>;
}
