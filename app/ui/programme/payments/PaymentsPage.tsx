import { type ComponentProps, useMemo } from "react";
import { useT } from "~/ui/i18n";
import { ErrorSummary } from "~/ui/kit/form/ErrorSummary";
import { Section } from "~/ui/kit/layout/Card";
import { Alert } from "~/ui/kit/status/Alert";
import type { RefusalWords } from "~/ui/kit/status/Refusal";
import { When } from "~/ui/kit/status/When";
import type { Column } from "~/ui/kit/table/column";
import { Table } from "~/ui/kit/table/Table";
import { DeskFrame } from "../DeskFrame";
import type {
  ConfirmedTransferFacts,
  LateTransferFacts,
  SurplusFacts,
  WaitingTransferFacts,
} from "../shapes";
import { SurplusTable } from "./SurplusTable";
import { LateTable, useCommonColumns, WaitingTable } from "./TransferTables";

type PaymentsPageProps = {
  waiting: readonly WaitingTransferFacts[];
  late: readonly LateTransferFacts[];
  confirmed: readonly ConfirmedTransferFacts[];
  surplus: readonly SurplusFacts[];
  /** Only a programme manager confirms and gives back; an auditor looks. */
  mayConfirm: boolean;
  refusal?: RefusalWords | null | undefined;
  errors?: ComponentProps<typeof ErrorSummary>["errors"];
};

/** Bank transfers that a person has to find on the account, and those found lately. */
export function PaymentsPage({ mayConfirm, ...page }: PaymentsPageProps) {
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
        <ErrorSummary
          errors={page.errors}
          refusal={page.refusal}
          labels={{ reason: t("programme.surplus.reason") }}
        />
        {mayConfirm ? null : <Alert tone="info">{t("programme.payments.auditor")}</Alert>}
        <WaitingTable rows={page.waiting} mayConfirm={mayConfirm} />
      </div>
      {page.surplus.length > 0 ? (
        <Section
          title={t("programme.surplus.title")}
          lead={t("programme.surplus.lead")}
          id="surplus"
        >
          <SurplusTable rows={page.surplus} mayReverse={mayConfirm} />
        </Section>
      ) : null}
      {page.late.length > 0 ? (
        <Section
          title={t("programme.payments.late")}
          lead={t("programme.payments.lateLead")}
          id="late"
        >
          <LateTable rows={page.late} mayConfirm={mayConfirm} />
        </Section>
      ) : null}
      {page.confirmed.length > 0 ? (
        <Section title={t("programme.payments.confirmed")} id="confirmed">
          <Table
            caption={t("programme.payments.confirmed")}
            captionHidden
            dense
            columns={columns}
            rows={page.confirmed}
            rowKey={(row) => row.instalmentId}
          />
        </Section>
      ) : null}
    </DeskFrame>
  );
}
