import { RemixBrowser } from "@remix-run/react";
import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { isLocale } from "~/messages/locale";
import { firstTranslator, GrowingTranslate } from "~/ui/page-words";

const { lang } = document.documentElement;
const first = firstTranslator(isLocale(lang) ? lang : "ko");

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <GrowingTranslate first={first}>
        <RemixBrowser />
      </GrowingTranslate>
    </StrictMode>,
  );
});
