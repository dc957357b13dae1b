import { Link } from "@remix-run/react";
import { useMemo } from "react";
import { useNamed, useT } from "~/ui/i18n";
import { LinkButton } from "~/ui/kit/form/Button";
import { Status } from "~/ui/kit/status/Badge";
import { EmptyState } from "~/ui/kit/status/EmptyState";
import { Money } from "~/ui/kit/status/Money";
import { When } from "~/ui/kit/status/When";
import type { Column } from "~/ui/kit/table/column";
import { Table } from "~/ui/kit/table/Table";
import type { ObligationFacts } from "./shapes";

/** The state of a co-payment, in the same words everywhere. */
export function CoPaymentState({ status, isLate }: Pick<ObligationFacts, "status" | "isLate">) {
  const t = useT();
  if (status === "due" && isLate) return <Status tone="danger">{t("voucher.state.late")}</Status>;
  const tone = { due: "warning", paid: "success", cancelled: "neutral" } as const;
  return <Status tone={tone[status]}>{t(`voucher.state.${status}`)}</Status>;
}

/** What a company owes and owed, unpaid first. */
export function ObligationTable({ obligations }: { obligations: readonly ObligationFacts[] }) {
  const t = useT();
  const name = useNamed();
  const columns = useMemo<Column<ObligationFacts>[]>(
    () => [
      {
        id: "request",
        header: t("voucher.due.request"),
        rowHeader: true,
        cell: (row) => (
          <Link to={`/requests/${row.requestId}`} className="prose-link">
            {row.title || t("voucher.due.untitled")}
          </Link>
        ),
      },
      { id: "hospital", header: t("voucher.due.hospital"), cell: (row) => name(row.hospital) },
      {
        id: "amount",
        header: t("voucher.due.amount"),
        align: "end",
        cell: (row) => <Money amount={row.amountKrw} block />,
      },
      {
        id: "paid",
        header: t("voucher.due.paid"),
        align: "end",
        cell: (row) => (
          <>
            <Money amount={row.paidKrw} reading={false} />
            <span className="block text-small text-ink-faint">
              {t("voucher.due.parts", { paid: row.instalmentsPaid, count: row.instalmentCount })}
            </span>
          </>
        ),
      },
      {
        id: "dueAt",
        header: t("voucher.due.dueAt"),
        cell: (row) => <When at={row.dueAt} time={false} relative={row.status === "due"} />,
      },
      {
        id: "state",
        header: t("voucher.due.state"),
        cell: (row) => <CoPaymentState status={row.status} isLate={row.isLate} />,
      },
      {
        id: "act",
        header: t("voucher.due.open"),
        cardLabel: null,
        cell: (row) => (
          <LinkButton
            to={`/payments/${row.id}`}
            size="s"
            variant={row.status === "due" ? "primary" : "tertiary"}
          >
            {t(row.status === "due" ? "voucher.due.pay" : "voucher.due.see")}
          </LinkButton>
        ),
      },
    ],
    [t, name],
  );
  return (
    <Table
      caption={t("voucher.due.title")}
      captionHidden
      columns={columns}
      rows={obligations}
      rowKey={(row) => row.id}
      empty={
        <EmptyState title={t("voucher.due.empty")} icon="wallet">
          {t("voucher.due.emptyWhy")}
        </EmptyState>
      }
    />
  );
}
