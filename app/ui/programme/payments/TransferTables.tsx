import { Form, Link } from "@remix-run/react";
import { useMemo } from "react";
import { formatWon } from "~/messages/format";
import { useNamed, useT } from "~/ui/i18n";
import { Button } from "~/ui/kit/form/Button";
import { Dialog } from "~/ui/kit/overlay/Dialog";
import { Alert } from "~/ui/kit/status/Alert";
import { EmptyState } from "~/ui/kit/status/EmptyState";
import { Money } from "~/ui/kit/status/Money";
import { When } from "~/ui/kit/status/When";
import type { Column } from "~/ui/kit/table/column";
import { Table } from "~/ui/kit/table/Table";
import type { LateTransferFacts, WaitingTransferFacts } from "../shapes";

/** Names the company and the amount before anything is booked. */
function ConfirmDialog({ transfer }: { transfer: WaitingTransferFacts | LateTransferFacts }) {
  const t = useT();
  const name = useNamed();
  const amount = formatWon(transfer.amountKrw);
  const isPaid = "instalmentStatus" in transfer && transfer.instalmentStatus === "paid";
  return (
    <Dialog
      id={`confirm-${transfer.instalmentId}-${transfer.depositorCode}`}
      title={t("programme.payments.dialog")}
      trigger={t("programme.payments.confirm")}
      triggerSize="s"
    >
      <Form method="post" className="flex flex-col gap-4 text-start">
        <input type="hidden" name="intent" value="confirm" />
        <input type="hidden" name="instalmentId" value={transfer.instalmentId} />
        <input type="hidden" name="depositorCode" value={transfer.depositorCode ?? ""} />
        <input type="hidden" name="amountKrw" value={transfer.amountKrw} />
        <p>{t("programme.payments.effect", { company: name(transfer.company), amount })}</p>
        <p className="font-bold">
          {t("programme.payments.codeIs", { code: transfer.depositorCode ?? "–" })}
        </p>
        {transfer.coPaymentStatus === "cancelled" ? (
          <Alert tone="warning">{t("programme.payments.cancelledNote")}</Alert>
        ) : null}
        {isPaid ? <Alert tone="warning">{t("programme.payments.paidNote")}</Alert> : null}
        <Button type="submit" variant="primary">
          {t("programme.payments.yes", { amount })}
        </Button>
      </Form>
    </Dialog>
  );
}

type Common = Pick<
  WaitingTransferFacts,
  "coPaymentId" | "number" | "amountKrw" | "depositorCode" | "company"
>;

export function useCommonColumns<Row extends Common>(): Column<Row>[] {
  const t = useT();
  const name = useNamed();
  return useMemo(
    () => [
      {
        id: "code",
        header: t("programme.payments.code"),
        rowHeader: true,
        cell: (row) => <span className="font-mono">{row.depositorCode}</span>,
      },
      {
        id: "company",
        header: t("programme.payments.company"),
        cell: (row) => (
          <Link to={`/payments/${row.coPaymentId}`} className="prose-link">
            {name(row.company)}
          </Link>
        ),
      },
      {
        id: "amount",
        header: t("programme.payments.amount"),
        align: "end",
        cell: (row) => <Money amount={row.amountKrw} />,
      },
      {
        id: "part",
        header: t("programme.payments.part"),
        cell: (row) => t("voucher.pay.part", { number: row.number }),
      },
    ],
    [t, name],
  );
}

function useTransferColumns<Row extends WaitingTransferFacts>(mayConfirm: boolean): Column<Row>[] {
  const t = useT();
  const common = useCommonColumns<Row>();
  return useMemo<Column<Row>[]>(
    () => [
      ...common,
      {
        id: "openedAt",
        header: t("programme.payments.openedAt"),
        cell: (row) => (row.openedAt ? <When at={row.openedAt} /> : null),
      },
      {
        id: "dueAt",
        header: t("programme.payments.dueAt"),
        cell: (row) => <When at={row.dueAt} time={false} />,
      },
      ...(mayConfirm
        ? [
            {
              id: "act",
              header: t("programme.payments.act"),
              cardLabel: null,
              cell: (row: Row) => <ConfirmDialog transfer={row} />,
            },
          ]
        : []),
    ],
    [t, common, mayConfirm],
  );
}

type Shown<Row> = { rows: readonly Row[]; mayConfirm: boolean };

/** Transfers that a person has to find on the account. */
export function WaitingTable({ rows, mayConfirm }: Shown<WaitingTransferFacts>) {
  const t = useT();
  const columns = useTransferColumns<WaitingTransferFacts>(mayConfirm);
  return (
    <Table
      caption={t("programme.payments.title")}
      captionHidden
      columns={columns}
      rows={rows}
      rowKey={(row) => row.instalmentId}
      empty={
        <EmptyState title={t("programme.payments.empty")} icon="wallet">
          {t("programme.payments.emptyWhy")}
        </EmptyState>
      }
    />
  );
}

/** Transfers that nobody expects any more, and that may come all the same. */
export function LateTable({ rows, mayConfirm }: Shown<LateTransferFacts>) {
  const t = useT();
  const all = useTransferColumns<LateTransferFacts>(mayConfirm);
  const columns = useMemo<Column<LateTransferFacts>[]>(() => {
    const state: Column<LateTransferFacts> = {
      id: "state",
      header: t("programme.payments.now"),
      cell: (row) => t(`programme.payments.now.${row.instalmentStatus}`),
    };
    return mayConfirm ? [...all.slice(0, -1), state, ...all.slice(-1)] : [...all, state];
  }, [t, all, mayConfirm]);
  return (
    <Table
      caption={t("programme.payments.late")}
      captionHidden
      dense
      columns={columns}
      rows={rows}
      rowKey={(row) => `${row.instalmentId}-${row.depositorCode}`}
    />
  );
}
