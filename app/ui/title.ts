import type { MetaFunction } from "@remix-run/node";
import { isLocale } from "~/messages/locale";
import type { MessageKey } from "~/messages/messages";
import { type Translate, translatorFor } from "~/messages/translate";

type Matches = readonly { id: string; data?: unknown }[];

/** The words for `meta`, which runs outside React's context. */
function wordsOf(matches: Matches): Translate {
  const frame = matches.find((match) => match.id === "root")?.data as
    | { locale?: unknown }
    | undefined;
  return translatorFor(isLocale(frame?.locale) ? frame.locale : "ko");
}

/** A page's title from the page's own data: `titledBy<typeof loader>((t, data) => data.title)`. */
export const titledBy =
  <Data>(title: (t: Translate, data: Data | undefined) => string): MetaFunction =>
  ({ matches, data }) => {
    const t = wordsOf(matches as Matches);
    const own = title(t, data as Data | undefined);
    return [{ title: `${own} · ${t("common.product")}` }];
  };

/** A page's title that never changes: `export const meta = titled("catalogue.title")`. */
export const titled = (key: MessageKey): MetaFunction => titledBy((t) => t(key));
