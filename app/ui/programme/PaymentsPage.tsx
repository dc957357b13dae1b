import { Form, Link } from "@remix-run/react";
import { type ComponentProps, useMemo } from "react";
import { formatWon } from "~/messages/format";
import { useNamed, useT } from "~/ui/i18n";
import { Button } from "~/ui/kit/form/Button";
import { ErrorSummary } from "~/ui/kit/form/ErrorSummary";
import { Section } from "~/ui/kit/layout/Card";
import { Dialog } from "~/ui/kit/overlay/Dialog";
import { Alert } from "~/ui/kit/status/Alert";
import { EmptyState } from "~/ui/kit/status/EmptyState";
import { Money } from "~/ui/kit/status/Money";
import type { RefusalWords } from "~/ui/kit/status/Refusal";
import { When } from "~/ui/kit/status/When";
import type { Column } from "~/ui/kit/table/column";
import { Table } from "~/ui/kit/table/Table";
import { DeskFrame } from "./DeskFrame";
import type { ConfirmedTransferFacts, WaitingTransferFacts } from "./shapes";

type PaymentsPageProps = {
  waiting: readonly WaitingTransferFacts[];
  confirmed: readonly ConfirmedTransferFacts[];
  /** Only a programme manager confirms; an auditor looks. */
  mayConfirm: boolean;
  refusal?: RefusalWords | null | undefined;
  errors?: ComponentProps<typeof ErrorSummary>["errors"];
};

/** Names the company and the amount before anything is booked. */
function ConfirmDialog({ transfer }: { transfer: WaitingTransferFacts }) {
  const t = useT();
  const name = useNamed();
  const amount = formatWon(transfer.amountKrw);
  return (
    <Dialog
      id={`confirm-${transfer.instalmentId}`}
      title={t("programme.payments.dialog")}
      trigger={t("programme.payments.confirm")}
      triggerSize="s"
    >
      <Form method="post" className="flex flex-col gap-4 text-start">
        <input type="hidden" name="instalmentId" value={transfer.instalmentId} />
        <input type="hidden" name="amountKrw" value={transfer.amountKrw} />
        <p>{t("programme.payments.effect", { company: name(transfer.company), amount })}</p>
        <p className="font-bold">
          {t("programme.payments.codeIs", { code: transfer.depositorCode ?? "–" })}
        </p>
        {transfer.coPaymentStatus === "cancelled" ? (
          <Alert tone="warning">{t("programme.payments.cancelledNote")}</Alert>
        ) : null}
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

function useCommonColumns<Row extends Common>(): Column<Row>[] {
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

function WaitingTable({ waiting, mayConfirm }: Pick<PaymentsPageProps, "waiting" | "mayConfirm">) {
  const t = useT();
  const common = useCommonColumns<WaitingTransferFacts>();
  const columns = useMemo<Column<WaitingTransferFacts>[]>(
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
              cell: (row: WaitingTransferFacts) => <ConfirmDialog transfer={row} />,
            },
          ]
        : []),
    ],
    [t, common, mayConfirm],
  );
  return (
    <Table
      caption={t("programme.payments.title")}
      captionHidden
      columns={columns}
      rows={waiting}
      rowKey={(row) => row.instalmentId}
      empty={
        <EmptyState title={t("programme.payments.empty")} icon="wallet">
          {t("programme.payments.emptyWhy")}
        </EmptyState>
      }
    />
  );
}

/** Bank transfers that a person has to find on the account, and those found lately. */
export function PaymentsPage({ waiting, confirmed, mayConfirm, ...answer }: PaymentsPageProps) {
  const t = useT();
  const common = useCommonColumns<ConfirmedTransferFacts>();
  const columns = useMemo<Column<ConfirmedTransferFacts>[]>(
    () => [
      ...common,
      {
        id: "paidAt",
        header: t("programme.payments.paidAt"),
        cell: (row) => (row.paidAt ? <When at={row.paidAt} /> : null),
      },
    ],
    [t, common],
  );
  return (
    <DeskFrame
      tab="payments"
      title={t("programme.payments.title")}
      lead={t("programme.payments.lead")}
      round={null}
    >
      <div className="flex flex-col gap-4 pt-6">
        <ErrorSummary errors={answer.errors} refusal={answer.refusal} />
        {mayConfirm ? null : <Alert tone="info">{t("programme.payments.auditor")}</Alert>}
        <WaitingTable waiting={waiting} mayConfirm={mayConfirm} />
      </div>
      {confirmed.length > 0 ? (
        <Section title={t("programme.payments.confirmed")} id="confirmed">
          <Table
            caption={t("programme.payments.confirmed")}
            captionHidden
            dense
            columns={columns}
            rows={confirmed}
            rowKey={(row) => row.instalmentId}
          />
        </Section>
      ) : null}
    </DeskFrame>
  );
}
