import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { formatCount } from "~/messages/format";
import { useT } from "~/ui/i18n";
import { classes } from "../classes";
import { Icon } from "../layout/Icon";

type PaginationProps = {
  /** From 1. */
  page: number;
  pageSize: number;
  total: number;
  href: (page: number) => string;
};

/** First, last, the page and two on each side; null is a gap. */
export function pagesAround(page: number, last: number): (number | null)[] {
  const wanted = [1, page - 2, page - 1, page, page + 1, page + 2, last];
  const pages = [...new Set(wanted)].filter((at) => at >= 1 && at <= last).sort((a, b) => a - b);
  return pages.flatMap((at, index) => {
    const before = pages[index - 1];
    if (before === undefined || at === before + 1) return [at];
    return at === before + 2 ? [before + 1, at] : [null, at];
  });
}

const TARGET =
  "inline-flex min-h-10 min-w-10 items-center justify-center gap-1 rounded-md px-2 text-table tabular pointer-coarse:min-h-11 pointer-coarse:min-w-11";

function Step({
  to,
  label,
  rel,
  children,
}: {
  to: string | null;
  label: string;
  rel: string;
  children: ReactNode;
}) {
  if (!to)
    return (
      <span className={classes(TARGET, "text-ink-faint")} aria-hidden="true">
        {children}
      </span>
    );
  return (
    <Link to={to} rel={rel} aria-label={label} className={classes(TARGET, "hover:bg-sunken")}>
      {children}
    </Link>
  );
}

/** Pages of a list as links. Draws nothing for a single page. */
export function Pagination({ page, pageSize, total, href }: PaginationProps) {
  const t = useT();
  const last = Math.max(1, Math.ceil(total / pageSize));
  if (last === 1) return null;
  return (
    <nav
      aria-label={t("kit.pages")}
      className="flex flex-wrap items-center justify-center gap-1 py-4"
    >
      <Step to={page > 1 ? href(page - 1) : null} label={t("kit.pagePrevious")} rel="prev">
        <Icon name="chevron-left" />
        <span className="max-sm:sr-only">{t("kit.previous")}</span>
      </Step>
      <ul className="flex flex-wrap items-center gap-1">
        {pagesAround(page, last).map((at, index) => (
          <li key={at ?? `gap-${index}`}>
            {at === null ? (
              <span aria-hidden="true" className="px-1 text-ink-faint">
                …
              </span>
            ) : (
              <Link
                to={href(at)}
                aria-current={at === page ? "page" : undefined}
                aria-label={t("kit.pageNumber", { page: at })}
                className={classes(
                  TARGET,
                  at === page ? "bg-primary font-bold text-on-primary" : "hover:bg-sunken",
                )}
              >
                {formatCount(at)}
              </Link>
            )}
          </li>
        ))}
      </ul>
      <Step to={page < last ? href(page + 1) : null} label={t("kit.pageNext")} rel="next">
        <span className="max-sm:sr-only">{t("kit.next")}</span>
        <Icon name="chevron-right" />
      </Step>
    </nav>
  );
}
