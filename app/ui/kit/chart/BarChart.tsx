import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { formatCount } from "~/messages/format";
import { FILL, percent, type Series } from "./series";

export type Bar = {
  label: string;
  value: number;
  href?: string | undefined;
  note?: ReactNode;
  series?: Series | undefined;
};

type BarChartProps = {
  /** What the bars are, for readers. */
  label: string;
  data: readonly Bar[];
  format?: ((value: number) => string) | undefined;
  /** The value of a full bar; by default the largest. */
  max?: number | undefined;
};

/** Bars from left to right with their words and figures in plain text, so that it reads as a list. */
export function BarChart({ label, data, format = formatCount, max }: BarChartProps) {
  const full = max ?? Math.max(1, ...data.map((bar) => bar.value));
  return (
    <ul
      aria-label={label}
      className="grid gap-x-4 gap-y-2.5 text-table sm:grid-cols-[minmax(4rem,max-content)_minmax(6rem,1fr)_max-content]"
    >
      {data.map((bar) => (
        <li
          key={bar.label}
          className="grid gap-x-4 gap-y-1 sm:col-span-3 sm:grid-cols-subgrid sm:items-center"
        >
          <span className="min-w-0 sm:max-w-60">
            {bar.href ? (
              <Link to={bar.href} className="prose-link">
                {bar.label}
              </Link>
            ) : (
              bar.label
            )}
          </span>
          <svg width="100%" height="14" aria-hidden="true" className="order-last sm:order-none">
            <rect width="100%" height="14" rx="2" className="fill-sunken" />
            <rect
              width={percent(bar.value, full)}
              height="14"
              rx="2"
              className={FILL[bar.series ?? 1]}
            />
          </svg>
          <span className="tabular sm:text-end">
            {format(bar.value)}
            {bar.note ? <span className="ms-1.5 text-small text-ink-faint">{bar.note}</span> : null}
          </span>
        </li>
      ))}
    </ul>
  );
}
