import { type ReactNode, useEffect, useRef } from "react";
import { useT } from "~/ui/i18n";
import { Icon } from "../layout/Icon";
import { Refusal, type RefusalWords } from "../status/Refusal";
import { type FieldProblem, wordsOfProblem } from "./Field";

type ErrorSummaryProps = {
  errors?: Readonly<Record<string, FieldProblem>> | null | undefined;
  /** Words for a field whose control has no id of its own name. */
  labels?: Readonly<Record<string, ReactNode>> | undefined;
  refusal?: RefusalWords | null | undefined;
  title?: ReactNode;
};

/** Everything that stopped a form, at its top, each with a link to its field. Takes the focus. */
export function ErrorSummary({ errors, labels, refusal, title }: ErrorSummaryProps) {
  const t = useT();
  const box = useRef<HTMLDivElement>(null);
  const wrong = Object.entries(errors ?? {}).flatMap(([field, problem]) => {
    const words = wordsOfProblem(t, problem).join(" ");
    return words ? [{ field, words }] : [];
  });
  const stopped = wrong.length > 0 || Boolean(refusal);
  // The answers are new objects after each post, so a second failed try moves the focus again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the answer itself is the trigger
  useEffect(() => {
    if (stopped) box.current?.focus();
  }, [errors, refusal]);
  if (!stopped) return null;
  if (wrong.length === 0 && refusal)
    return (
      <div ref={box} tabIndex={-1} data-quiet-focus>
        <Refusal refusal={refusal} />
      </div>
    );
  return (
    <div
      ref={box}
      tabIndex={-1}
      role="alert"
      data-quiet-focus
      className="rounded-lg border border-danger bg-danger-soft p-5"
    >
      <p className="flex items-center gap-2 font-bold text-danger">
        <Icon name="danger" />
        {title ?? t("kit.errorTitle", { count: wrong.length })}
      </p>
      <ul className="mt-2 list-disc space-y-1 ps-8">
        {wrong.map(({ field, words }) => (
          <li key={field}>
            <a href={`#${field}`} className="text-danger underline underline-offset-4">
              {labels?.[field] ? <>{labels[field]}: </> : null}
              {words}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
