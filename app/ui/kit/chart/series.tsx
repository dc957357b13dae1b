import { classes } from "../classes";

/** The six colours of charts, always beside a word. 6 is the quiet one, for “the rest”. */
export type Series = 1 | 2 | 3 | 4 | 5 | 6;

// Whole names, so that the style sheet's scan finds them.
export const FILL: Record<Series, string> = {
  1: "fill-chart-1",
  2: "fill-chart-2",
  3: "fill-chart-3",
  4: "fill-chart-4",
  5: "fill-chart-5",
  6: "fill-chart-6",
};

export const STROKE: Record<Series, string> = {
  1: "stroke-chart-1",
  2: "stroke-chart-2",
  3: "stroke-chart-3",
  4: "stroke-chart-4",
  5: "stroke-chart-5",
  6: "stroke-chart-6",
};

/** A square of a series' colour, for a legend. */
export function Swatch({ series, hollow }: { series: Series; hollow?: boolean | undefined }) {
  return (
    <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true" className="size-3 flex-none">
      <rect
        x="1"
        y="1"
        width="10"
        height="10"
        rx="2"
        strokeWidth="2"
        className={classes(hollow ? "fill-none" : FILL[series], STROKE[series])}
      />
    </svg>
  );
}

/** A share as an SVG length, two digits behind the point. */
export const percent = (part: number, whole: number): string =>
  whole <= 0 ? "0%" : `${Math.round((Math.max(0, part) / whole) * 10_000) / 100}%`;
