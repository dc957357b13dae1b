import { formatCount } from "~/messages/format";
import { useT } from "~/ui/i18n";

/** Grey lines where an answer will be; in view only after 200 ms. */
export function Skeleton({
  lines = 3,
  label,
}: {
  lines?: number | undefined;
  label?: string | undefined;
}) {
  const t = useT();
  return (
    <div role="status" className="flex flex-col gap-3">
      <span className="sr-only">{label ?? t("kit.loading")}</span>
      {Array.from({ length: lines }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are equal and never move
        <span key={at} className="skeleton-line h-5 last:w-2/3" />
      ))}
    </div>
  );
}

/** How far a longer piece of work is, as a bar and as numbers. */
export function Progress({
  label,
  value,
  max,
  unit,
}: {
  label: string;
  value: number;
  max: number;
  unit?: string | undefined;
}) {
  return (
    <div className="flex flex-col gap-1.5 text-table">
      <span className="flex justify-between gap-4">
        <span className="font-bold">{label}</span>
        <span className="tabular text-ink-soft">
          {formatCount(value)} / {formatCount(max)} {unit}
        </span>
      </span>
      <progress
        value={value}
        max={max}
        aria-label={label}
        className="h-2.5 w-full appearance-none overflow-hidden rounded-full bg-sunken [&::-moz-progress-bar]:bg-primary [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-primary"
      />
    </div>
  );
}
