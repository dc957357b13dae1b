import type { InputHTMLAttributes, SelectHTMLAttributes } from "react";
import { type ControlFrame, Field, framed } from "./Field";

type OwnAttributes = "name" | "id" | "required" | "className" | "children" | "list";

export type Option = { value: string; label: string; disabled?: boolean | undefined };

export type SelectProps = ControlFrame &
  Omit<SelectHTMLAttributes<HTMLSelectElement>, OwnAttributes> & {
    options: readonly Option[];
    /** The first, empty choice. */
    emptyLabel?: string | undefined;
  };

/** One of a few; for more than about fifteen use a Combobox. */
export function Select({ options, emptyLabel, ...props }: SelectProps) {
  const { frame, element } = framed(props);
  return (
    <Field {...frame}>
      {(aria) => (
        <select {...element} {...aria} className="control">
          {emptyLabel === undefined ? null : <option value="">{emptyLabel}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

export type ComboboxProps = ControlFrame &
  Omit<InputHTMLAttributes<HTMLInputElement>, OwnAttributes> & {
    options: readonly { value: string; label?: string | undefined }[];
  };

/** One of many, found by typing: the browser's own list, so it works before any script does. */
export function Combobox({ options, ...props }: ComboboxProps) {
  const { frame, element } = framed(props);
  return (
    <Field {...frame}>
      {(aria) => (
        <>
          <input
            type="text"
            autoComplete="off"
            {...element}
            {...aria}
            list={`${aria.id}-options`}
            className="control"
          />
          <datalist id={`${aria.id}-options`}>
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label ?? option.value}
              </option>
            ))}
          </datalist>
        </>
      )}
    </Field>
  );
}

export type DateInputProps = ControlFrame &
  Omit<InputHTMLAttributes<HTMLInputElement>, OwnAttributes | "type">;

/** A Korean calendar day, `YYYY-MM-DD`, with the device's own picker. */
export function DateInput(props: DateInputProps) {
  const { frame, element } = framed(props);
  return (
    <Field {...frame}>
      {(aria) => <input {...element} {...aria} type="date" className="control tabular" />}
    </Field>
  );
}
