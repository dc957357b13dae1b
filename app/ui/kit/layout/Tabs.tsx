import { Link } from "@remix-run/react";
import { formatCount } from "~/messages/format";
import { classes } from "../classes";

export type Tab = { id: string; label: string; to: string; count?: number | undefined };

/**
 * Parts of one thing, each with its own address; links, so that back and sharing work. Where they do
 * not fit into a line they take a second one: none may be out of sight.
 */
export function Tabs({
  label,
  tabs,
  current,
}: {
  label: string;
  tabs: readonly Tab[];
  current: string;
}) {
  return (
    <nav aria-label={label} className="border-b border-line print:hidden">
      <ul className="flex flex-wrap gap-x-1">
        {tabs.map((tab) => {
          const here = tab.id === current;
          return (
            <li key={tab.id}>
              <Link
                to={tab.to}
                preventScrollReset
                aria-current={here ? "page" : undefined}
                className={classes(
                  "-mb-px inline-flex min-h-12 items-center gap-1.5 border-b-3 px-4 text-body outline-offset-[-3px]",
                  here
                    ? "border-primary font-bold text-primary"
                    : "border-transparent text-ink-soft hover:border-line-strong hover:text-ink",
                )}
              >
                {tab.label}
                {tab.count === undefined ? null : (
                  <span className="tabular rounded-full bg-sunken px-2 text-small text-ink-soft">
                    {formatCount(tab.count)}
                  </span>
                )}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
