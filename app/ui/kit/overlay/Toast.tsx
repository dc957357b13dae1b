import { type ReactNode, useState } from "react";
import { useHydrated } from "~/ui/hydrated";
import { useT } from "~/ui/i18n";
import { classes } from "../classes";
import { Icon } from "../layout/Icon";
import type { AlertTone } from "../status/Alert";

const EDGE: Record<AlertTone, string> = {
  info: "border-info text-info",
  success: "border-success text-success",
  warning: "border-warning text-warning",
  danger: "border-danger text-danger",
};

/** What the last act did. It stays until the reader sends it away: nobody reads against a clock. */
export function Toast({
  message,
  tone = "success",
  undo,
}: {
  message: ReactNode;
  tone?: AlertTone | undefined;
  undo?: ReactNode;
}) {
  const t = useT();
  const hydrated = useHydrated();
  const [gone, setGone] = useState(false);
  // Asked for before the button is there, so that the page brings its name along.
  const close = t("kit.close");
  if (gone) return null;
  return (
    <div
      role="status"
      className={classes(
        "flex items-center gap-3 rounded-md border-s-4 bg-surface px-4 py-3 text-table shadow-lift print:hidden",
        EDGE[tone],
      )}
    >
      <Icon name={tone} className="size-5" />
      <span className="flex-1 text-ink">{message}</span>
      {undo}
      {hydrated ? (
        <button
          type="button"
          onClick={() => setGone(true)}
          aria-label={close}
          className="inline-flex size-9 items-center justify-center rounded-sm text-ink-soft hover:bg-sunken pointer-coarse:size-11"
        >
          <Icon name="cross" />
        </button>
      ) : null}
    </div>
  );
}
