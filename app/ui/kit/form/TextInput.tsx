import {
  type InputHTMLAttributes,
  type ReactNode,
  type TextareaHTMLAttributes,
  useState,
} from "react";
import { useT } from "~/ui/i18n";
import { type ControlFrame, Field, framed } from "./Field";

type OwnAttributes = "name" | "id" | "required" | "className" | "children";

export type TextInputProps = ControlFrame &
  Omit<InputHTMLAttributes<HTMLInputElement>, OwnAttributes> & { suffix?: ReactNode };

/** One line of text. */
export function TextInput({ suffix, ...props }: TextInputProps) {
  const { frame, element } = framed(props);
  return (
    <Field {...frame}>
      {(aria) => (
        <span className="flex items-center gap-2">
          <input type="text" {...element} {...aria} className="control" />
          {suffix ? <span className="flex-none text-table text-ink-soft">{suffix}</span> : null}
        </span>
      )}
    </Field>
  );
}

export type TextAreaProps = ControlFrame &
  Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, OwnAttributes>;

/** Several lines of text; with a `maxLength` it counts what is typed. */
export function TextArea({ rows = 4, ...props }: TextAreaProps) {
  const t = useT();
  const { frame, element } = framed(props);
  const [typed, setTyped] = useState(String(element.defaultValue ?? "").length);
  return (
    <Field {...frame}>
      {(aria) => (
        <>
          <textarea
            {...element}
            {...aria}
            rows={rows}
            className="control"
            onInput={(event) => {
              setTyped(event.currentTarget.value.length);
              element.onInput?.(event);
            }}
          />
          {element.maxLength ? (
            <p className="tabular text-end text-small text-ink-faint">
              {t("kit.typed", { typed, max: element.maxLength })}
            </p>
          ) : null}
        </>
      )}
    </Field>
  );
}
