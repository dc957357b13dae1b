import type { ReactNode } from "react";
import { useT } from "~/ui/i18n";
import { classes } from "../classes";
import { StatusMark, type StatusShape, type Tone } from "./Badge";
import { When } from "./When";

export type TimelineState = "done" | "now" | "next" | "stopped";

export type TimelineItem = {
  id: string;
  title: ReactNode;
  state: TimelineState;
  /** UTC milliseconds. */
  at?: number | undefined;
  body?: ReactNode;
};

const LOOK: Record<TimelineState, { tone: Tone; shape: StatusShape }> = {
  done: { tone: "success", shape: "check" },
  now: { tone: "primary", shape: "dot" },
  next: { tone: "neutral", shape: "ring" },
  stopped: { tone: "danger", shape: "cross" },
};

/** What happened, what happens now and what comes, from top to bottom. */
export function Timeline({ label, items }: { label: string; items: readonly TimelineItem[] }) {
  const t = useT();
  return (
    <ol aria-label={label} className="flex flex-col">
      {items.map((item, at) => (
        <li
          key={item.id}
          className="relative flex gap-3 pb-5 last:pb-0"
          aria-current={item.state === "now" ? "step" : undefined}
        >
          {at < items.length - 1 ? (
            <span
              aria-hidden="true"
              className="absolute start-[11px] top-7 bottom-0 w-0.5 bg-line"
            />
          ) : null}
          <span
            className={classes(
              "z-1 flex size-6 flex-none items-center justify-center rounded-full border bg-surface",
              item.state === "now" ? "border-primary" : "border-line",
            )}
          >
            <StatusMark {...LOOK[item.state]} />
          </span>
          <div className="min-w-0 flex-1 text-table">
            <p className={classes("font-bold", item.state === "next" && "text-ink-faint")}>
              <span className="sr-only">{t(`kit.timeline.${item.state}`)}: </span>
              {item.title}
            </p>
            {item.at === undefined ? null : (
              <p className="text-small text-ink-faint">
                <When at={item.at} />
              </p>
            )}
            {item.body ? <div className="mt-1 text-ink-soft">{item.body}</div> : null}
          </div>
        </li>
      ))}
    </ol>
  );
}
