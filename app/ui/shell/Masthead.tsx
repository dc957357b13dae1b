import { Link, NavLink, useLocation } from "@remix-run/react";
import { useT } from "~/ui/i18n";
import { classes } from "~/ui/kit/classes";
import { Icon } from "~/ui/kit/layout/Icon";
import type { Frame } from "~/ui/viewer";
import { Account } from "./Account";
import { placesOf } from "./navigation";
import { LanguageSwitch, SettingsList, ThemeSwitch } from "./Settings";

function Brand() {
  const t = useT();
  return (
    <Link to="/" className="flex items-center gap-3">
      <img src="/favicon.svg" alt="" width="36" height="36" className="size-9" />
      <span className="flex flex-col leading-tight">
        <span className="text-title-3 font-bold text-brand">{t("common.product")}</span>
        <span className="text-small text-ink-faint max-sm:hidden">{t("common.tagline")}</span>
      </span>
    </Link>
  );
}

function Places({ frame, stacked }: { frame: Frame | undefined; stacked?: boolean }) {
  const t = useT();
  return (
    <ul className={stacked ? "flex flex-col" : "flex flex-wrap gap-1"}>
      {placesOf(frame?.viewer?.role).map((place) => (
        <li key={place.to}>
          <NavLink
            to={place.to}
            className={({ isActive }) =>
              classes(
                "flex min-h-12 items-center gap-2 text-body outline-offset-[-3px]",
                stacked ? "border-s-4 px-3" : "border-b-3 px-3",
                isActive
                  ? "border-primary font-bold text-primary"
                  : "border-transparent text-ink hover:border-line-strong",
              )
            }
          >
            {stacked ? <Icon name={place.icon} /> : null}
            {t(place.words)}
          </NavLink>
        </li>
      ))}
    </ul>
  );
}

/** The head of every page: whose site this is, who is here, and where one can go. */
export function Masthead({ frame }: { frame: Frame | undefined }) {
  const t = useT();
  const theme = frame?.theme ?? null;
  const { key } = useLocation();
  return (
    <header data-shell className="border-b border-line bg-page">
      <div className="mx-auto flex max-w-work items-center justify-between gap-4 px-4 py-3 sm:px-6">
        <Brand />
        <div className="flex items-center gap-4 max-lg:hidden">
          <LanguageSwitch />
          <ThemeSwitch theme={theme} />
          <Account viewer={frame?.viewer ?? null} />
        </div>
        {/* A new page makes the menu again, and so closes it. */}
        <details key={key} className="group static lg:hidden">
          <summary className="flex min-h-11 flex-none list-none items-center gap-1.5 whitespace-nowrap rounded-md border border-line-strong px-3 text-table font-bold">
            <Icon name="menu" className="group-open:hidden" />
            <Icon name="cross" className="not-group-open:hidden" />
            {t("common.menu")}
          </summary>
          <div className="absolute inset-x-0 z-30 mt-3 flex flex-col gap-3 border-y border-line bg-page px-4 pt-2 pb-4 shadow-lift sm:px-6">
            <nav aria-label={t("common.nav")}>
              <Places frame={frame} stacked />
            </nav>
            <Account viewer={frame?.viewer ?? null} />
            <SettingsList theme={theme} />
          </div>
        </details>
      </div>
      <nav aria-label={t("common.nav")} className="mx-auto max-w-work px-3 max-lg:hidden sm:px-5">
        <Places frame={frame} />
      </nav>
    </header>
  );
}
