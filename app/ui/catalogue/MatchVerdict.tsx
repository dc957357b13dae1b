import type { Match } from "~/domain/catalogue/terms/match-terms";
import type { TermVerdict } from "~/domain/catalogue/terms/verdict";
import { useT } from "~/ui/i18n";
import { Verdict } from "~/ui/kit/status/Verdict";

const SIGN = { yes: "✔", no: "✖", ask: "?" } as const;

/** The verdict on a dataset's terms; on demand one line for each code, the obstacles first. */
export function MatchVerdict({ match, size }: { match: Match; size?: "m" | "l" }) {
  const rank = { no: 0, ask: 1, yes: 2 } as const;
  const terms = [...match.terms].sort((a, b) => rank[a.verdict] - rank[b.verdict]);
  return (
    <Verdict
      verdict={match.overall}
      size={size}
      reason={
        <ul className="flex flex-col gap-1 text-small">
          {terms.map((term) => (
            <TermLine key={`${term.code} ${term.values.join()}`} term={term} />
          ))}
        </ul>
      }
    />
  );
}

/** `✖ NMDS 알고리즘 개발에는 쓸 수 없어요. 알고리즘 개발 없이 쓰면 달라져요.` */
export function TermLine({ term }: { term: TermVerdict }) {
  const t = useT();
  return (
    <li>
      <span aria-hidden="true">{SIGN[term.verdict]} </span>
      <span className="sr-only">{t(`kit.verdict.${term.verdict}`)}: </span>
      {term.short ? <strong className="font-bold">{term.short} </strong> : null}
      {t(`terms.reason.${term.reason}`)}.{" "}
      {term.remedy ? <span>{t(`terms.remedy.${term.remedy}`)}</span> : null}
    </li>
  );
}
