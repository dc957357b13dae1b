import { useMemo } from "react";
import { formatBytes } from "~/messages/format";
import type { Translate } from "~/messages/translate";
import { TextLink } from "~/ui/access/TextLink";
import { type Named, useNamed, useT } from "~/ui/i18n";
import { CopyText } from "~/ui/kit/layout/CopyText";
import { EmptyState } from "~/ui/kit/status/EmptyState";
import { Money } from "~/ui/kit/status/Money";
import { When } from "~/ui/kit/status/When";
import type { Column } from "~/ui/kit/table/column";
import { Table } from "~/ui/kit/table/Table";
import { eventWords } from "~/ui/transparency/event-words";
import { useViewer } from "~/ui/viewer";
import { EntryLink } from "~/ui/voucher/PostingTable";
import type { RefusedRow, StepRow, UseRow } from "./shapes";

const entryColumn = <Row extends { readonly logIndex: number }>(t: Translate): Column<Row> => ({
  id: "proof",
  header: t("uses.column.proof"),
  cell: (row) => (
    <EntryLink logIndex={row.logIndex} words={t("uses.entry", { index: row.logIndex })} />
  ),
});

/** Dataset and company of a grant; a committee reads about it and has no page of it. */
function Whose({ row }: { row: { grantId: string; title: Named; company: Named } }) {
  const named = useNamed();
  const viewer = useViewer();
  const title = named(row.title);
  return (
    <div>
      {viewer?.role === "committee" ? (
        title
      ) : (
        <TextLink to={`/grants/${row.grantId}`}>{title}</TextLink>
      )}
      <span className="block text-small text-ink-soft">{named(row.company)}</span>
    </div>
  );
}

const amountOf = (t: Translate, { kind, amount }: UseRow): string =>
  kind === "file-served" ? formatBytes(amount) : t("uses.rows", { count: amount });

/** Files and answers that were served, each with its place in the log. */
export function UseTable({
  uses,
  showGrant,
}: {
  uses: readonly UseRow[];
  /** Names dataset and company, where the page is about several grants. */
  showGrant: boolean;
}) {
  const t = useT();
  const columns = useMemo<Column<UseRow>[]>(() => {
    const whose: Column<UseRow> = {
      id: "grant",
      header: t("uses.column.grant"),
      width: "wide",
      cell: (row) => <Whose row={row} />,
    };
    return [
      {
        id: "served",
        header: t("uses.column.served"),
        rowHeader: true,
        cell: (row) => <When at={row.servedAt} relative={false} />,
      },
      ...(showGrant ? [whose] : []),
      { id: "kind", header: t("uses.column.kind"), cell: (row) => eventWords(t, row.kind) },
      {
        id: "amount",
        header: t("uses.column.amount"),
        align: "end",
        cell: (row) => amountOf(t, row),
      },
      { id: "person", header: t("uses.column.person"), cell: (row) => row.person },
      {
        id: "object",
        header: "SHA-256",
        cell: (row) => <CopyText text={row.objectSha256} label="SHA-256" short />,
      },
      {
        id: "fee",
        header: t("uses.column.fee"),
        align: "end",
        cell: (row) => (row.feeKrw === null ? "–" : <Money amount={row.feeKrw} reading={false} />),
      },
      entryColumn<UseRow>(t),
    ];
  }, [t, showGrant]);
  return (
    <Table
      caption={t("uses.title")}
      captionHidden
      dense
      columns={columns}
      rows={uses}
      rowKey={(row) => row.id}
      empty={<EmptyState title={t("uses.empty")}>{t("uses.empty.why")}</EmptyState>}
    />
  );
}

/** Reported uses that no grant allowed: each of them is a reason to look. */
export function RefusedTable({ refused }: { refused: readonly RefusedRow[] }) {
  const t = useT();
  const columns = useMemo<Column<RefusedRow>[]>(
    () => [
      {
        id: "served",
        header: t("uses.column.served"),
        rowHeader: true,
        cell: (row) => <When at={row.servedAt} relative={false} />,
      },
      {
        id: "grant",
        header: t("uses.column.grant"),
        width: "wide",
        cell: (row) => <Whose row={row} />,
      },
      {
        id: "code",
        header: t("uses.column.why"),
        cell: (row) => t.maybe(`uses.why.${row.code}`) ?? row.code,
      },
      {
        id: "recorded",
        header: t("uses.column.recorded"),
        cell: (row) => <When at={row.recordedAt} relative={false} />,
      },
      entryColumn<RefusedRow>(t),
    ],
    [t],
  );
  return (
    <Table
      caption={t("uses.refused")}
      captionHidden
      dense
      columns={columns}
      rows={refused}
      rowKey={(row) => String(row.logIndex)}
      empty={<p className="text-ink-soft">{t("uses.refused.none")}</p>}
    />
  );
}

/** What happened around a grant, from the request to its end. */
export function StepTable({ steps }: { steps: readonly StepRow[] }) {
  const t = useT();
  const columns = useMemo<Column<StepRow>[]>(
    () => [
      {
        id: "what",
        header: t("uses.column.what"),
        rowHeader: true,
        cell: (row) => eventWords(t, row.type),
      },
      {
        id: "at",
        header: t("uses.column.when"),
        cell: (row) => <When at={row.at} relative={false} />,
      },
      entryColumn<StepRow>(t),
    ],
    [t],
  );
  return (
    <Table
      caption={t("uses.steps")}
      captionHidden
      dense
      columns={columns}
      rows={steps}
      rowKey={(row) => String(row.logIndex)}
    />
  );
}
