import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { useT } from "~/ui/i18n";
import { classes } from "../classes";
import { Button } from "./Button";

type SearchBoxProps = {
  action: string;
  label: string;
  name?: string | undefined;
  id?: string | undefined;
  defaultValue?: string | undefined;
  placeholder?: string | undefined;
  size?: "m" | "l" | undefined;
  /** Hidden fields that the search keeps, such as filters. */
  children?: ReactNode;
};

/** A search as a plain GET form: the answer has an address. */
export function SearchBox({
  action,
  label,
  name = "q",
  id = name,
  size = "m",
  ...rest
}: SearchBoxProps) {
  const t = useT();
  return (
    <Form action={action} method="get" role="search" className="flex items-stretch gap-2">
      <label htmlFor={id} className="sr-only">
        {label}
      </label>
      <input
        // A new address brings a new text; an uncontrolled field has to be made again for it.
        key={rest.defaultValue}
        id={id}
        name={name}
        type="search"
        defaultValue={rest.defaultValue}
        placeholder={rest.placeholder}
        maxLength={200}
        autoComplete="off"
        className={classes("control min-w-0 flex-1", size === "l" && "min-h-14 px-4 text-lead")}
      />
      {rest.children}
      <Button type="submit" variant="primary" size={size} icon="search">
        <span className="max-sm:sr-only">{t("kit.search")}</span>
      </Button>
    </Form>
  );
}
