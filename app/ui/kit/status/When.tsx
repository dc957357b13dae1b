import { formatAgo, formatDay, formatMoment } from "~/messages/format-time";
import { useLocale, useT } from "~/ui/i18n";
import { useNow } from "~/ui/viewer";

type WhenProps = {
  /** UTC milliseconds. */
  at: number;
  /** “2 minutes ago” beside it. */
  relative?: boolean | undefined;
  /** The clock beside the day. */
  time?: boolean | undefined;
  /** For a deadline: working days that are left, counted by the domain. */
  workingDaysLeft?: number | undefined;
};

/** A moment in Korea, with its distance from the page's own moment. */
export function When({ at, relative = true, time = true, workingDaysLeft }: WhenProps) {
  const locale = useLocale();
  const t = useT();
  const now = useNow();
  const left =
    workingDaysLeft === undefined
      ? relative && now > 0
        ? formatAgo(at, { now, locale })
        : null
      : t("kit.workingDaysLeft", { count: workingDaysLeft });
  return (
    <span className="tabular">
      <time dateTime={new Date(at).toISOString()}>
        {time ? formatMoment(at, locale) : formatDay(at, locale)}
      </time>
      {left ? (
        <span className="ms-1.5 text-small whitespace-nowrap text-ink-faint">({left})</span>
      ) : null}
    </span>
  );
}
