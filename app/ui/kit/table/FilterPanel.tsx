import { Form, Link, useSubmit } from "@remix-run/react";
import { type FormEvent, type ReactNode, useEffect, useRef } from "react";
import { formatCount } from "~/messages/format";
import { useT } from "~/ui/i18n";
import { Button } from "../form/Button";
import { Icon } from "../layout/Icon";

type FilterPanelProps = {
  title?: string | undefined;
  action: string;
  children: ReactNode;
  /** The address without any filter. */
  resetHref?: string | undefined;
  /** How many filters are set. */
  count?: number | undefined;
  /** With a script, a changed box searches at once. */
  autoSubmit?: boolean | undefined;
};

/** Filters as a GET form: left of a list on wide screens, folded above it on a phone. */
export function FilterPanel({
  title,
  action,
  count = 0,
  autoSubmit = true,
  ...rest
}: FilterPanelProps) {
  const t = useT();
  const submit = useSubmit();
  const panel = useRef<HTMLDetailsElement>(null);
  // The style sheet shows the content on wide screens; this makes the spoken state agree with it.
  useEffect(() => {
    if (panel.current && matchMedia("(min-width: 64rem)").matches) panel.current.open = true;
  }, []);
  const onChange = (event: FormEvent<HTMLFormElement>) => {
    const typed = event.target instanceof HTMLInputElement && event.target.type !== "text";
    if (autoSubmit && typed) submit(event.currentTarget, { preventScrollReset: true });
  };
  const body = (
    <Form
      action={action}
      method="get"
      onChange={onChange}
      className="flex flex-col"
      preventScrollReset
    >
      {rest.children}
      <div className="flex flex-wrap gap-2 p-4">
        <Button type="submit" variant="primary" size="s">
          {t("kit.filterApply")}
        </Button>
        {rest.resetHref && count > 0 ? (
          <Link to={rest.resetHref} className="prose-link self-center px-2 py-2 text-table">
            {t("kit.filterReset")}
          </Link>
        ) : null}
      </div>
    </Form>
  );
  return (
    <details
      ref={panel}
      className="filter-panel rounded-lg border border-line bg-surface print:hidden"
    >
      <summary className="flex min-h-12 items-center gap-2 border-b border-line px-4 font-bold">
        <Icon name="filter" />
        {title ?? t("kit.filters")}
        {count > 0 ? (
          <span className="tabular rounded-full bg-primary px-2 text-small text-on-primary">
            {formatCount(count)}
          </span>
        ) : null}
      </summary>
      {body}
    </details>
  );
}

export type FacetOption = {
  value: string;
  label: ReactNode;
  count?: number | undefined;
  checked?: boolean | undefined;
  disabled?: boolean | undefined;
};

type FilterGroupProps = {
  legend: string;
  name: string;
  options: readonly FacetOption[];
  open?: boolean | undefined;
  /** How many are in view before “more”; checked ones always are. */
  limit?: number | undefined;
  children?: ReactNode;
};

function FacetRow({ name, option }: { name: string; option: FacetOption }) {
  return (
    <label className="flex min-h-9 items-start gap-2.5 px-4 py-1.5 text-table hover:bg-sunken has-disabled:text-ink-faint pointer-coarse:min-h-11">
      <input
        // The address decides what is checked; a new answer makes the box again.
        key={String(option.checked)}
        type="checkbox"
        name={name}
        value={option.value}
        defaultChecked={option.checked}
        disabled={option.disabled}
        className="mt-0.5 size-4.5 flex-none"
      />
      <span className="flex-1">{option.label}</span>
      {option.count === undefined ? null : (
        <span className="tabular text-small text-ink-faint">{formatCount(option.count)}</span>
      )}
    </label>
  );
}

/** One facet with its counts. */
export function FilterGroup({
  legend,
  name,
  options,
  open = true,
  limit = 8,
  children,
}: FilterGroupProps) {
  const t = useT();
  const first = options.filter((option, at) => at < limit || option.checked);
  const rest = options.filter((option) => !first.includes(option));
  return (
    <details open={open} className="group border-b border-line">
      <summary className="flex min-h-11 items-center justify-between px-4 py-2 text-table font-bold">
        {legend}
        <Icon name="chevron-down" className="transition-transform group-open:rotate-180" />
      </summary>
      <fieldset className="pb-2">
        <legend className="sr-only">{legend}</legend>
        {first.map((option) => (
          <FacetRow key={option.value} name={name} option={option} />
        ))}
        {rest.length > 0 ? (
          <details>
            <summary className="prose-link px-4 py-2 text-small">
              {t("kit.more", { count: rest.length })}
            </summary>
            {rest.map((option) => (
              <FacetRow key={option.value} name={name} option={option} />
            ))}
          </details>
        ) : null}
        {children}
      </fieldset>
    </details>
  );
}

/** One set filter; following it takes the filter away. */
export function FilterChip({ label, href }: { label: ReactNode; href: string }) {
  const t = useT();
  return (
    <li>
      <Link
        to={href}
        preventScrollReset
        className="inline-flex min-h-9 items-center gap-1.5 rounded-full border border-primary-line bg-primary-soft px-3 text-table text-primary hover:border-primary pointer-coarse:min-h-11"
      >
        {label}
        <Icon name="cross" label={t("kit.filterRemove")} />
      </Link>
    </li>
  );
}

export function FilterChips({ children }: { children: ReactNode }) {
  const t = useT();
  return (
    <ul aria-label={t("kit.filtersSet")} className="flex flex-wrap gap-2">
      {children}
    </ul>
  );
}
