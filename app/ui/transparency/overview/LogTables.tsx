import { Link } from "@remix-run/react";
import { useMemo } from "react";
import { formatCount } from "~/messages/format";
import { useT } from "~/ui/i18n";
import { CopyText } from "~/ui/kit/layout/CopyText";
import { Status } from "~/ui/kit/status/Badge";
import { EmptyState } from "~/ui/kit/status/EmptyState";
import { When } from "~/ui/kit/status/When";
import type { Column } from "~/ui/kit/table/column";
import { Table } from "~/ui/kit/table/Table";
import { eventWords } from "../event-words";
import type { AnchorRow, CheckpointRow, EntryRow } from "../shapes";

/** Entries, newest first: what happened, when, where it stands. */
export function EntryTable({ rows }: { rows: readonly EntryRow[] }) {
  const t = useT();
  const columns = useMemo<Column<EntryRow>[]>(
    () => [
      {
        id: "index",
        header: t("transparency.column.index"),
        align: "end",
        rowHeader: true,
        cell: (row) => (
          <Link to={`/transparency/entries/${row.index}`}>{formatCount(row.index)}</Link>
        ),
      },
      {
        id: "what",
        header: t("transparency.column.what"),
        cell: (row) => (
          <span className="flex flex-col">
            {eventWords(t, row.type)}
            <code className="text-small text-ink-faint">{row.type}</code>
          </span>
        ),
      },
      {
        id: "when",
        header: t("transparency.column.when"),
        cell: (row) => <When at={row.at} />,
      },
      {
        id: "hash",
        header: t("transparency.column.leaf"),
        cell: (row) => <CopyText short text={row.leafHash} label={t("transparency.column.leaf")} />,
      },
    ],
    [t],
  );
  return (
    <Table
      caption={t("transparency.entries")}
      captionHidden
      columns={columns}
      rows={rows}
      rowKey={(row) => String(row.index)}
      dense
      empty={
        <EmptyState title={t("transparency.entries.none")}>
          {t("transparency.entries.none.why")}
        </EmptyState>
      }
    />
  );
}

/** Signed heads, newest first. */
export function CheckpointTable({ rows }: { rows: readonly CheckpointRow[] }) {
  const t = useT();
  const columns = useMemo<Column<CheckpointRow>[]>(
    () => [
      {
        id: "size",
        header: t("transparency.column.size"),
        align: "end",
        rowHeader: true,
        cell: (row) => formatCount(row.size),
      },
      { id: "when", header: t("transparency.column.when"), cell: (row) => <When at={row.at} /> },
      {
        id: "root",
        header: t("transparency.column.root"),
        cell: (row) => <CopyText short text={row.root} label={t("transparency.column.root")} />,
      },
    ],
    [t],
  );
  return (
    <Table
      caption={t("transparency.checkpoints")}
      captionHidden
      columns={columns}
      rows={rows}
      rowKey={(row) => String(row.size)}
      dense
      empty={<EmptyState title={t("transparency.checkpoints.none")} />}
    />
  );
}

const ANCHOR_TONES = {
  signed: "neutral",
  sent: "info",
  mined: "info",
  final: "success",
  dropped: "neutral",
} as const;

/** Transactions that brought heads to a chain, newest first. */
export function AnchorTable({ rows }: { rows: readonly AnchorRow[] }) {
  const t = useT();
  const columns = useMemo<Column<AnchorRow>[]>(
    () => [
      {
        id: "size",
        header: t("transparency.column.size"),
        align: "end",
        rowHeader: true,
        cell: (row) => formatCount(row.size),
      },
      {
        id: "status",
        header: t("transparency.column.status"),
        cell: (row) => (
          <Status tone={ANCHOR_TONES[row.status]}>{t(`transparency.anchor.${row.status}`)}</Status>
        ),
      },
      {
        id: "chain",
        header: t("transparency.column.chain"),
        cell: (row) => t(`transparency.chain.${row.kind}`, { id: String(row.chainId) }),
      },
      {
        id: "block",
        header: t("transparency.column.block"),
        align: "end",
        cell: (row) => (row.blockNumber === null ? "–" : formatCount(row.blockNumber)),
      },
      {
        id: "gas",
        header: t("transparency.column.gas"),
        align: "end",
        cell: (row) => (row.gasUsed === null ? "–" : formatCount(row.gasUsed)),
      },
      { id: "when", header: t("transparency.column.when"), cell: (row) => <When at={row.at} /> },
      {
        id: "tx",
        header: t("transparency.column.tx"),
        cell: (row) => <CopyText short text={row.txHash} label={t("transparency.column.tx")} />,
      },
    ],
    [t],
  );
  return (
    <Table
      caption={t("transparency.anchors")}
      captionHidden
      columns={columns}
      rows={rows}
      rowKey={(row) => row.txHash}
      dense
      empty={<EmptyState title={t("transparency.anchors.none")} />}
    />
  );
}
