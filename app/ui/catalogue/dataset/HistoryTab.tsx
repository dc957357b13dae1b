import { Link } from "@remix-run/react";
import { useMemo } from "react";
import { useT } from "~/ui/i18n";
import { Stat, StatRow } from "~/ui/kit/status/Stat";
import { When } from "~/ui/kit/status/When";
import type { Column } from "~/ui/kit/table/column";
import { Table } from "~/ui/kit/table/Table";
import type { DatasetPageProps } from "./shapes";

type Entry = DatasetPageProps["events"][number];

/** How often it was granted, how long its committee takes, and its own log with proofs. */
export function HistoryTab({ grants, decisionTime, events }: DatasetPageProps) {
  const t = useT();
  const columns = useMemo<Column<Entry>[]>(
    () => [
      {
        id: "event",
        header: t("dataset.history.event"),
        rowHeader: true,
        cell: ({ type }) => t.maybe(`dataset.history.event.${type}`) ?? type,
      },
      { id: "at", header: t("dataset.history.at"), cell: ({ at }) => <When at={at} /> },
      {
        id: "proof",
        header: t("dataset.history.proof"),
        cell: ({ logIndex }) => (
          <Link to={`/transparency/entries/${logIndex}`} className="prose-link">
            {t("dataset.history.proof")} #{logIndex}
          </Link>
        ),
      },
    ],
    [t],
  );
  return (
    <div className="flex flex-col gap-6">
      <StatRow>
        <Stat label={t("dataset.history.grants")} value={grants.all} />
        <Stat label={t("dataset.history.active")} value={grants.active} />
        <Stat
          label={t("dataset.history.median")}
          value={decisionTime?.medianDays ?? "–"}
          unit={decisionTime ? t("dataset.history.days") : null}
          note={
            decisionTime
              ? t("catalogue.decision.note", { cases: decisionTime.cases })
              : t("catalogue.decision.none")
          }
        />
        <Stat
          label={t("dataset.history.ninetieth")}
          value={decisionTime?.ninetiethDays ?? "–"}
          unit={decisionTime ? t("dataset.history.days") : null}
        />
      </StatRow>
      <Table
        caption={t("dataset.history.log")}
        columns={columns}
        rows={events}
        rowKey={({ logIndex }) => String(logIndex)}
      />
    </div>
  );
}
