import { Link } from "@remix-run/react";
import { useT } from "~/ui/i18n";
import { Icon } from "./Icon";

export type Crumb = { label: string; to?: string | undefined };

/** The way back from a page, from the front page down; the last one is where the reader is. */
export function Breadcrumb({ crumbs }: { crumbs: readonly Crumb[] }) {
  const t = useT();
  const way: readonly Crumb[] = [{ label: t("common.home"), to: "/" }, ...crumbs];
  return (
    <nav aria-label={t("kit.breadcrumb")} className="text-small text-ink-faint print:hidden">
      <ol className="flex flex-wrap items-center gap-x-1.5 gap-y-1">
        {way.map((crumb, at) => (
          <li key={`${crumb.label}-${crumb.to ?? ""}`} className="flex items-center gap-1.5">
            {at > 0 ? <Icon name="chevron-right" className="size-3.5" /> : null}
            {crumb.to && at < way.length - 1 ? (
              <Link to={crumb.to} className="underline underline-offset-4 hover:text-primary">
                {crumb.label}
              </Link>
            ) : (
              <span aria-current={at === way.length - 1 ? "page" : undefined}>{crumb.label}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
