import { enTransparency } from "~/messages/en/transparency";
import { enVerifying } from "~/messages/en/transparency/verifying";
import { koTransparency } from "~/messages/ko/transparency";
import { koVerifying } from "~/messages/ko/transparency/verifying";
import type { Locale } from "~/messages/locale";
import { type Translate, translatorOf } from "~/messages/translate";

/** Both languages at once: a file on a disk has nobody to fetch the other one from. */
export const TRANSLATORS: Readonly<Record<Locale, Translate>> = {
  ko: translatorOf("ko", { ...koTransparency, ...koVerifying }),
  en: translatorOf("en", { ...enTransparency, ...enVerifying }),
};
