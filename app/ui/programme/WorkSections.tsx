import { Link } from "@remix-run/react";
import { useMemo } from "react";
import { formatCount } from "~/messages/format";
import { useNamed, useT } from "~/ui/i18n";
import { BarChart } from "~/ui/kit/chart/BarChart";
import { ChartFrame } from "~/ui/kit/chart/ChartFrame";
import { Section } from "~/ui/kit/layout/Card";
import { Money } from "~/ui/kit/status/Money";
import { When } from "~/ui/kit/status/When";
import type { Column } from "~/ui/kit/table/column";
import { Table } from "~/ui/kit/table/Table";
import { CoPaymentState } from "~/ui/voucher/ObligationTable";
import type { CoPaymentRowFacts, DecisionFacts, DeskFacts, RiskFacts } from "./shapes";

const days = (value: number | null): string => (value === null ? "–" : formatCount(value));

/** How long committees take, as bars of medians with the table of all behind. */
export function DecisionSection({ decisions }: { decisions: DecisionFacts }) {
  const t = useT();
  const name = useNamed();
  const rows = decisions.hospitals;
  return (
    <Section id="decisions">
      <ChartFrame
        title={t("programme.decisions.title")}
        note={t("programme.decisions.note")}
        table={{
          columns: [
            t("programme.decisions.hospital"),
            t("programme.decisions.count"),
            t("programme.decisions.median"),
            t("programme.decisions.p90"),
          ],
          rows: rows.map((row) => [
            name(row.name),
            row.count,
            days(row.medianDays),
            days(row.p90Days),
          ]),
          numeric: [1, 2, 3],
        }}
      >
        <p>{t("programme.decisions.open", { open: decisions.open, late: decisions.late })}</p>
        {rows.length === 0 ? (
          <p className="text-ink-soft">{t("programme.decisions.empty")}</p>
        ) : (
          <BarChart
            label={t("programme.decisions.title")}
            data={rows.slice(0, 10).map((row) => ({
              label: name(row.name),
              value: row.medianDays ?? 0,
              series: 4,
            }))}
            format={(value) => t("programme.figure.days", { days: value })}
          />
        )}
      </ChartFrame>
    </Section>
  );
}

/** What companies owe beside their vouchers, unpaid first. */
export function CoPaySection({ rows }: { rows: readonly CoPaymentRowFacts[] }) {
  const t = useT();
  const name = useNamed();
  const columns = useMemo<Column<CoPaymentRowFacts>[]>(
    () => [
      {
        id: "company",
        header: t("programme.coPay.company"),
        rowHeader: true,
        cell: (row) => (
          <Link to={`/payments/${row.id}`} className="prose-link">
            {name(row.company)}
          </Link>
        ),
      },
      {
        id: "amount",
        header: t("programme.coPay.amount"),
        align: "end",
        cell: (row) => <Money amount={row.amountKrw} reading={false} />,
      },
      {
        id: "paid",
        header: t("programme.coPay.paid"),
        align: "end",
        cell: (row) => <Money amount={row.paidKrw} reading={false} />,
      },
      {
        id: "dueAt",
        header: t("programme.coPay.dueAt"),
        cell: (row) => <When at={row.dueAt} time={false} relative={row.status === "due"} />,
      },
      {
        id: "state",
        header: t("programme.coPay.state"),
        cell: (row) => <CoPaymentState status={row.status} isLate={row.isLate} />,
      },
    ],
    [t, name],
  );
  return (
    <Section title={t("programme.coPay.title")} id="co-pay">
      <Table
        caption={t("programme.coPay.title")}
        captionHidden
        dense
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        empty={<p className="text-ink-soft">{t("programme.coPay.empty")}</p>}
      />
    </Section>
  );
}

/** Credit that somebody has to look after now. */
export function RiskSection({ risks, watch }: Pick<DeskFacts, "risks" | "watch">) {
  const t = useT();
  const name = useNamed();
  const columns = useMemo<Column<RiskFacts>[]>(
    () => [
      {
        id: "company",
        header: t("programme.risk.company"),
        rowHeader: true,
        cell: (row) => name(row.company),
      },
      {
        id: "kind",
        header: t("programme.risk.kind"),
        cell: (row) => t(`programme.risk.${row.kind}`),
      },
      {
        id: "amount",
        header: t("programme.risk.amount"),
        align: "end",
        cell: (row) => <Money amount={row.amountKrw} reading={false} />,
      },
      { id: "at", header: t("programme.risk.at"), cell: (row) => <When at={row.at} /> },
    ],
    [t, name],
  );
  return (
    <Section title={t("programme.risk.title")} lead={t("programme.risk.note", watch)} id="risk">
      <Table
        caption={t("programme.risk.title")}
        captionHidden
        dense
        columns={columns}
        rows={risks.rows}
        rowKey={(row) => `${row.kind}-${row.id}`}
        empty={<p className="text-ink-soft">{t("programme.risk.empty")}</p>}
      />
    </Section>
  );
}
