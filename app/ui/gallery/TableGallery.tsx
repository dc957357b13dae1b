import { useMemo } from "react";
import type { GalleryWords } from "~/messages/gallery";
import { NullBar, Sparkline } from "~/ui/kit/chart/Sparkline";
import { EmptyState } from "~/ui/kit/status/EmptyState";
import { Money } from "~/ui/kit/status/Money";
import type { Column } from "~/ui/kit/table/column";
import { DataTable } from "~/ui/kit/table/DataTable";
import { FilterChip, FilterChips, FilterGroup, FilterPanel } from "~/ui/kit/table/FilterPanel";
import { Pagination } from "~/ui/kit/table/Pagination";
import { Table } from "~/ui/kit/table/Table";

type Row = {
  id: string;
  title: string;
  hospital: string;
  persons: number;
  price: number;
  days: number;
};

const rowsOf = (w: GalleryWords): Row[] =>
  w.datasets.map((title, at) => ({
    id: `d${at}`,
    title,
    hospital: w.hospitals[at % w.hospitals.length] ?? "",
    persons: [18_412, 920, 5_004, 77, 31_000][at] ?? 0,
    price: [120_000_000, 8_000_000, 45_500_000, 210_000_000, 0][at] ?? 0,
    days: 5 + at * 3,
  }));

const columnsOf = (w: GalleryWords): Column<Row>[] => [
  {
    id: "title",
    header: w.columns.title,
    cell: (row) => row.title,
    value: (row) => row.title,
    rowHeader: true,
    sortable: true,
  },
  {
    id: "hospital",
    header: w.columns.hospital,
    cell: (row) => row.hospital,
    value: (row) => row.hospital,
  },
  {
    id: "persons",
    header: w.columns.persons,
    cell: (row) => row.persons.toLocaleString("en"),
    value: (row) => row.persons,
    align: "end",
    sortable: true,
  },
  {
    id: "price",
    header: w.columns.price,
    cell: (row) => <Money amount={row.price} />,
    value: (row) => row.price,
    align: "end",
    sortable: true,
  },
  {
    id: "days",
    header: w.columns.days,
    cell: (row) => row.days,
    value: (row) => row.days,
    align: "end",
    hidden: true,
  },
  { id: "missing", header: w.columns.missing, cell: (row) => <NullBar share={row.days / 40} /> },
  {
    id: "spread",
    header: w.chart,
    cell: (row) => (
      <Sparkline
        label={row.title}
        bins={[3, 8, 13, 9, 5, 2].map((value, at) => ({
          label: String(at * 10),
          value: value + row.days,
          suppressed: at === 5,
        }))}
      />
    ),
  },
];

/** The same columns as a plain table, as a table with links to sort, and as the interactive one. */
export function TableGallery({ w }: { w: GalleryWords }) {
  const rows = useMemo(() => rowsOf(w), [w]);
  const columns = useMemo(() => columnsOf(w), [w]);
  const total = rows.reduce((sum, row) => sum + row.price, 0);
  return (
    <div className="flex flex-col gap-8">
      <DataTable
        name="gallery"
        caption={w.columns.title}
        captionHidden
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        selection={{ name: "dataset", label: (row) => row.title }}
        toolbar={<span className="font-bold">{w.table}</span>}
      />
      <Table
        caption={w.columns.title}
        columns={columns.slice(0, 4)}
        rows={rows}
        rowKey={(row) => row.id}
        dense
        rowState={(row) => (row.id === "d1" ? "current" : row.id === "d4" ? "muted" : undefined)}
        footer={[w.columns.price, null, null, <Money key="sum" amount={total} />]}
        sort={{ by: "persons", dir: "desc", href: (id, dir) => `/kit?sort=${id}.${dir}` }}
      />
      <Table
        caption={w.empty}
        columns={columns}
        rows={[]}
        rowKey={(row) => row.id}
        empty={<EmptyState title={w.empty}>{w.emptyWhy}</EmptyState>}
      />
      <div className="grid gap-6 lg:grid-cols-[18rem_minmax(0,1fr)]">
        <FilterPanel action="/kit" count={2} resetHref="/kit">
          <FilterGroup
            legend={w.type}
            name="type"
            options={w.types.map((label, at) => ({
              value: label,
              label,
              count: 412 - at * 97,
              checked: at < 2,
              disabled: at === 3,
            }))}
            limit={3}
          />
          <FilterGroup
            legend={w.hospital}
            name="hospital"
            open={false}
            options={w.hospitals.map((label) => ({ value: label, label }))}
          />
        </FilterPanel>
        <div>
          <FilterChips>
            {w.types.slice(0, 2).map((label) => (
              <FilterChip key={label} label={label} href="/kit" />
            ))}
          </FilterChips>
          <Pagination page={10} pageSize={25} total={500} href={(page) => `/kit?page=${page}`} />
        </div>
      </div>
    </div>
  );
}
