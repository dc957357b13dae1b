import type { SampleCell } from "~/domain/catalogue/sample-rows";
import { useT } from "~/ui/i18n";
import { EmptyState } from "~/ui/kit/status/EmptyState";
import type { Column } from "~/ui/kit/table/column";
import { Table } from "~/ui/kit/table/Table";
import type { DatasetPageProps } from "./shapes";

type Row = { id: string; cells: readonly SampleCell[] };

/** What a row looks like, made of published statistics; no real row is ever here. */
export function SampleTab({ sample }: DatasetPageProps) {
  const t = useT();
  if (!sample) {
    return (
      <EmptyState title={t("dataset.sample.none.title")}>{t("dataset.sample.none.why")}</EmptyState>
    );
  }
  const columns: Column<Row>[] = sample.columns.map((name, at) => ({
    id: name,
    header: name,
    rowHeader: at === 0,
    cell: ({ cells }) => {
      const cell = cells[at];
      if (cell && "value" in cell) return cell.value;
      return <span className="text-ink-faint">{t("dataset.sample.withheld")}</span>;
    },
  }));
  return (
    <div className="flex flex-col gap-4">
      <p className="max-w-read text-table text-ink-soft">{t("dataset.sample.lead")}</p>
      <Table
        caption={sample.table}
        dense
        columns={columns}
        rows={sample.rows.map((cells, at) => ({ id: String(at), cells }))}
        rowKey={({ id }) => id}
      />
    </div>
  );
}
