import { Link } from "@remix-run/react";
import { useMemo } from "react";
import { useT } from "~/ui/i18n";
import { EmptyState } from "~/ui/kit/status/EmptyState";
import { Money } from "~/ui/kit/status/Money";
import { When } from "~/ui/kit/status/When";
import type { Column } from "~/ui/kit/table/column";
import { Table } from "~/ui/kit/table/Table";
import type { PostingFacts } from "./shapes";

/** The way from a line of the ledger to its entry in the log. */
export function EntryLink({ logIndex, words }: { logIndex: number; words: string }) {
  return (
    <Link to={`/transparency/entries/${logIndex}`} className="prose-link whitespace-nowrap">
      {words}
    </Link>
  );
}

/** Every movement on the company's accounts, newest first, each with its reason and its evidence. */
export function PostingTable({ postings }: { postings: readonly PostingFacts[] }) {
  const t = useT();
  const columns = useMemo<Column<PostingFacts>[]>(
    () => [
      {
        id: "reason",
        header: t("voucher.postings.reason"),
        rowHeader: true,
        cell: (row) => (
          <span>
            {t(`voucher.reason.${row.reason}`)}
            {row.requestId ? (
              <Link to={`/requests/${row.requestId}`} className="prose-link ms-2 text-small">
                {t("voucher.postings.request")}
              </Link>
            ) : null}
          </span>
        ),
      },
      {
        id: "at",
        header: t("voucher.postings.at"),
        cell: (row) => <When at={row.at} relative={false} />,
      },
      {
        id: "from",
        header: t("voucher.postings.from"),
        cell: (row) => t(`voucher.account.${row.from}`),
      },
      {
        id: "to",
        header: t("voucher.postings.to"),
        cell: (row) => t(`voucher.account.${row.to}`),
      },
      {
        id: "amount",
        header: t("voucher.postings.amount"),
        align: "end",
        cell: (row) => <Money amount={row.amountKrw} reading={false} />,
      },
      {
        id: "proof",
        header: t("voucher.postings.proof"),
        cell: (row) => (
          <EntryLink
            logIndex={row.logIndex}
            words={t("voucher.postings.entry", { index: row.logIndex })}
          />
        ),
      },
    ],
    [t],
  );
  return (
    <Table
      caption={t("voucher.postings.title")}
      captionHidden
      dense
      columns={columns}
      rows={postings}
      rowKey={(row) => row.id}
      empty={<EmptyState title={t("voucher.postings.empty")} />}
    />
  );
}
