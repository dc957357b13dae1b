import type { ReactNode } from "react";
import { classes } from "../classes";

type HeadingLevel = 2 | 3 | 4;

function Heading({
  level,
  className,
  children,
}: {
  level: HeadingLevel;
  className: string;
  children: ReactNode;
}) {
  const Tag = `h${level}` as const;
  return <Tag className={className}>{children}</Tag>;
}

type CardProps = {
  title?: ReactNode;
  level?: HeadingLevel | undefined;
  actions?: ReactNode;
  footer?: ReactNode;
  tone?: "plain" | "sunken" | "primary" | undefined;
  /** Stays in view beside a long page. */
  sticky?: boolean | undefined;
  id?: string | undefined;
  className?: string | undefined;
  children?: ReactNode;
};

const TONES = {
  plain: "border-line bg-surface",
  sunken: "border-line bg-sunken",
  primary: "border-primary-line bg-primary-soft",
} as const;

/** A thing of its own with an edge around it. */
export function Card({ title, level = 2, actions, footer, tone = "plain", ...rest }: CardProps) {
  return (
    <section
      id={rest.id}
      className={classes(
        "flex flex-col rounded-lg border",
        TONES[tone],
        rest.sticky && "lg:sticky lg:top-4",
        rest.className,
      )}
    >
      {title || actions ? (
        <div className="flex flex-wrap items-center justify-between gap-3 px-5 pt-4">
          {title ? (
            <Heading level={level} className="text-title-3 font-bold">
              {title}
            </Heading>
          ) : (
            <span />
          )}
          {actions ? <div className="flex flex-wrap gap-2">{actions}</div> : null}
        </div>
      ) : null}
      <div className="px-5 py-4">{rest.children}</div>
      {footer ? (
        <div className="mt-auto border-t border-line px-5 py-3 text-table">{footer}</div>
      ) : null}
    </section>
  );
}

/** A part of a page without an edge, under its own heading. */
export function Section({
  title,
  level = 2,
  lead,
  actions,
  id,
  className,
  children,
}: Omit<CardProps, "footer" | "tone" | "sticky"> & { lead?: ReactNode }) {
  return (
    <section id={id} className={classes("py-6", className)}>
      {title ? (
        <div className="flex flex-wrap items-end justify-between gap-3 pb-4">
          <div>
            <Heading
              level={level}
              className={level === 2 ? "text-title-2 font-bold" : "text-title-3 font-bold"}
            >
              {title}
            </Heading>
            {lead ? <p className="mt-1 max-w-read text-table text-ink-soft">{lead}</p> : null}
          </div>
          {actions ? <div className="flex flex-wrap gap-2 print:hidden">{actions}</div> : null}
        </div>
      ) : null}
      {children}
    </section>
  );
}
