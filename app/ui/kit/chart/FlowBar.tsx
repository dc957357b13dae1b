import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { formatCount, formatShare } from "~/messages/format";
import { BarChart } from "./BarChart";

export type FlowStep = {
  label: string;
  value: number;
  href?: string | undefined;
  note?: ReactNode;
};

type FlowBarProps = {
  label: string;
  steps: readonly FlowStep[];
  format?: ((value: number) => string) | undefined;
};

const BAR = 46; // of the 100 units that each step has across
const HEIGHT = 120;

/** The band from one step's bar to the next one's, as a smooth path. */
export function bandPath(
  from: { x: number; height: number },
  to: { x: number; height: number },
): string {
  const middle = (from.x + to.x) / 2;
  const top = (height: number) => HEIGHT - height;
  return (
    `M${from.x} ${top(from.height)}C${middle} ${top(from.height)} ${middle} ${top(to.height)} ${to.x} ${top(to.height)}` +
    `V${HEIGHT}H${from.x}Z`
  );
}

function Words({
  step,
  share,
  format,
}: {
  step: FlowStep;
  share: number;
  format: (value: number) => string;
}) {
  return (
    <div className="flex flex-col text-table">
      <span>
        {step.href ? (
          <Link to={step.href} className="prose-link">
            {step.label}
          </Link>
        ) : (
          <span className="text-ink-soft">{step.label}</span>
        )}
      </span>
      <span className="tabular font-bold">{format(step.value)}</span>
      <span className="tabular text-small text-ink-faint">
        {formatShare(share)}
        {step.note ? <> · {step.note}</> : null}
      </span>
    </div>
  );
}

/** Money on its way, step by step: how much of the first amount arrived at each. */
export function FlowBar({ label, steps, format = formatCount }: FlowBarProps) {
  const first = Math.max(1, steps[0]?.value ?? 1);
  const heights = steps.map((step) => Math.min(HEIGHT, Math.max(1, (step.value / first) * HEIGHT)));
  return (
    <>
      <div className="sm:hidden">
        <BarChart label={label} data={steps} format={format} max={first} />
      </div>
      <div className="hidden sm:block">
        <svg
          viewBox={`0 0 ${steps.length * 100} ${HEIGHT}`}
          preserveAspectRatio="none"
          width="100%"
          height={HEIGHT}
          aria-hidden="true"
          className="border-b border-line-strong"
        >
          {steps.slice(1).map((step, at) => (
            <path
              key={step.label}
              d={bandPath(
                { x: at * 100 + BAR, height: heights[at] ?? 0 },
                { x: (at + 1) * 100, height: heights[at + 1] ?? 0 },
              )}
              className="fill-primary-soft"
            />
          ))}
          {steps.map((step, at) => (
            <rect
              key={step.label}
              x={at * 100}
              y={HEIGHT - (heights[at] ?? 0)}
              width={BAR}
              height={heights[at]}
              className="fill-chart-1"
            />
          ))}
        </svg>
        <ol aria-label={label} className="mt-2 grid auto-cols-fr grid-flow-col">
          {steps.map((step) => (
            <li key={step.label} className="min-w-0 pe-3">
              <Words step={step} share={step.value / first} format={format} />
            </li>
          ))}
        </ol>
      </div>
    </>
  );
}
