import { useNamed, useT } from "~/ui/i18n";
import type { MembershipChoice } from "./membership-choice";

/** One button a person; it is the submit button of the form around it. */
export function MembershipButtons({ choices }: { choices: readonly MembershipChoice[] }) {
  const t = useT();
  const named = useNamed();
  return (
    <ul className="grid gap-2 sm:grid-cols-2 lg:grid-cols-3">
      {choices.map((choice) => (
        <li key={choice.value}>
          <button
            type="submit"
            name="who"
            value={choice.value}
            className="flex min-h-14 w-full flex-col items-start gap-0.5 rounded-md border border-line-strong bg-surface px-4 py-2 text-left hover:border-primary hover:bg-primary-soft"
          >
            <span className="font-bold">{choice.name}</span>
            <span className="text-table text-ink-soft">
              {named(choice.organisation)} · {t(`common.role.${choice.role}`)}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
