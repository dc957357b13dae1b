import { useMemo } from "react";
import { PlainLink } from "~/ui/access/TextLink";
import { type Named, useNamed, useT } from "~/ui/i18n";
import { CopyText } from "~/ui/kit/layout/CopyText";
import { Money } from "~/ui/kit/status/Money";
import { When } from "~/ui/kit/status/When";
import type { Column } from "~/ui/kit/table/column";
import { Table } from "~/ui/kit/table/Table";
import { EntryLink } from "~/ui/voucher/PostingTable";

export type MoveRow = {
  readonly id: string;
  readonly from: Named;
  readonly to: Named;
  readonly at: number;
  readonly doneAt: number | null;
  readonly txHash: string | null;
  readonly logIndex: number;
};

export type FeeRow = {
  readonly useId: string;
  readonly holder: Named;
  readonly amountKrw: number;
  readonly statementSha256: string;
  readonly at: number;
  readonly logIndex: number;
};

/** From which institution to which a certificate went. */
export function MoveTable({ moves }: { moves: readonly MoveRow[] }) {
  const t = useT();
  const named = useNamed();
  const columns = useMemo<Column<MoveRow>[]>(
    () => [
      {
        id: "asked",
        header: t("certificate.move.asked"),
        rowHeader: true,
        cell: (row) => <When at={row.at} relative={false} />,
      },
      { id: "from", header: t("certificate.move.from"), cell: (row) => named(row.from) },
      { id: "to", header: t("certificate.move.to"), cell: (row) => named(row.to) },
      {
        id: "done",
        header: t("certificate.move.done"),
        cell: (row) =>
          row.doneAt === null ? (
            t("certificate.move.waiting")
          ) : (
            <When at={row.doneAt} relative={false} />
          ),
      },
      {
        id: "proof",
        header: t("uses.column.proof"),
        cell: (row) => (
          <EntryLink logIndex={row.logIndex} words={t("uses.entry", { index: row.logIndex })} />
        ),
      },
    ],
    [t, named],
  );
  return (
    <Table
      caption={t("certificate.moves")}
      captionHidden
      dense
      columns={columns}
      rows={moves}
      rowKey={(row) => row.id}
      empty={<p className="text-ink-soft">{t("certificate.moves.none")}</p>}
    />
  );
}

/** The fees of a certificate, each with its statement and its proof. */
export function FeeTable({
  fees,
  certificateId,
}: {
  fees: readonly FeeRow[];
  certificateId: string;
}) {
  const t = useT();
  const named = useNamed();
  const columns = useMemo<Column<FeeRow>[]>(
    () => [
      {
        id: "at",
        header: t("uses.column.when"),
        rowHeader: true,
        cell: (row) => <When at={row.at} relative={false} />,
      },
      { id: "holder", header: t("certificate.holder"), cell: (row) => named(row.holder) },
      {
        id: "amount",
        header: t("voucher.postings.amount"),
        align: "end",
        cell: (row) => <Money amount={row.amountKrw} reading={false} />,
      },
      {
        id: "statement",
        header: t("certificate.statement"),
        cell: (row) => (
          <span className="flex flex-wrap items-center gap-2">
            <PlainLink href={`/certificates/${certificateId}/statements/${row.useId}`}>
              {t("certificate.statement.get")}
            </PlainLink>
            <CopyText text={row.statementSha256} label="SHA-256" short />
          </span>
        ),
      },
      {
        id: "proof",
        header: t("uses.column.proof"),
        cell: (row) => (
          <EntryLink logIndex={row.logIndex} words={t("uses.entry", { index: row.logIndex })} />
        ),
      },
    ],
    [t, named, certificateId],
  );
  return (
    <Table
      caption={t("certificate.fees")}
      captionHidden
      dense
      columns={columns}
      rows={fees}
      rowKey={(row) => row.useId}
      empty={<p className="text-ink-soft">{t("certificate.fees.none")}</p>}
    />
  );
}
