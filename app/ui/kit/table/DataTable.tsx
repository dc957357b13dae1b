import { lazy, type ReactNode, Suspense } from "react";
import { useHydrated } from "~/ui/hydrated";
import { useT } from "~/ui/i18n";
import { BodyCell, HeaderCell } from "./cells";
import { SelectCell, SelectHead, type Selection } from "./selection";
import { TableCaption, TableFoot, TableFrame, type TableProps } from "./Table";

export type DataTableProps<Row extends object> = TableProps<Row> & {
  /** Unique on the page; the ids inside start with it. */
  name: string;
  selection?: Selection<Row> | undefined;
  columnChooser?: boolean | undefined;
  /** Buttons and counts above the table. */
  toolbar?: ReactNode;
};

/** The bar above a dense table; it has its height before the chooser arrives. */
export function TableBar({ toolbar, children }: { toolbar?: ReactNode; children?: ReactNode }) {
  return (
    <div className="flex min-h-13 flex-wrap items-center gap-3 border-b border-line px-4 py-2 text-table">
      <div className="flex flex-1 flex-wrap items-center gap-3">{toolbar}</div>
      {children}
    </div>
  );
}

/** The first render: a plain table from the same columns, six times cheaper on the server. */
export function FirstTable<Row extends object>(props: DataTableProps<Row>) {
  const { selection, rowKey } = props;
  const shown = props.columns.filter((column) => !column.hidden);
  const hasBar = Boolean(props.toolbar) || props.columnChooser !== false;
  return (
    <TableFrame toolbar={hasBar ? <TableBar toolbar={props.toolbar} /> : null}>
      <table className="grid-table" data-dense={props.dense || undefined}>
        <TableCaption hidden={props.captionHidden}>{props.caption}</TableCaption>
        <thead>
          <tr>
            {selection ? <SelectHead /> : null}
            {shown.map((column) => (
              <HeaderCell key={column.id} column={column} sort={props.sort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <tr key={rowKey(row)} data-state={props.rowState?.(row)}>
              {selection ? (
                <SelectCell selection={selection} row={row} value={rowKey(row)} />
              ) : null}
              {shown.map((column) => (
                <BodyCell key={column.id} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
        {props.footer ? (
          <TableFoot columns={shown} footer={props.footer} lead={selection ? <td /> : null} />
        ) : null}
      </table>
    </TableFrame>
  );
}

// Fetched after the page is readable, so that a list's first load does not carry it.
const LiveTable = lazy(() => import("./LiveTable"));

/** The names of the live table's own controls. */
const LIVE_WORDS = ["kit.columns", "kit.selectAll"] as const;

/** A dense list: plain at first, then with sorting, a column chooser and picking of rows. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const t = useT();
  const hydrated = useHydrated();
  // Asked for before the live table needs them, so that the page brings them along.
  for (const key of LIVE_WORDS) t(key);
  if (props.rows.length === 0 && props.empty) return <>{props.empty}</>;
  const first = <FirstTable {...props} />;
  if (!hydrated) return first;
  return (
    <Suspense fallback={first}>
      <LiveTable {...(props as unknown as DataTableProps<object>)} />
    </Suspense>
  );
}
