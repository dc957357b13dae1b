import { Form, useSubmit } from "@remix-run/react";
import { type ReactNode, useEffect, useRef } from "react";
import { LONGEST_SEARCH } from "~/domain/catalogue/search/criteria";
import { useT } from "~/ui/i18n";
import { Button } from "~/ui/kit/form/Button";

/** A pause in typing after which the search runs by itself. */
const PAUSE_MS = 250;

/**
 * The search field of the catalogue: a plain GET form, and with a script it searches while one
 * types. Each search replaces the address, so that the back button leaves the search at once.
 */
export function LiveSearch({ q, children }: { q: string; children: ReactNode }) {
  const t = useT();
  const submit = useSubmit();
  const field = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    // The address is the truth, except for what is being typed right now.
    const input = field.current;
    if (input && document.activeElement !== input) input.value = q;
  }, [q]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const onInput = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      const form = field.current?.form;
      if (form) submit(form, { replace: true, preventScrollReset: true });
    }, PAUSE_MS);
  };
  return (
    <Form action="/catalogue" method="get" role="search" className="flex items-stretch gap-2 pb-6">
      <label htmlFor="catalogue-q" className="sr-only">
        {t("catalogue.search")}
      </label>
      <input
        ref={field}
        id="catalogue-q"
        name="q"
        type="search"
        defaultValue={q}
        onInput={onInput}
        maxLength={LONGEST_SEARCH}
        autoComplete="off"
        placeholder={t("catalogue.search.placeholder")}
        className="control min-h-14 min-w-0 flex-1 px-4 text-lead"
      />
      {children}
      <Button type="submit" variant="primary" size="l" icon="search">
        <span className="max-sm:sr-only">{t("kit.search")}</span>
      </Button>
    </Form>
  );
}
