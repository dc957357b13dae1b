import { Link } from "@remix-run/react";
import { useMemo } from "react";
import { CertificateStatus } from "~/ui/federation/CertificateStatus";
import { useT } from "~/ui/i18n";
import { Card } from "~/ui/kit/layout/Card";
import { Money } from "~/ui/kit/status/Money";
import { Stat, StatRow } from "~/ui/kit/status/Stat";
import { When } from "~/ui/kit/status/When";
import type { Column } from "~/ui/kit/table/column";
import { Table } from "~/ui/kit/table/Table";
import type { DatasetPageProps } from "./shapes";

type Entry = DatasetPageProps["events"][number];

/** How often it was granted, how long its committee takes, and its own log with proofs. */
export function HistoryTab({ grants, decisionTime, events, certificates }: DatasetPageProps) {
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
      {certificates.length > 0 ? (
        <Card title={t("certificate.dataset")}>
          <ul className="grid gap-2">
            {certificates.map((one) => (
              <li key={one.id} className="flex flex-wrap items-center gap-3">
                <Link to={`/certificates/${one.id}`} className="prose-link">
                  {t("certificate.dataset.of", { version: String(one.version) })}
                </Link>
                <CertificateStatus certificate={one} />
                <span className="text-ink-soft">
                  {t("certificate.fee")}: <Money amount={one.usageFeeKrw} />
                </span>
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
      <Table
        caption={t("dataset.history.log")}
        columns={columns}
        rows={events}
        rowKey={({ logIndex }) => String(logIndex)}
      />
    </div>
  );
}
