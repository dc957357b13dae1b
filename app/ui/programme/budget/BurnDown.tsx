import { formatWon, readWon } from "~/messages/format";
import { formatDay } from "~/messages/format-time";
import { useLocale, useT } from "~/ui/i18n";
import { ChartFrame } from "~/ui/kit/chart/ChartFrame";
import { LineChart } from "~/ui/kit/chart/LineChart";
import type { BurnDownFacts } from "../shapes";

const MONTH = (at: number): string => new Date(at + 32_400_000 - 1).toISOString().slice(0, 7);

/** The last point of each Korean month, so that a year's table stays a screen long. */
const monthEnds = (points: BurnDownFacts["points"]) =>
  points.filter((point, at) => {
    const next = points[at + 1];
    return !next || MONTH(next.at) !== MONTH(point.at);
  });

/** Steps: what was left stays left until money moves again. */
function stepped(points: readonly { at: number; krw: number }[]) {
  return points.flatMap((point, at) => {
    const before = points[at - 1];
    return before
      ? [
          { x: point.at, y: before.krw },
          { x: point.at, y: point.krw },
        ]
      : [{ x: point.at, y: point.krw }];
  });
}

/** What was not yet settled with hospitals, over the year, beside an even pace. */
export function BurnDown({ burnDown }: { burnDown: BurnDownFacts }) {
  const t = useT();
  const locale = useLocale();
  const { points, plan } = burnDown;
  const left = stepped(points.map(({ at, leftKrw }) => ({ at, krw: leftKrw })));
  const spent = stepped(points.map(({ at, spentKrw }) => ({ at, krw: spentKrw })));
  return (
    <ChartFrame
      title={t("programme.burn.title")}
      note={t("programme.burn.note")}
      legend={[
        { label: t("programme.burn.left"), series: 1 },
        { label: t("programme.burn.spent"), series: 2 },
        { label: t("programme.burn.plan"), series: 6, hollow: true },
      ]}
      table={{
        columns: [t("programme.burn.day"), t("programme.burn.left"), t("programme.burn.spent")],
        rows: monthEnds(points).map((point) => [
          formatDay(point.at - 1, locale),
          formatWon(point.leftKrw),
          formatWon(point.spentKrw),
        ]),
        numeric: [1, 2],
      }}
    >
      {points.length === 0 ? (
        <p className="text-ink-soft">{t("programme.burn.empty")}</p>
      ) : (
        <LineChart
          label={t("programme.burn.title")}
          lines={[
            { label: t("programme.burn.left"), series: 1, points: left },
            { label: t("programme.burn.spent"), series: 2, points: spent },
            {
              label: t("programme.burn.plan"),
              series: 6,
              dashed: true,
              points: plan.map(({ at, leftKrw }) => ({ x: at, y: leftKrw })),
            },
          ]}
          xFormat={(at) => formatDay(at - 1, locale)}
          yFormat={(amount) => readWon(Math.round(amount), locale)}
        />
      )}
    </ChartFrame>
  );
}
