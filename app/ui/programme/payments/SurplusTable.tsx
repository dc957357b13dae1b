import { Form, Link } from "@remix-run/react";
import { useMemo } from "react";
import { REASON_LENGTH } from "~/domain/access/vote";
import { formatWon } from "~/messages/format";
import { useNamed, useT } from "~/ui/i18n";
import { Button } from "~/ui/kit/form/Button";
import { TextArea } from "~/ui/kit/form/TextInput";
import { Dialog } from "~/ui/kit/overlay/Dialog";
import { Money } from "~/ui/kit/status/Money";
import { When } from "~/ui/kit/status/When";
import type { Column } from "~/ui/kit/table/column";
import { Table } from "~/ui/kit/table/Table";
import type { SurplusFacts } from "../shapes";

/** Says what will be booked, asks why, and books the opposite. */
function ReverseDialog({ surplus }: { surplus: SurplusFacts }) {
  const t = useT();
  const name = useNamed();
  const amount = formatWon(surplus.amountKrw);
  return (
    <Dialog
      id={`reverse-${surplus.transferId}`}
      title={t("programme.surplus.dialog")}
      trigger={t("programme.surplus.reverse")}
      triggerSize="s"
    >
      <Form method="post" className="flex flex-col gap-4 text-start">
        <input type="hidden" name="intent" value="reverse" />
        <input type="hidden" name="transferId" value={surplus.transferId} />
        <p>{t("programme.surplus.effect", { company: name(surplus.company), amount })}</p>
        <TextArea
          label={t("programme.surplus.reason")}
          name="reason"
          id={`reason-${surplus.transferId}`}
          hint={t("programme.surplus.reason.hint")}
          rows={3}
          maxLength={REASON_LENGTH}
          required
        />
        <Button type="submit" variant="primary">
          {t("programme.surplus.yes", { amount })}
        </Button>
      </Form>
    </Dialog>
  );
}

/** Money that came and that nobody owed; each row says why, and where the log has it. */
export function SurplusTable({
  rows,
  mayReverse,
}: {
  rows: readonly SurplusFacts[];
  mayReverse: boolean;
}) {
  const t = useT();
  const name = useNamed();
  const columns = useMemo<Column<SurplusFacts>[]>(
    () => [
      {
        id: "company",
        header: t("programme.payments.company"),
        rowHeader: true,
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
        id: "why",
        header: t("programme.surplus.why"),
        cell: (row) => t(`programme.surplus.why.${row.why}`),
      },
      { id: "at", header: t("programme.surplus.at"), cell: (row) => <When at={row.at} /> },
      {
        id: "proof",
        header: t("programme.postings.proof"),
        cell: (row) => (
          <Link to={`/transparency/entries/${row.logIndex}`} className="prose-link tabular">
            {t("programme.postings.entry", { index: row.logIndex })}
          </Link>
        ),
      },
      ...(mayReverse
        ? [
            {
              id: "act",
              header: t("programme.surplus.act"),
              cardLabel: null,
              cell: (row: SurplusFacts) => <ReverseDialog surplus={row} />,
            },
          ]
        : []),
    ],
    [t, name, mayReverse],
  );
  return (
    <Table
      caption={t("programme.surplus.title")}
      captionHidden
      columns={columns}
      rows={rows}
      rowKey={(row) => row.transferId}
    />
  );
}
