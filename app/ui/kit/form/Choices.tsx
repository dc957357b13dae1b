import type { ReactNode } from "react";
import { formatCount } from "~/messages/format";
import { classes } from "../classes";
import { ariaOf, type ControlFrame, FieldErrors, FieldHint, RequiredMark } from "./Field";

export type Choice = {
  value: string;
  label: ReactNode;
  hint?: ReactNode;
  count?: number | undefined;
  disabled?: boolean | undefined;
};

type GroupProps = ControlFrame & {
  options: readonly Choice[];
  layout?: "stack" | "row" | undefined;
  disabled?: boolean | undefined;
};

/** A box or a circle with its words; the whole row is the target. */
function ChoiceRow({ type, choice, id, name, checked }: RowProps) {
  return (
    <div className="flex min-h-11 items-start gap-2.5 py-2">
      <input
        type={type}
        id={id}
        name={name}
        value={choice.value}
        defaultChecked={checked}
        disabled={choice.disabled}
        aria-describedby={choice.hint ? `${id}-hint` : undefined}
        className="mt-1 size-5 flex-none"
      />
      <span className="flex flex-col">
        <label htmlFor={id} className={choice.disabled ? "text-ink-faint" : ""}>
          {choice.label}
          {choice.count === undefined ? null : (
            <span className="tabular ms-1 text-small text-ink-faint">
              {formatCount(choice.count)}
            </span>
          )}
        </label>
        {choice.hint ? <FieldHint id={id}>{choice.hint}</FieldHint> : null}
      </span>
    </div>
  );
}

type RowProps = {
  type: "checkbox" | "radio";
  choice: Choice;
  id: string;
  name: string;
  checked: boolean;
};

function Choices({
  type,
  picked,
  ...group
}: GroupProps & { type: RowProps["type"]; picked: readonly string[] }) {
  const aria = ariaOf(group);
  return (
    <fieldset
      id={aria.id}
      tabIndex={-1}
      disabled={group.disabled}
      aria-describedby={aria["aria-describedby"]}
      className={classes("flex flex-col", group.className)}
    >
      <legend className={group.labelHidden ? "sr-only" : "text-table font-bold"}>
        {group.label}
        {group.required ? <RequiredMark /> : null}
      </legend>
      {group.hint ? <FieldHint id={aria.id}>{group.hint}</FieldHint> : null}
      <div className={group.layout === "row" ? "flex flex-wrap gap-x-6" : "flex flex-col"}>
        {group.options.map((choice) => (
          <ChoiceRow
            key={choice.value}
            type={type}
            choice={choice}
            id={`${aria.id}-${choice.value}`}
            name={aria.name}
            checked={picked.includes(choice.value)}
          />
        ))}
      </div>
      <FieldErrors id={aria.id} errors={group.errors} />
    </fieldset>
  );
}

/** Any number of a few. */
export function CheckboxGroup({
  defaultValue = [],
  ...group
}: GroupProps & { defaultValue?: readonly string[] | undefined }) {
  return <Choices type="checkbox" picked={defaultValue} {...group} />;
}

/** Exactly one of a few, all in view. */
export function RadioGroup({
  defaultValue,
  ...group
}: GroupProps & { defaultValue?: string | undefined }) {
  return (
    <Choices type="radio" picked={defaultValue === undefined ? [] : [defaultValue]} {...group} />
  );
}

/** One box that is on or off, such as a consent. */
export function Checkbox({
  value = "on",
  defaultChecked = false,
  ...frame
}: ControlFrame & { value?: string | undefined; defaultChecked?: boolean | undefined }) {
  const aria = ariaOf(frame);
  return (
    <div className={frame.className}>
      <div className="flex min-h-11 items-start gap-2.5 py-2">
        <input
          {...aria}
          type="checkbox"
          value={value}
          defaultChecked={defaultChecked}
          className="mt-1 size-5 flex-none"
        />
        <span className="flex flex-col">
          <label htmlFor={aria.id}>
            {frame.label}
            {frame.required ? <RequiredMark /> : null}
          </label>
          {frame.hint ? <FieldHint id={aria.id}>{frame.hint}</FieldHint> : null}
        </span>
      </div>
      <FieldErrors id={aria.id} errors={frame.errors} />
    </div>
  );
}
