import { useT } from "~/ui/i18n";

/** Rows that can be picked; the boxes belong to a form, so picking works without a script. */
export type Selection<Row> = {
  /** The name that the form posts. */
  readonly name: string;
  /** The words for one row's box. */
  readonly label: (row: Row) => string;
  /** The id of the form, when the table does not stand inside it. */
  readonly form?: string | undefined;
  /** At most this many rows. */
  readonly max?: number | undefined;
  readonly selected?: readonly string[] | undefined;
};

type BoxProps<Row> = {
  selection: Selection<Row>;
  row: Row;
  value: string;
  live?: { checked: boolean; disabled: boolean; onToggle: () => void } | undefined;
};

/** The box in front of a row. */
export function SelectCell<Row>({ selection, row, value, live }: BoxProps<Row>) {
  const state = live
    ? { checked: live.checked, disabled: live.disabled, onChange: live.onToggle }
    : { defaultChecked: selection.selected?.includes(value) };
  return (
    <td data-width="narrow" className="select-cell">
      <label className="inline-flex items-center gap-2">
        <input
          type="checkbox"
          name={selection.name}
          value={value}
          form={selection.form}
          className="size-5"
          {...state}
        />
        <span className="sr-only">{selection.label(row)}</span>
      </label>
    </td>
  );
}

/** The head of the boxes: everything in view at once, where no limit forbids it. */
export function SelectHead({
  all,
  onToggle,
}: {
  all?: boolean | undefined;
  onToggle?: (() => void) | undefined;
}) {
  const t = useT();
  return (
    <th scope="col" data-width="narrow">
      {onToggle ? (
        <input
          type="checkbox"
          checked={all ?? false}
          onChange={onToggle}
          aria-label={t("kit.selectAll")}
          className="size-5 align-middle"
        />
      ) : (
        <span className="sr-only">{t("kit.select")}</span>
      )}
    </th>
  );
}
