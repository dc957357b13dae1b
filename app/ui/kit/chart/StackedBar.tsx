import { Link } from "@remix-run/react";
import { formatCount, formatShare } from "~/messages/format";
import { FILL, percent, type Series, Swatch } from "./series";

export type BarPart = {
  label: string;
  value: number;
  series: Series;
  href?: string | undefined;
};

type StackedBarProps = {
  label: string;
  parts: readonly BarPart[];
  /** The whole; by default the sum of the parts. */
  total?: number | undefined;
  format?: ((value: number) => string) | undefined;
};

/** One whole and its parts: a voucher's granted, held, spent and returned. */
export function StackedBar({ label, parts, total, format = formatCount }: StackedBarProps) {
  const whole = total ?? parts.reduce((sum, part) => sum + Math.max(0, part.value), 0);
  const starts = parts.map((_, at) =>
    parts.slice(0, at).reduce((sum, part) => sum + Math.max(0, part.value), 0),
  );
  return (
    <div className="flex flex-col gap-2.5">
      <svg width="100%" height="22" aria-hidden="true">
        <rect width="100%" height="22" rx="3" className="fill-sunken" />
        {parts.map((part, at) => (
          <rect
            key={part.label}
            x={percent(starts[at] ?? 0, whole)}
            width={percent(part.value, whole)}
            height="22"
            strokeWidth="1"
            className={`${FILL[part.series]} stroke-surface`}
          />
        ))}
      </svg>
      <ul aria-label={label} className="flex flex-wrap gap-x-6 gap-y-2 text-table">
        {parts.map((part) => (
          <li key={part.label} className="flex items-baseline gap-1.5">
            <Swatch series={part.series} />
            {part.href ? (
              <Link to={part.href} className="prose-link">
                {part.label}
              </Link>
            ) : (
              <span className="text-ink-soft">{part.label}</span>
            )}
            <span className="tabular font-bold">{format(part.value)}</span>
            <span className="tabular text-small text-ink-faint">
              {whole > 0 ? formatShare(Math.max(0, part.value) / whole) : null}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
