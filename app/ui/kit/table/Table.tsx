import type { ReactNode } from "react";
import { classes } from "../classes";
import { BodyCell, HeaderCell } from "./cells";
import type { Column, RowState, SortLinks } from "./column";

export type TableProps<Row> = {
  /** What the table shows; readers hear it first. */
  caption: ReactNode;
  captionHidden?: boolean | undefined;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Shown instead of the table when there is no row. */
  empty?: ReactNode;
  /** One cell for each shown column, for sums. */
  footer?: readonly ReactNode[] | undefined;
  dense?: boolean | undefined;
  rowState?: ((row: Row) => RowState | undefined) | undefined;
  sort?: SortLinks | undefined;
};

/** The frame around a table: scrolls sideways by itself, by keyboard too. */
export function TableFrame({ children, toolbar }: { children: ReactNode; toolbar?: ReactNode }) {
  return (
    <div className="overflow-clip rounded-lg border border-line bg-surface">
      {toolbar}
      <div className="relative overflow-x-auto">{children}</div>
    </div>
  );
}

export function TableCaption({
  children,
  hidden,
}: {
  children: ReactNode;
  hidden?: boolean | undefined;
}) {
  return (
    <caption
      className={classes(
        hidden ? "sr-only" : "border-b border-line px-4 py-3 text-start text-body font-bold",
        !hidden && "max-sm:block",
      )}
    >
      {children}
    </caption>
  );
}

/** The sums under a table. */
export function TableFoot<Row>({
  columns,
  footer,
  lead,
}: {
  columns: readonly Column<Row>[];
  footer: readonly ReactNode[];
  lead?: ReactNode;
}) {
  return (
    <tfoot>
      <tr>
        {lead}
        {columns.map((column, at) => (
          <td key={column.id} data-align={column.align}>
            {footer[at] && at > 0 ? <span className="card-label">{column.header}</span> : null}
            {footer[at]}
          </td>
        ))}
      </tr>
    </tfoot>
  );
}

/** A plain table that the server draws and no script needs; cards on a phone. */
export function Table<Row>(props: TableProps<Row>) {
  const { columns, rows, rowKey, rowState, footer } = props;
  if (rows.length === 0 && props.empty) return <>{props.empty}</>;
  const shown = columns.filter((column) => !column.hidden);
  return (
    <TableFrame>
      <table className="grid-table" data-dense={props.dense || undefined}>
        <TableCaption hidden={props.captionHidden}>{props.caption}</TableCaption>
        <thead>
          <tr>
            {shown.map((column) => (
              <HeaderCell key={column.id} column={column} sort={props.sort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} data-state={rowState?.(row)}>
              {shown.map((column) => (
                <BodyCell key={column.id} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
        {footer ? <TableFoot columns={shown} footer={footer} /> : null}
      </table>
    </TableFrame>
  );
}
