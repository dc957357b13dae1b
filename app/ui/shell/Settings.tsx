import { Form, useLocation } from "@remix-run/react";
import { LOCALES } from "~/messages/locale";
import { useT } from "~/ui/i18n";
import { classes } from "~/ui/kit/classes";
import { Icon } from "~/ui/kit/layout/Icon";
import type { Theme } from "~/ui/viewer";

const CHOICE =
  "inline-flex min-h-9 items-center rounded-sm px-2.5 text-table hover:bg-sunken pointer-coarse:min-h-11";
const PICKED = "bg-primary-soft font-bold text-primary";

/** Where the reader is, so that a change of language or theme comes back here. */
function useHere(): string {
  const { pathname, search } = useLocation();
  return pathname + search;
}

/** Changes the language by a whole new page, since all of its words change. */
export function LanguageSwitch() {
  const t = useT();
  const here = useHere();
  return (
    <form method="post" action="/language" className="flex items-center gap-0.5">
      <input type="hidden" name="returnTo" value={here} />
      <span className="sr-only">{t("common.language")}</span>
      {LOCALES.map((locale) => (
        <button
          key={locale}
          type="submit"
          name="locale"
          value={locale}
          lang={locale}
          aria-pressed={t.locale === locale}
          className={classes(CHOICE, t.locale === locale && PICKED)}
        >
          {t(`common.language.${locale}`)}
        </button>
      ))}
    </form>
  );
}

const THEME_CHOICES = ["auto", "light", "dark", "high-contrast"] as const;

function ThemeButtons({ theme }: { theme: Theme | null }) {
  const t = useT();
  const here = useHere();
  return (
    <Form method="post" action="/appearance" preventScrollReset className="flex flex-wrap gap-1">
      <input type="hidden" name="returnTo" value={here} />
      {THEME_CHOICES.map((choice) => {
        const picked = (theme ?? "auto") === choice;
        return (
          <button
            key={choice}
            type="submit"
            name="theme"
            value={choice}
            aria-pressed={picked}
            className={classes(CHOICE, picked && PICKED)}
          >
            {t(`common.theme.${choice}`)}
          </button>
        );
      })}
    </Form>
  );
}

/** Light, dark or high contrast, folded away until it is wanted. */
export function ThemeSwitch({ theme }: { theme: Theme | null }) {
  const t = useT();
  return (
    <details className="relative">
      <summary className={classes(CHOICE, "list-none gap-1.5")}>
        <Icon name="contrast" />
        {t("common.theme")}
      </summary>
      <div className="absolute end-0 z-30 mt-1 w-max rounded-md border border-line bg-surface p-2 shadow-lift">
        <ThemeButtons theme={theme} />
      </div>
    </details>
  );
}

/** The same choices laid open, for the menu on a phone. */
export function SettingsList({ theme }: { theme: Theme | null }) {
  const t = useT();
  return (
    <div className="flex flex-col gap-2 border-t border-line py-3 text-table">
      <span className="text-small text-ink-faint">{t("common.language")}</span>
      <LanguageSwitch />
      <span className="text-small text-ink-faint">{t("common.theme")}</span>
      <ThemeButtons theme={theme} />
    </div>
  );
}
