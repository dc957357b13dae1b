import type { ReactNode } from "react";
import type { MessageParams } from "~/messages/messages";
import type { Translate } from "~/messages/translate";
import { useT } from "~/ui/i18n";
import { classes } from "../classes";
import { Icon } from "../layout/Icon";

/** What is wrong with a field: words, or the key of words as form parsing answers it. */
export type FieldProblem =
  | readonly string[]
  | { readonly key: string; readonly params?: MessageParams | undefined }
  | null
  | undefined;

/** A field's problems in words; an unknown key falls back to the general words. */
export function wordsOfProblem(t: Translate, problem: FieldProblem): readonly string[] {
  if (!problem) return [];
  if ("key" in problem) return [t.maybe(problem.key, problem.params) ?? t("kit.fieldWrong")];
  return problem;
}

/** A list is posted as `types[]`; its control and its errors are called `types`. */
export const idOfField = ({ id, name }: { id?: string | undefined; name: string }): string =>
  id ?? name.replace(/\[\]$/, "");

/** What every control takes; conform's `getInputProps(field)` and `field.errors` fit in. */
export type ControlFrame = {
  label: ReactNode;
  name: string;
  /** The control's id; by default its name, so that the error summary can link to it. */
  id?: string | undefined;
  hint?: ReactNode;
  errors?: FieldProblem;
  required?: boolean | undefined;
  /** Keeps the label for readers and hides it from view. */
  labelHidden?: boolean | undefined;
  className?: string | undefined;
};

export type ControlAria = {
  id: string;
  name: string;
  required: boolean | undefined;
  "aria-invalid": true | undefined;
  "aria-describedby": string | undefined;
};

/** The attributes that tie a control to its hint and its errors. */
export function ariaOf({ id, name, hint, errors, required }: ControlFrame): ControlAria {
  const own = idOfField({ id, name });
  const wrong = Boolean(errors && ("key" in errors || errors.length > 0));
  const described = [hint ? `${own}-hint` : "", wrong ? `${own}-error` : ""].filter(Boolean);
  return {
    id: own,
    name,
    required: required || undefined,
    "aria-invalid": wrong || undefined,
    "aria-describedby": described.join(" ") || undefined,
  };
}

export function RequiredMark() {
  return (
    <span aria-hidden="true" className="ms-0.5 text-danger">
      *
    </span>
  );
}

/** The hint under a label. */
export function FieldHint({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={`${id}-hint`} className="text-small text-ink-faint">
      {children}
    </p>
  );
}

/** What is wrong with a field, in words and with a shape. */
export function FieldErrors({ id, errors }: { id: string; errors: FieldProblem }) {
  const words = wordsOfProblem(useT(), errors);
  if (words.length === 0) return null;
  return (
    <p id={`${id}-error`} className="flex gap-1.5 text-small font-bold text-danger">
      <Icon name="danger" className="mt-[0.15em]" />
      <span>{words.join(" ")}</span>
    </p>
  );
}

/** Label, hint, control, errors: one column, read in this order. */
export function Field({
  children,
  ...frame
}: ControlFrame & { children: (aria: ControlAria) => ReactNode }) {
  const aria = ariaOf(frame);
  return (
    <div className={classes("flex flex-col gap-1.5", frame.className)}>
      <label
        htmlFor={aria.id}
        className={frame.labelHidden ? "sr-only" : "text-table font-bold text-ink"}
      >
        {frame.label}
        {frame.required ? <RequiredMark /> : null}
      </label>
      {frame.hint ? <FieldHint id={aria.id}>{frame.hint}</FieldHint> : null}
      {children(aria)}
      <FieldErrors id={aria.id} errors={frame.errors} />
    </div>
  );
}

/** Splits a control's props into the frame around it and the attributes of the element itself. */
export function framed<Props extends ControlFrame>(props: Props) {
  const { label, name, id, hint, errors, required, labelHidden, className, ...element } = props;
  const frame: ControlFrame = { label, name, id, hint, errors, required, labelHidden, className };
  return { frame, element };
}
