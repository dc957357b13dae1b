import { RemixBrowser } from "@remix-run/react";
import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { isLocale } from "~/messages/locale";
import { loadTranslator } from "~/messages/translate";
import { TranslateProvider } from "~/ui/i18n";

// The page says its language; only the words of that one are fetched.
const { lang } = document.documentElement;
const translate = await loadTranslator(isLocale(lang) ? lang : "ko");

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <TranslateProvider value={translate}>
        <RemixBrowser />
      </TranslateProvider>
    </StrictMode>,
  );
});
