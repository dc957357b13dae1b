import { useMemo } from "react";
import { useT } from "~/ui/i18n";
import { Badge, Status } from "~/ui/kit/status/Badge";
import type { Column } from "~/ui/kit/table/column";
import { Table } from "~/ui/kit/table/Table";
import type { RosterRow } from "./shapes";

const TONES = { none: "warning", clear: "success", conflict: "neutral" } as const;

/** Who sits on a case, who declared, who voted; never how anyone voted. */
export function RosterTable({ roster }: { roster: readonly RosterRow[] }) {
  const t = useT();
  const columns = useMemo<Column<RosterRow>[]>(
    () => [
      { id: "name", header: t("committee.roster.name"), rowHeader: true, cell: (row) => row.name },
      {
        id: "seat",
        header: t("committee.roster.seat"),
        cell: (row) => (
          <span className="flex flex-wrap gap-1">
            {t(`committee.seat.${row.seat}`)}
            {row.isExternal ? <Badge>{t("committee.roster.external")}</Badge> : null}
            {row.isSubstitute ? (
              <Badge tone="info">{t("committee.roster.substitute")}</Badge>
            ) : null}
          </span>
        ),
      },
      {
        id: "declared",
        header: t("committee.column.conflicts"),
        cell: (row) =>
          row.seat === "secretary" ? (
            "–"
          ) : (
            <Status tone={TONES[row.declared]}>{t(`committee.declared.${row.declared}`)}</Status>
          ),
      },
      {
        id: "voted",
        header: t("committee.column.votes"),
        align: "end",
        cell: (row) =>
          row.seat === "secretary" || row.declared === "conflict" ? "–" : `${row.voted}/${row.of}`,
      },
    ],
    [t],
  );
  return (
    <Table
      caption={t("committee.roster")}
      captionHidden
      columns={columns}
      rows={roster}
      rowKey={(row) => row.personId}
    />
  );
}
