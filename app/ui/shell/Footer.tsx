import { Link } from "@remix-run/react";
import { useT } from "~/ui/i18n";

/** The foot of every page: what this is, and the public ways to check it. */
export function Footer() {
  const t = useT();
  return (
    <footer data-shell className="mt-auto border-t border-line bg-sunken">
      <div className="mx-auto flex max-w-work flex-col gap-4 px-4 py-8 text-table text-ink-soft sm:px-6 lg:flex-row lg:justify-between">
        <div className="max-w-read">
          <p className="font-bold text-ink">{t("common.product")}</p>
          <p>{t("common.footer.about")}</p>
          <p className="text-small text-ink-faint">{t("common.footer.time")}</p>
        </div>
        <nav aria-label={t("common.footer.nav")}>
          <ul className="flex flex-wrap gap-x-6 gap-y-1">
            <li>
              <Link to="/transparency" className="inline-flex min-h-9 items-center hover:underline">
                {t("common.footer.verify")}
              </Link>
            </li>
            <li>
              <a
                href="/.well-known/jwks.json"
                className="inline-flex min-h-9 items-center hover:underline"
              >
                {t("common.footer.keys")}
              </a>
            </li>
            <li>
              <a href="/healthz" className="inline-flex min-h-9 items-center hover:underline">
                {t("common.footer.health")}
              </a>
            </li>
          </ul>
        </nav>
      </div>
    </footer>
  );
}
