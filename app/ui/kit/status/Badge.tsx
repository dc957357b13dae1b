import type { ReactNode } from "react";
import { classes } from "../classes";
import { Icon, type IconName } from "../layout/Icon";

export type Tone = "neutral" | "info" | "success" | "warning" | "danger" | "primary";

const PILL: Record<Tone, string> = {
  neutral: "border-line bg-sunken text-ink-soft",
  info: "border-info-line bg-info-soft text-info",
  success: "border-success-line bg-success-soft text-success",
  warning: "border-warning-line bg-warning-soft text-warning",
  danger: "border-danger-line bg-danger-soft text-danger",
  primary: "border-primary-line bg-primary-soft text-primary",
};

/** A word in a pill: a kind, a type, a count. For a state use Status. */
export function Badge({
  tone = "neutral",
  icon,
  children,
}: {
  tone?: Tone | undefined;
  icon?: IconName | undefined;
  children: ReactNode;
}) {
  return (
    <span
      className={classes(
        "inline-flex items-center gap-1 rounded-sm border px-1.5 py-px text-small whitespace-nowrap",
        PILL[tone],
      )}
    >
      {icon ? <Icon name={icon} /> : null}
      {children}
    </span>
  );
}

export type StatusShape = "dot" | "ring" | "half" | "check" | "cross" | "pause" | "clock";

const SHAPES: Record<StatusShape, ReactNode> = {
  dot: <circle cx="8" cy="8" r="5" fill="currentColor" />,
  ring: <circle cx="8" cy="8" r="5" />,
  half: (
    <>
      <circle cx="8" cy="8" r="5" />
      <path d="M8 3a5 5 0 0 1 0 10Z" fill="currentColor" />
    </>
  ),
  check: <path d="m3 8.500 3.500 3.500L13 4.500" />,
  cross: <path d="m4 4 8 8m0-8-8 8" />,
  pause: <path d="M5.500 3.500v9m5-9v9" />,
  clock: (
    <>
      <circle cx="8" cy="8" r="5.500" />
      <path d="M8 5v3.200l2 1.300" />
    </>
  ),
};

const SHAPE_OF_TONE: Record<Tone, StatusShape> = {
  neutral: "ring",
  info: "half",
  success: "check",
  warning: "clock",
  danger: "cross",
  primary: "dot",
};

const TEXT: Record<Tone, string> = {
  neutral: "text-ink-soft",
  info: "text-info",
  success: "text-success",
  warning: "text-warning",
  danger: "text-danger",
  primary: "text-primary",
};

/** A small drawing that tells states apart without colour. */
export function StatusMark({ tone, shape }: { tone: Tone; shape?: StatusShape | undefined }) {
  return (
    <svg
      viewBox="0 0 16 16"
      width="16"
      height="16"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      className={classes("size-4 flex-none", TEXT[tone])}
    >
      {SHAPES[shape ?? SHAPE_OF_TONE[tone]]}
    </svg>
  );
}

/** A state: a word, a shape and a colour, the same everywhere. */
export function Status({
  tone,
  shape,
  children,
}: {
  tone: Tone;
  shape?: StatusShape | undefined;
  children: ReactNode;
}) {
  return (
    <span className={classes("inline-flex items-center gap-1.5 font-bold", TEXT[tone])}>
      <StatusMark tone={tone} shape={shape} />
      {children}
    </span>
  );
}
