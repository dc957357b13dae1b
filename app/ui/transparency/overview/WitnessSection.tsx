import { useMemo } from "react";
import { formatCount } from "~/messages/format";
import { useT } from "~/ui/i18n";
import { Section } from "~/ui/kit/layout/Card";
import { Alert } from "~/ui/kit/status/Alert";
import { Status } from "~/ui/kit/status/Badge";
import { EmptyState } from "~/ui/kit/status/EmptyState";
import { When } from "~/ui/kit/status/When";
import type { Column } from "~/ui/kit/table/column";
import { Table } from "~/ui/kit/table/Table";
import type { WitnessesView } from "./overview-shapes";

type Row = WitnessesView["witnesses"][number];

/** A witness's word against the log: the gravest thing beside a chain's. */
export function WitnessAlarm({ alarm }: { alarm: WitnessesView["alarms"][number] }) {
  const t = useT();
  const { witness, kind, size, at, evidence } = alarm;
  return (
    <Alert tone="danger" title={t(`witness.alarm.${kind}`, { witness, size: formatCount(size) })}>
      <p>
        {t("transparency.alarm.since")} <When at={at} />
      </p>
      <details>
        <summary className="prose-link inline-block py-1">{t("witness.alarm.evidence")}</summary>
        <pre className="overflow-x-auto text-small whitespace-pre-wrap break-all">{evidence}</pre>
      </details>
    </Alert>
  );
}

function State({ row, newest }: { row: Row; newest: number }) {
  const t = useT();
  if (row.askedAt === null) return <Status tone="neutral">{t("witness.state.never")}</Status>;
  if (row.fault !== null) {
    return <Status tone="warning">{t("witness.state.fault", { fault: row.fault })}</Status>;
  }
  return row.cosignedSize >= newest ? (
    <Status tone="success">{t("witness.state.fine")}</Status>
  ) : (
    <Status tone="info">{t("witness.state.behind")}</Status>
  );
}

/** Who outside of the operator has signed, and up to where. @param newest entries of the newest checkpoint */
export function WitnessSection({ view, newest }: { view: WitnessesView; newest: number }) {
  const t = useT();
  const columns = useMemo<Column<Row>[]>(
    () => [
      {
        id: "name",
        header: t("witness.column.name"),
        rowHeader: true,
        cell: (row) => <span className="break-all">{row.name}</span>,
      },
      {
        id: "size",
        header: t("witness.column.size"),
        align: "end",
        cell: (row) => formatCount(row.cosignedSize),
      },
      {
        id: "asked",
        header: t("witness.column.asked"),
        cell: (row) => (row.askedAt === null ? "–" : <When at={row.askedAt} />),
      },
      {
        id: "state",
        header: t("witness.column.state"),
        cell: (row) => <State row={row} newest={newest} />,
      },
    ],
    [t, newest],
  );
  return (
    <Section title={t("witness.title")} lead={t("witness.lead")}>
      {view.isAsked ? (
        <p className="pb-3 font-bold">
          {view.quorumSize === null
            ? t("witness.quorum.unmet")
            : t("witness.quorum.met", { size: formatCount(view.quorumSize) })}
        </p>
      ) : null}
      <Table
        caption={t("witness.title")}
        captionHidden
        columns={columns}
        rows={view.witnesses}
        rowKey={(row) => row.name}
        dense
        empty={<EmptyState title={t("witness.none")}>{t("witness.none.why")}</EmptyState>}
      />
    </Section>
  );
}
