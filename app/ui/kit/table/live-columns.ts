import {
  type ColumnDef,
  columnVisibilityFeature,
  createSortedRowModel,
  type RowData,
  rowSelectionFeature,
  rowSortingFeature,
  type Column as TableColumn,
  tableFeatures,
} from "@tanstack/react-table";
import type { Column } from "./column";

/** What the table in the browser can do beyond the server's plain one. */
export const liveFeatures = tableFeatures({
  columnVisibilityFeature,
  rowSelectionFeature,
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
});

export type LiveColumn<Row extends RowData> = ColumnDef<typeof liveFeatures, Row>;

/** A column of the running table: in view or not, sorted or not. */
export type LiveColumnModel = TableColumn<typeof liveFeatures, object>;

type Sortable = string | number | null;

/** Numbers by size, words by the alphabet of the language, nothing last. */
export function compareValues(a: Sortable, b: Sortable): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  if (typeof a === "number" && typeof b === "number") return a - b;
  return String(a).localeCompare(String(b), "ko", { numeric: true });
}

/** TanStack's definitions from ours. @param sorts whether the browser sorts, not the address */
export const liveColumnsOf = <Row extends RowData>(
  columns: readonly Column<Row>[],
  sorts: boolean,
): LiveColumn<Row>[] =>
  columns.map((column) => ({
    id: column.id,
    header: column.header,
    accessorFn: (row: Row) => column.value?.(row) ?? null,
    enableSorting: sorts && column.value !== undefined,
    enableHiding: !column.rowHeader && column.hideable !== false,
    sortFn: (a, b) =>
      compareValues(a.getValue<Sortable>(column.id), b.getValue<Sortable>(column.id)),
  }));

/** The columns that are out of view at first, as TanStack's state. */
export const hiddenAtFirst = <Row>(columns: readonly Column<Row>[]): Record<string, boolean> =>
  Object.fromEntries(columns.filter((column) => column.hidden).map(({ id }) => [id, false]));
