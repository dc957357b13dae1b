import { useTable } from "@tanstack/react-table";
import { useMemo } from "react";
import { useT } from "~/ui/i18n";
import { Button } from "../form/Button";
import { ColumnChooser } from "./ColumnChooser";
import { BodyCell, HeaderCell, SortArrow } from "./cells";
import type { Column } from "./column";
import { type DataTableProps, TableBar } from "./DataTable";
import { hiddenAtFirst, type LiveColumnModel, liveColumnsOf, liveFeatures } from "./live-columns";
import { SelectCell, SelectHead } from "./selection";
import { TableCaption, TableFoot, TableFrame } from "./Table";

function SortButton({ model, word }: { model: LiveColumnModel; word: string }) {
  const sorted = model.getIsSorted();
  return (
    <button
      type="button"
      onClick={model.getToggleSortingHandler()}
      className="inline-flex items-center gap-1 font-bold hover:underline"
    >
      {word}
      <SortArrow sorted={markOf(sorted)} />
    </button>
  );
}

const markOf = (sorted: false | "asc" | "desc") =>
  sorted ? (sorted === "asc" ? ("ascending" as const) : ("descending" as const)) : undefined;

/** The interactive twin of the first table, with TanStack's model behind it. */
function useLiveModel(props: DataTableProps<object>) {
  const { columns, rows, rowKey, selection, sort } = props;
  const defs = useMemo(() => liveColumnsOf(columns, !sort), [columns, sort]);
  const data = useMemo(() => [...rows], [rows]);
  const table = useTable({
    features: liveFeatures,
    columns: defs,
    data,
    getRowId: rowKey,
    initialState: {
      columnVisibility: hiddenAtFirst(columns),
      rowSelection: Object.fromEntries((selection?.selected ?? []).map((id) => [id, true])),
    },
  });
  const byId = useMemo(() => new Map(columns.map((column) => [column.id, column])), [columns]);
  const models = table.getVisibleLeafColumns();
  const shown = models.flatMap((model) => {
    const column = byId.get(model.id);
    return column ? [{ column, model }] : [];
  });
  return { table, shown };
}

export default function LiveTable(props: DataTableProps<object>) {
  const t = useT();
  const { selection, sort } = props;
  const { table, shown } = useLiveModel(props);
  const words = useMemo(
    () => new Map(props.columns.map(({ id, header }) => [id, header])),
    [props.columns],
  );
  const chosen = Object.values(table.state.rowSelection).filter(Boolean).length;
  const full = selection?.max !== undefined && chosen >= selection.max;
  const hideable = table.getAllLeafColumns().filter((model) => model.getCanHide());
  const selectAll = () => table.toggleAllRowsSelected();
  const bar = (
    <TableBar toolbar={props.toolbar}>
      {selection && chosen > 0 ? (
        <span role="status" className="flex items-center gap-2">
          {t("kit.selected", { count: chosen })}
          <Button size="s" variant="plain" onClick={() => table.resetRowSelection(true)}>
            {t("kit.selectNone")}
          </Button>
        </span>
      ) : null}
      {props.columnChooser === false ? null : (
        <ColumnChooser name={props.name} models={hideable} words={words} />
      )}
    </TableBar>
  );
  return (
    <TableFrame toolbar={props.toolbar || props.columnChooser !== false || chosen > 0 ? bar : null}>
      <table className="grid-table" data-dense={props.dense || undefined}>
        <TableCaption hidden={props.captionHidden}>{props.caption}</TableCaption>
        <thead>
          <tr>
            {selection ? (
              <SelectHead
                all={table.getIsAllRowsSelected()}
                onToggle={selection.max === undefined ? selectAll : undefined}
              />
            ) : null}
            {shown.map(({ column, model }) => (
              <HeaderCell
                key={column.id}
                column={column}
                sort={sort}
                sorted={markOf(model.getIsSorted())}
              >
                {model.getCanSort() ? <SortButton model={model} word={column.header} /> : undefined}
              </HeaderCell>
            ))}
          </tr>
        </thead>
        <LiveBody
          props={props}
          table={table}
          shown={shown.map(({ column }) => column)}
          full={full}
        />
        {props.footer ? (
          <TableFoot
            columns={shown.map(({ column }) => column)}
            footer={footerOf(
              props,
              shown.map(({ column }) => column),
            )}
            lead={selection ? <td /> : null}
          />
        ) : null}
      </table>
    </TableFrame>
  );
}

/** The sums were given for the columns shown at first; a column shown later has none. */
function footerOf(props: DataTableProps<object>, shown: readonly Column<object>[]) {
  const first = props.columns.filter((column) => !column.hidden).map((column) => column.id);
  return shown.map((column) => props.footer?.[first.indexOf(column.id)] ?? null);
}

type LiveModel = ReturnType<typeof useLiveModel>["table"];

function LiveBody({
  props,
  table,
  shown,
  full,
}: {
  props: DataTableProps<object>;
  table: LiveModel;
  shown: readonly Column<object>[];
  full: boolean;
}) {
  const { selection } = props;
  return (
    <tbody>
      {table.getRowModel().rows.map((row) => (
        <tr
          key={row.id}
          data-state={row.getIsSelected() ? "current" : props.rowState?.(row.original)}
        >
          {selection ? (
            <SelectCell
              selection={selection}
              row={row.original}
              value={row.id}
              live={{
                checked: row.getIsSelected(),
                disabled: full && !row.getIsSelected(),
                onToggle: () => row.toggleSelected(),
              }}
            />
          ) : null}
          {shown.map((column) => (
            <BodyCell key={column.id} column={column} row={row.original} />
          ))}
        </tr>
      ))}
    </tbody>
  );
}
