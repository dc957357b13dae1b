import { useId } from "react";
import { formatCount, formatShare } from "~/messages/format";
import { useT } from "~/ui/i18n";
import { percent } from "./series";

export type Bin = {
  label: string;
  value: number;
  /** Too few persons to say how many: drawn hatched, its value is not used. */
  suppressed?: boolean | undefined;
};

const WIDTH = 120;
const HEIGHT = 28;

/** A column's distribution in the height of a line of text; small cells are hatched, not drawn. */
export function Sparkline({ label, bins }: { label: string; bins: readonly Bin[] }) {
  const t = useT();
  const hatch = `hatch${useId().replaceAll(":", "")}`;
  if (bins.length === 0) return null;
  const step = WIDTH / bins.length;
  const top = Math.max(1, ...bins.map((bin) => (bin.suppressed ? 0 : bin.value)));
  const words = bins
    .map((bin) => `${bin.label} ${bin.suppressed ? t("kit.suppressed") : formatCount(bin.value)}`)
    .join(", ");
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
      role="img"
      aria-label={`${label}: ${words}`}
      className="inline-block max-w-full align-middle"
    >
      <defs>
        <pattern id={hatch} width="4" height="4" patternUnits="userSpaceOnUse">
          <path d="M0 4 4 0" strokeWidth="1" className="stroke-ink-faint" />
        </pattern>
      </defs>
      {bins.map((bin, at) => {
        const height = bin.suppressed ? HEIGHT : Math.max(1, (bin.value / top) * (HEIGHT - 2));
        const box = {
          x: Math.round(at * step * 100) / 100,
          y: Math.round((HEIGHT - height) * 100) / 100,
          width: Math.max(1, Math.round((step - 1) * 100) / 100),
          height: Math.round(height * 100) / 100,
        };
        return bin.suppressed ? (
          <rect key={bin.label} {...box} fill={`url(#${hatch})`} />
        ) : (
          <rect key={bin.label} {...box} className="fill-chart-1" />
        );
      })}
      <line x1="0" x2={WIDTH} y1={HEIGHT} y2={HEIGHT} className="stroke-line-strong" />
    </svg>
  );
}

/** The share of missing values, as a bar and as a figure. @param share 0 to 1 */
export function NullBar({ share, label }: { share: number; label?: string | undefined }) {
  const t = useT();
  return (
    <span className="inline-flex items-center gap-2 whitespace-nowrap">
      <svg width="56" height="8" aria-hidden="true" className="flex-none">
        <rect width="100%" height="8" rx="2" className="fill-line" />
        <rect width={percent(share, 1)} height="8" rx="2" className="fill-chart-1" />
      </svg>
      <span className="sr-only">{label ?? t("kit.missing")}</span>
      <span className="tabular text-small">{formatShare(Math.round(share * 1_000) / 1_000)}</span>
    </span>
  );
}
