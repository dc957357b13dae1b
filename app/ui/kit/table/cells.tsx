import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { useT } from "~/ui/i18n";
import { Icon } from "../layout/Icon";
import type { Column, SortLinks } from "./column";

const attributesOf = <Row,>(column: Column<Row>) => ({
  "data-align": column.align,
  "data-width": column.width,
  "data-sticky": column.rowHeader || undefined,
});

export type SortMark = "ascending" | "descending" | undefined;

/** The arrow beside a sorted header: a shape, and the state for readers is in aria-sort. */
export function SortArrow({ sorted }: { sorted: SortMark }) {
  if (!sorted) return <Icon name="sort" className="text-ink-faint" />;
  return (
    <Icon name={sorted === "ascending" ? "arrow-up" : "arrow-down"} className="text-primary" />
  );
}

function SortLink({ column, sort }: { column: { id: string; header: string }; sort: SortLinks }) {
  const t = useT();
  const sorted = sort.by === column.id ? sort.dir : undefined;
  const next = sorted === "asc" ? "desc" : "asc";
  const mark = sorted && (sorted === "asc" ? "ascending" : "descending");
  return (
    <Link
      to={sort.href(column.id, next)}
      preventScrollReset
      className="inline-flex items-center gap-1 hover:underline"
      title={t(next === "asc" ? "kit.sortAscending" : "kit.sortDescending", {
        column: column.header,
      })}
    >
      {column.header}
      <SortArrow sorted={mark} />
    </Link>
  );
}

/** A column's header cell; `children` replaces the plain word. */
export function HeaderCell<Row>({
  column,
  sort,
  sorted,
  children,
}: {
  column: Column<Row>;
  sort?: SortLinks | undefined;
  sorted?: SortMark;
  children?: ReactNode;
}) {
  const linked = sort && column.sortable;
  const byLink = linked && sort.by === column.id ? sort.dir : undefined;
  const mark = sorted ?? (byLink && (byLink === "asc" ? "ascending" : "descending"));
  return (
    <th scope="col" aria-sort={mark} {...attributesOf(column)}>
      {children ?? (linked ? <SortLink column={column} sort={sort} /> : column.header)}
    </th>
  );
}

/** A row's cell, with the word that names it when the row becomes a card. */
export function BodyCell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const label = column.cardLabel === undefined ? column.header : column.cardLabel;
  if (column.rowHeader)
    return (
      <th scope="row" data-row-header {...attributesOf(column)}>
        {column.cell(row)}
      </th>
    );
  return (
    <td {...attributesOf(column)}>
      {label ? <span className="card-label">{label}</span> : null}
      <span>{column.cell(row)}</span>
    </td>
  );
}
