import type { ReactNode } from "react";
import { classes } from "../classes";
import { Breadcrumb, type Crumb } from "./Breadcrumb";

type PageHeaderProps = {
  title: ReactNode;
  /** A kind or a number above the title. */
  eyebrow?: ReactNode;
  lead?: ReactNode;
  /** A line of small facts under the title. */
  meta?: ReactNode;
  actions?: ReactNode;
  crumbs?: readonly Crumb[] | undefined;
};

/** The head of every page: the way here, its one h1, and what can be done. */
export function PageHeader({ title, eyebrow, lead, meta, actions, crumbs }: PageHeaderProps) {
  return (
    <header className="flex flex-col gap-3 pt-5 pb-6">
      {crumbs ? <Breadcrumb crumbs={crumbs} /> : null}
      <div className="flex flex-col gap-4 lg:flex-row lg:items-end lg:justify-between">
        <div className="flex min-w-0 flex-col gap-2">
          {eyebrow ? <div className="text-table text-ink-soft">{eyebrow}</div> : null}
          <h1 className="text-title font-bold text-ink">{title}</h1>
          {lead ? <p className="max-w-read text-body text-ink-soft">{lead}</p> : null}
          {meta ? (
            <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-table text-ink-soft">
              {meta}
            </div>
          ) : null}
        </div>
        {actions ? (
          <div className="flex flex-none flex-wrap gap-2 print:hidden">{actions}</div>
        ) : null}
      </div>
    </header>
  );
}

/** The frame of a page inside the shell; with an aside it becomes two columns on wide screens. */
export function Page({
  children,
  width = "work",
  aside,
}: {
  children: ReactNode;
  width?: "work" | "read" | undefined;
  aside?: ReactNode;
}) {
  return (
    <div
      className={classes(
        "mx-auto w-full px-4 pb-16 sm:px-6",
        width === "work" ? "max-w-work" : "max-w-[52rem]",
      )}
    >
      {aside ? (
        <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_22rem] lg:items-start">
          <div className="min-w-0">{children}</div>
          <div className="min-w-0 lg:sticky lg:top-4">{aside}</div>
        </div>
      ) : (
        children
      )}
    </div>
  );
}
