import { useMemo } from "react";
import type { QualityCategory, QualityCheck } from "~/domain/catalogue/record";
import { formatCount, formatShare } from "~/messages/format";
import { useT } from "~/ui/i18n";
import { EmptyState } from "~/ui/kit/status/EmptyState";
import { Stat, StatRow } from "~/ui/kit/status/Stat";
import type { Column } from "~/ui/kit/table/column";
import { Table } from "~/ui/kit/table/Table";
import type { DatasetPageProps } from "./shapes";

const CATEGORIES: readonly QualityCategory[] = ["conformance", "completeness", "plausibility"];
const MOST_CHECKS = 200;

const shareOf = ({ passed, total }: { passed: number; total: number }): string =>
  total === 0 ? "–" : formatShare(Math.floor((passed / total) * 1_000) / 1_000);

/** The scorecard: three categories, and every check behind them. */
export function QualityTab({ record }: DatasetPageProps) {
  const t = useT();
  const columns = useMemo<Column<QualityCheck>[]>(
    () => [
      {
        id: "check",
        header: t("dataset.quality.check"),
        rowHeader: true,
        cell: ({ check }) => t.maybe(`profile.check.${check}`) ?? check,
      },
      { id: "subject", header: t("dataset.quality.subject"), cell: ({ subject }) => subject },
      {
        id: "category",
        header: t("dataset.quality.category"),
        cell: ({ category }) => t(`profile.quality.${category}`),
      },
      {
        id: "passed",
        header: t("dataset.quality.passed"),
        align: "end",
        cell: ({ passed }) => formatCount(passed),
      },
      {
        id: "total",
        header: t("dataset.quality.total"),
        align: "end",
        cell: ({ total }) => formatCount(total),
      },
      { id: "share", header: t("dataset.quality.share"), align: "end", cell: shareOf },
    ],
    [t],
  );
  if (!record || record.quality.checks.length === 0) {
    return (
      <EmptyState title={t("dataset.variables.none.title")}>
        {t("dataset.variables.none.why")}
      </EmptyState>
    );
  }
  const { scores, checks } = record.quality;
  return (
    <div className="flex flex-col gap-6">
      <p className="text-table text-ink-soft">{t("dataset.quality.lead")}</p>
      <StatRow>
        {CATEGORIES.map((category) => (
          <Stat
            key={category}
            label={t(`profile.quality.${category}`)}
            value={shareOf(scores[category])}
            note={t("dataset.quality.of", scores[category])}
          />
        ))}
      </StatRow>
      <Table
        caption={t("dataset.quality.title")}
        dense
        columns={columns}
        rows={checks.slice(0, MOST_CHECKS)}
        rowKey={({ check, subject }) => `${check} ${subject}`}
      />
    </div>
  );
}
