import type { ReactNode } from "react";

/**
 * One column of a list: the one description that the server's plain table, the phone's cards and
 * the interactive table in the browser are all drawn from.
 */
export type Column<Row> = {
  readonly id: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  /** What sorting in the browser compares; leave it out where sorting makes no sense. */
  readonly value?: ((row: Row) => string | number | null) | undefined;
  /** `end` for numbers: right-aligned, with figures of one width. */
  readonly align?: "end" | undefined;
  /** The column that names the row; stays in view and heads the card. */
  readonly rowHeader?: boolean | undefined;
  readonly sortable?: boolean | undefined;
  /** Not shown at first; the column chooser can show it. */
  readonly hidden?: boolean | undefined;
  readonly hideable?: boolean | undefined;
  /** The word beside the value on a card; by default the header, null for none. */
  readonly cardLabel?: string | null | undefined;
  readonly width?: "narrow" | "wide" | undefined;
};

/** Sorting by address, so that it works as links and the database does the work. */
export type SortLinks = {
  readonly by: string;
  readonly dir: "asc" | "desc";
  readonly href: (columnId: string, dir: "asc" | "desc") => string;
};

export type RowState = "current" | "muted";
