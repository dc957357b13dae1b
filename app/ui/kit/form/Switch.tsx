import { useSubmit } from "@remix-run/react";
import type { ReactNode } from "react";
import { classes } from "../classes";

type SwitchProps = {
  label: ReactNode;
  name: string;
  id?: string | undefined;
  value?: string | undefined;
  defaultChecked?: boolean | undefined;
  hint?: ReactNode;
  /** With a script, sends its form at once; without one, the form's own button does. */
  submitOnChange?: boolean | undefined;
  className?: string | undefined;
};

/** On or off, at once. A checkbox underneath. */
export function Switch({ label, name, id = name, value = "on", hint, ...rest }: SwitchProps) {
  const submit = useSubmit();
  return (
    <div className={classes("flex min-h-11 items-start gap-3 py-2", rest.className)}>
      <input
        type="checkbox"
        // biome-ignore lint/a11y/useAriaPropsForRole: a native checkbox tells its own state
        role="switch"
        id={id}
        name={name}
        value={value}
        defaultChecked={rest.defaultChecked}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => {
          const form = event.currentTarget.form;
          if (rest.submitOnChange && form) submit(form, { preventScrollReset: true });
        }}
        className={classes(
          "relative mt-0.5 h-6 w-11 flex-none appearance-none rounded-full border border-line-strong bg-sunken transition-colors",
          "before:absolute before:start-0.5 before:top-0.5 before:size-4.5 before:rounded-full before:bg-line-strong before:transition-transform",
          "checked:border-primary checked:bg-primary checked:before:translate-x-5 checked:before:bg-on-primary",
        )}
      />
      <span className="flex flex-col">
        <label htmlFor={id} className="font-bold">
          {label}
        </label>
        {hint ? (
          <span id={`${id}-hint`} className="text-small text-ink-faint">
            {hint}
          </span>
        ) : null}
      </span>
    </div>
  );
}
