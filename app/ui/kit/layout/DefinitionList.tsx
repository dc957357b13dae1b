import type { ReactNode } from "react";
import { classes } from "../classes";

export type Definition = { term: string; value: ReactNode; note?: ReactNode };

/** Words and their values: a dataset's facts, a request's summary. */
export function DefinitionList({
  items,
  layout = "rows",
}: {
  items: readonly Definition[];
  layout?: "rows" | "grid" | undefined;
}) {
  return (
    <dl
      className={classes(
        layout === "grid"
          ? "grid gap-x-8 gap-y-4 sm:grid-cols-2 lg:grid-cols-3"
          : "@container divide-y divide-line",
      )}
    >
      {items.map((item) => (
        <div
          key={item.term}
          className={
            layout === "rows"
              ? "grid gap-x-6 gap-y-0.5 py-2.5 @sm:grid-cols-[9rem_minmax(0,1fr)] @xl:grid-cols-[12rem_minmax(0,1fr)]"
              : ""
          }
        >
          <dt className="text-table text-ink-faint">{item.term}</dt>
          <dd className="min-w-0 text-table text-ink">
            {item.value}
            {item.note ? (
              <span className="block text-small text-ink-faint">{item.note}</span>
            ) : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}
