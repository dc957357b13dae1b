import { type ComponentProps, useMemo } from "react";
import { useNamed, useT } from "~/ui/i18n";
import { LinkButton } from "~/ui/kit/form/Button";
import { ErrorSummary } from "~/ui/kit/form/ErrorSummary";
import { EmptyState } from "~/ui/kit/status/EmptyState";
import { Money } from "~/ui/kit/status/Money";
import { When } from "~/ui/kit/status/When";
import type { Column } from "~/ui/kit/table/column";
import { Pagination } from "~/ui/kit/table/Pagination";
import { Table } from "~/ui/kit/table/Table";
import { EntryLink } from "~/ui/voucher/PostingTable";
import { postingsHref } from "./addresses";
import { DeskFrame, ExportLinks } from "./DeskFrame";
import { PostingFilters } from "./PostingFilters";
import type { LedgerPostingFacts, PostingQuery, PostingsFacts } from "./shapes";

function Sums({ facts }: { facts: PostingsFacts }) {
  const t = useT();
  const parts = facts.isSided
    ? ([
        ["into", facts.intoKrw],
        ["out", facts.outKrw],
        ["net", facts.intoKrw - facts.outKrw],
      ] as const)
    : ([["sum", facts.intoKrw]] as const);
  return (
    <div className="flex flex-wrap items-baseline gap-x-8 gap-y-2 pb-4">
      <p className="font-bold">{t("programme.postings.count", { count: facts.count })}</p>
      <dl className="flex flex-wrap items-baseline gap-x-8 gap-y-2">
        {parts.map(([part, amount]) => (
          <div key={part} className="flex items-baseline gap-2">
            <dt className="text-table text-ink-soft">{t(`programme.postings.${part}`)}</dt>
            <dd className="font-bold">
              <Money amount={amount} />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function usePostingColumns(): Column<LedgerPostingFacts>[] {
  const t = useT();
  const name = useNamed();
  return useMemo(() => {
    const side = (kind: LedgerPostingFacts["from"], owner: LedgerPostingFacts["fromName"]) => (
      <span>
        {t(`voucher.account.${kind}`)}
        {owner ? <span className="block text-small text-ink-faint">{name(owner)}</span> : null}
      </span>
    );
    return [
      {
        id: "reason",
        header: t("programme.postings.reason"),
        rowHeader: true,
        cell: (row) => (
          <span>
            {t(`voucher.reason.${row.reason}`)}
            {row.reversesId ? (
              <span className="block text-small text-ink-faint">
                {t("programme.postings.reverses")}
              </span>
            ) : null}
          </span>
        ),
      },
      {
        id: "at",
        header: t("programme.postings.at"),
        cell: (row) => <When at={row.at} relative={false} />,
      },
      {
        id: "from",
        header: t("programme.postings.fromAccount"),
        cell: (row) => side(row.from, row.fromName),
      },
      {
        id: "to",
        header: t("programme.postings.toAccount"),
        cell: (row) => side(row.to, row.toName),
      },
      {
        id: "amount",
        header: t("programme.postings.amount"),
        align: "end",
        cell: (row) => <Money amount={row.amountKrw} reading={false} />,
      },
      { id: "rule", header: t("programme.postings.rule"), cell: (row) => row.ruleVersion },
      {
        id: "proof",
        header: t("programme.postings.proof"),
        cell: (row) => (
          <EntryLink
            logIndex={row.logIndex}
            words={t("programme.postings.entry", { index: row.logIndex })}
          />
        ),
      },
    ];
  }, [t, name]);
}

type BadQueryProps = { errors: ComponentProps<typeof ErrorSummary>["errors"] };

/** An address that asks for what does not exist: which part of it, and the way back. */
export function BadQuery({ errors }: BadQueryProps) {
  const t = useT();
  return (
    <DeskFrame
      tab="postings"
      title={t("programme.postings.title")}
      lead={t("programme.postings.lead")}
      round={null}
    >
      <div className="flex flex-col items-start gap-4 pt-6">
        <ErrorSummary
          errors={errors}
          labels={{
            round: t("programme.desk.round"),
            reason: t("programme.postings.reason"),
            account: t("programme.postings.account"),
            region: t("programme.use.regionName"),
            dataType: t("programme.postings.dataType"),
            owner: t("programme.coPay.company"),
            request: t("voucher.pay.request"),
            from: t("programme.postings.from"),
            until: t("programme.postings.until"),
            page: t("programme.postings.page"),
          }}
        />
        <LinkButton to="/programme/postings">{t("programme.postings.reset")}</LinkButton>
      </div>
    </DeskFrame>
  );
}

/** The ledger of a round, narrowed to what somebody asks about; every line leads to its evidence. */
export function PostingsPage({ query, facts }: { query: PostingQuery; facts: PostingsFacts }) {
  const t = useT();
  const columns = usePostingColumns();
  return (
    <DeskFrame
      tab="postings"
      title={t("programme.postings.title")}
      lead={t("programme.postings.lead")}
      round={query.round}
    >
      <PostingFilters query={query} ownerName={facts.ownerName} />
      <Sums facts={facts} />
      <Table
        caption={t("programme.postings.title")}
        captionHidden
        dense
        columns={columns}
        rows={facts.postings}
        rowKey={(row) => row.id}
        empty={
          <EmptyState title={t("programme.postings.empty")}>
            {t("programme.postings.emptyWhy")}
          </EmptyState>
        }
      />
      <Pagination
        page={facts.page}
        pageSize={facts.pageSize}
        total={facts.count}
        href={(page) => postingsHref(query, page)}
      />
      <ExportLinks query={query} only={["postings"]} />
    </DeskFrame>
  );
}
