import { useMemo } from "react";
import type { RecordTable, Variable } from "~/domain/catalogue/record";
import { formatCount } from "~/messages/format";
import { useT } from "~/ui/i18n";
import { NullBar, Sparkline } from "~/ui/kit/chart/Sparkline";
import { EmptyState } from "~/ui/kit/status/EmptyState";
import type { Column } from "~/ui/kit/table/column";
import { Table } from "~/ui/kit/table/Table";
import type { DatasetPageProps } from "./shapes";

/** Variables that one table draws; a record with more says so in its JSON. */
const MOST_DRAWN = 200;

/** Each table with its variables: how spread, how complete, and what is hidden because it is small. */
export function VariablesTab({ record }: DatasetPageProps) {
  const t = useT();
  const tables = record?.tables.filter((table) => table.variables.length > 0) ?? [];
  if (tables.length === 0) {
    return (
      <EmptyState title={t("dataset.variables.none.title")}>
        {t("dataset.variables.none.why")}
      </EmptyState>
    );
  }
  return (
    <div className="flex flex-col gap-6">
      <p className="text-table text-ink-soft">{t("dataset.variables.note")}</p>
      {tables.map((table) => (
        <VariableTable key={table.name} table={table} />
      ))}
    </div>
  );
}

function VariableTable({ table }: { table: RecordTable }) {
  const t = useT();
  const columns = useMemo<Column<Variable>[]>(
    () => [
      {
        id: "name",
        header: t("dataset.variables.name"),
        rowHeader: true,
        cell: ({ name, unit }) => (
          <>
            <code>{name}</code>
            {unit ? <span className="ms-1 text-small text-ink-faint">{unit}</span> : null}
          </>
        ),
      },
      {
        id: "type",
        header: t("dataset.variables.type"),
        cell: ({ type }) => t(`profile.variable-type.${type}`),
      },
      {
        id: "missing",
        header: t("dataset.variables.missing"),
        cell: ({ nullRate }) => <NullBar share={nullRate} label={t("dataset.variables.missing")} />,
      },
      {
        id: "spread",
        header: t("dataset.variables.spread"),
        cell: (variable) => <Spread variable={variable} />,
      },
      {
        id: "range",
        header: t("dataset.variables.range"),
        cell: (variable) => <Values variable={variable} />,
      },
    ],
    [t],
  );
  return (
    <Table
      caption={t("dataset.variables.table", { name: table.name, count: table.rowCount })}
      dense
      columns={columns}
      rows={table.variables.slice(0, MOST_DRAWN)}
      rowKey={(variable) => variable.name}
    />
  );
}

function Spread({ variable }: { variable: Variable }) {
  const t = useT();
  const { histogram, topValues, name, withheld } = variable;
  if (withheld) {
    return <span className="text-small text-ink-faint">{t(`profile.withheld.${withheld}`)}</span>;
  }
  const bins =
    histogram.length > 0
      ? histogram.map(({ from, to, count }) => ({
          label: t("dataset.variables.range.of", { low: String(from), high: String(to) }),
          value: count ?? 0,
          suppressed: count === null,
        }))
      : topValues.map(({ value, label, count }) => ({ label: label ?? value, value: count }));
  return <Sparkline label={name} bins={bins} />;
}

function Values({ variable }: { variable: Variable }) {
  const t = useT();
  const { range, topValues } = variable;
  if (topValues.length > 0) {
    return (
      <span className="text-small">
        {topValues
          .slice(0, 3)
          .map(({ value, label, count }) =>
            t("dataset.variables.top", { value: label ?? value, count: formatCount(count) }),
          )
          .join(" · ")}
      </span>
    );
  }
  if (!range) return null;
  return (
    <span className="tabular text-small">
      {t("dataset.variables.range.of", { low: String(range.low), high: String(range.high) })}
      {range.mean === null ? null : (
        <span className="ms-2 text-ink-faint">
          {t("dataset.variables.mean", { mean: String(range.mean) })}
        </span>
      )}
    </span>
  );
}
