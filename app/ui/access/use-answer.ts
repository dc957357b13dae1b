import { useMemo } from "react";
import { useT } from "~/ui/i18n";
import type { RefusalWords } from "~/ui/kit/status/Refusal";
import type { FieldErrors } from "./shapes";

/** What a failed post answers: errors by field as keys, what was written, or a refusal. */
type Answer = {
  readonly errors?: Readonly<
    Record<string, { key: string; params?: Readonly<Record<string, string | number>> | undefined }>
  >;
  readonly values?: Readonly<Record<string, string | readonly string[]>>;
  readonly refusal?: RefusalWords;
};

export type FormAnswer = {
  readonly errors: FieldErrors;
  readonly values: Readonly<Record<string, string | readonly string[]>>;
  readonly refusal: RefusalWords | undefined;
};

/** The answer of an action with its errors in words. @param raw what `useActionData` holds */
export function useAnswer(raw: unknown): FormAnswer {
  const t = useT();
  return useMemo(() => {
    const answer = (raw ?? {}) as Answer;
    const errors = Object.entries(answer.errors ?? {}).map(([field, error]) => {
      // `diseases.0` is about the list: its control has the list's name.
      const name = field.split(".")[0] ?? field;
      return [name, [t.maybe(error.key, error.params) ?? t("form.wrong")]] as const;
    });
    return {
      errors: Object.fromEntries(errors),
      values: answer.values ?? {},
      refusal: answer.refusal,
    };
  }, [raw, t]);
}
