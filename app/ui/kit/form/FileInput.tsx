import { type InputHTMLAttributes, useState } from "react";
import { formatBytes } from "~/messages/format";
import { useT } from "~/ui/i18n";
import { type ControlFrame, Field, framed } from "./Field";

export type FileInputProps = ControlFrame &
  Omit<InputHTMLAttributes<HTMLInputElement>, "name" | "id" | "required" | "className" | "type"> & {
    /** Said to the person before they choose; the server checks it again. */
    maxBytes?: number | undefined;
  };

/** Files from the person's own device; the form needs `encType="multipart/form-data"`. */
export function FileInput({ maxBytes, ...props }: FileInputProps) {
  const t = useT();
  const { frame, element } = framed(props);
  const [chosen, setChosen] = useState<readonly { name: string; size: number }[]>([]);
  const limit = maxBytes ? t("kit.fileLimit", { size: formatBytes(maxBytes) }) : undefined;
  const hint = [frame.hint, limit].filter(Boolean);
  return (
    <Field
      {...frame}
      hint={
        hint.length > 0 ? hint.map((part, at) => <span key={String(at)}>{part} </span>) : undefined
      }
    >
      {(aria) => (
        <>
          <input
            {...element}
            {...aria}
            type="file"
            className="control border-dashed file:me-3 file:rounded-sm file:border-0 file:bg-primary-soft file:px-3 file:py-1 file:font-bold file:text-primary"
            onChange={(event) => {
              setChosen([...(event.currentTarget.files ?? [])]);
              element.onChange?.(event);
            }}
          />
          {chosen.length > 0 ? (
            <ul className="text-small text-ink-soft">
              {chosen.map((file) => (
                <li key={file.name} className="tabular">
                  {file.name} · {formatBytes(file.size)}
                </li>
              ))}
            </ul>
          ) : null}
        </>
      )}
    </Field>
  );
}
