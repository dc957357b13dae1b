import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { useT } from "~/ui/i18n";
import { classes } from "../classes";
import { Icon } from "../layout/Icon";

export type StepState = "done" | "now" | "next" | "error";

export type Step = {
  id: string;
  label: ReactNode;
  state: StepState;
  href?: string | undefined;
  note?: ReactNode;
};

const CIRCLE: Record<StepState, string> = {
  done: "border-primary bg-primary-soft text-primary",
  now: "border-primary bg-primary text-on-primary",
  next: "border-line-strong bg-surface text-ink-faint",
  error: "border-danger bg-danger-soft text-danger",
};

function StepSign({ state, number }: { state: StepState; number: number }) {
  if (state === "done") return <Icon name="check" />;
  if (state === "error") return <Icon name="cross" />;
  return <>{number}</>;
}

/** The steps of a dossier in order; the done ones are links back. */
export function Stepper({ label, steps }: { label: string; steps: readonly Step[] }) {
  const t = useT();
  return (
    <nav aria-label={label}>
      <ol className="flex flex-col gap-1 sm:flex-row sm:flex-wrap sm:gap-x-6 sm:gap-y-2">
        {steps.map((step, at) => (
          <li
            key={step.id}
            className="flex min-h-11 items-center gap-2.5"
            aria-current={step.state === "now" ? "step" : undefined}
          >
            <span
              className={classes(
                "tabular flex size-8 flex-none items-center justify-center rounded-full border-2 text-table font-bold",
                CIRCLE[step.state],
              )}
            >
              <StepSign state={step.state} number={at + 1} />
            </span>
            <span className="flex flex-col leading-tight">
              <span
                className={classes(
                  "text-table",
                  step.state === "now" && "font-bold",
                  step.state === "next" && "text-ink-faint",
                )}
              >
                <span className="sr-only">{t(`kit.step.${step.state}`)}: </span>
                {step.href ? (
                  <Link to={step.href} className="hover:underline">
                    {step.label}
                  </Link>
                ) : (
                  step.label
                )}
              </span>
              {step.note ? <span className="text-small text-ink-faint">{step.note}</span> : null}
            </span>
          </li>
        ))}
      </ol>
    </nav>
  );
}
