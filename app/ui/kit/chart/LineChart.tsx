import { formatCount } from "~/messages/format";
import { classes } from "../classes";
import { type Series, STROKE } from "./series";

export type Line = {
  label: string;
  series: Series;
  points: readonly { x: number; y: number }[];
  /** A plan or an estimate, not a fact. */
  dashed?: boolean | undefined;
};

type LineChartProps = {
  label: string;
  lines: readonly Line[];
  xFormat: (x: number) => string;
  yFormat?: ((y: number) => string) | undefined;
  /** The top of the scale; by default the largest value. */
  max?: number | undefined;
};

const WIDTH = 1_000;
const HEIGHT = 200;

/** Where a value lies between the ends of a scale, as a share. */
const along = (value: number, [from, to]: readonly [number, number]): number =>
  to === from ? 0 : (value - from) / (to - from);

/** Values over time. The figures stand in the frame's table; this shows the run of them. */
export function LineChart({ label, lines, xFormat, yFormat = formatCount, max }: LineChartProps) {
  const all = lines.flatMap((line) => line.points);
  if (all.length === 0) return null;
  const xs = all.map((point) => point.x);
  const range = [Math.min(...xs), Math.max(...xs)] as const;
  const top = max ?? Math.max(1, ...all.map((point) => point.y));
  const path = (line: Line) =>
    line.points
      .map(({ x, y }, at) => {
        const left = Math.round(along(x, range) * WIDTH * 10) / 10;
        const down = Math.round((1 - along(y, [0, top])) * HEIGHT * 10) / 10;
        return `${at === 0 ? "M" : "L"}${left} ${down}`;
      })
      .join("");
  return (
    <div className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2 text-small text-ink-faint">
      <div className="tabular flex flex-col justify-between text-end" aria-hidden="true">
        <span>{yFormat(top)}</span>
        <span>{yFormat(top / 2)}</span>
        <span>{yFormat(0)}</span>
      </div>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        width="100%"
        height={HEIGHT}
        role="img"
        aria-label={label}
        className="overflow-visible"
      >
        {[0, HEIGHT / 2, HEIGHT].map((y) => (
          <line
            key={y}
            x1="0"
            x2={WIDTH}
            y1={y}
            y2={y}
            className="stroke-line"
            vectorEffect="non-scaling-stroke"
          />
        ))}
        {lines.map((line) => (
          <path
            key={line.label}
            d={path(line)}
            strokeWidth="2.5"
            strokeDasharray={line.dashed ? "6 5" : undefined}
            strokeLinejoin="round"
            vectorEffect="non-scaling-stroke"
            className={classes("fill-none", STROKE[line.series])}
          />
        ))}
      </svg>
      <div className="tabular col-start-2 flex justify-between pt-1" aria-hidden="true">
        <span>{xFormat(range[0])}</span>
        <span className="max-sm:hidden">{xFormat((range[0] + range[1]) / 2)}</span>
        <span>{xFormat(range[1])}</span>
      </div>
    </div>
  );
}
