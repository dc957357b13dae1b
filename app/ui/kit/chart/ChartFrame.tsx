import type { ReactNode } from "react";
import { useT } from "~/ui/i18n";
import { type Series, Swatch } from "./series";

export type ChartTable = {
  columns: readonly string[];
  rows: readonly (readonly (string | number)[])[];
  /** Indexes of the columns with numbers. */
  numeric?: readonly number[] | undefined;
};

type ChartFrameProps = {
  title: ReactNode;
  note?: ReactNode;
  legend?: readonly { label: string; series: Series; hollow?: boolean | undefined }[] | undefined;
  /** The figures behind the drawing. */
  table?: ChartTable | undefined;
  actions?: ReactNode;
  children: ReactNode;
};

function FiguresTable({ title, table }: { title: ReactNode; table: ChartTable }) {
  const t = useT();
  const align = (at: number) => (table.numeric?.includes(at) ? "end" : undefined);
  return (
    <details className="text-table">
      <summary className="prose-link inline-block py-2 text-small">{t("kit.chartTable")}</summary>
      <div className="overflow-x-auto rounded-md border border-line">
        <table className="grid-table" data-dense>
          <caption className="sr-only">{title}</caption>
          <thead>
            <tr>
              {table.columns.map((column, at) => (
                <th key={column} scope="col" data-align={align(at)}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row) => (
              <tr key={row.join("|")}>
                {row.map((cell, at) => (
                  <td key={table.columns[at]} data-align={align(at)}>
                    <span className="card-label">{table.columns[at]}</span>
                    <span>{cell}</span>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

/** A drawing with its title, its legend and the table it was drawn from. */
export function ChartFrame({ title, note, legend, table, actions, children }: ChartFrameProps) {
  return (
    <figure className="flex flex-col gap-3">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <figcaption>
          <span className="text-body font-bold">{title}</span>
          {note ? <span className="block text-small text-ink-faint">{note}</span> : null}
        </figcaption>
        {actions}
      </div>
      {legend ? (
        <ul className="flex flex-wrap gap-x-4 gap-y-1 text-small text-ink-soft">
          {legend.map((entry) => (
            <li key={entry.label} className="flex items-center gap-1.5">
              <Swatch series={entry.series} hollow={entry.hollow} />
              {entry.label}
            </li>
          ))}
        </ul>
      ) : null}
      {children}
      {table ? <FiguresTable title={title} table={table} /> : null}
    </figure>
  );
}
