import type { ReactNode } from "react";
import { classes } from "../classes";
import { Icon } from "../layout/Icon";

export type AlertTone = "info" | "success" | "warning" | "danger";

const BOX: Record<AlertTone, string> = {
  info: "border-info-line bg-info-soft",
  success: "border-success-line bg-success-soft",
  warning: "border-warning-line bg-warning-soft",
  danger: "border-danger-line bg-danger-soft",
};

const SIGN: Record<AlertTone, string> = {
  info: "text-info",
  success: "text-success",
  warning: "text-warning",
  danger: "text-danger",
};

/** Something the reader should know here. `live` when it appears after an act. */
export function Alert({
  tone,
  title,
  children,
  actions,
  live,
}: {
  tone: AlertTone;
  title?: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  live?: boolean | undefined;
}) {
  return (
    <div
      role={live ? (tone === "danger" ? "alert" : "status") : undefined}
      className={classes("flex gap-3 rounded-lg border p-4 sm:p-5", BOX[tone])}
    >
      <Icon name={tone} className={classes("mt-0.5 size-6", SIGN[tone])} />
      <div className="min-w-0 flex-1 space-y-1.5">
        {title ? <p className="font-bold text-ink">{title}</p> : null}
        {children ? <div className="text-ink-soft">{children}</div> : null}
        {actions ? <div className="flex flex-wrap gap-2 pt-1">{actions}</div> : null}
      </div>
    </div>
  );
}
