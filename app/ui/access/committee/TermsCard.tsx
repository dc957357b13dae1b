import { formatCount } from "~/messages/format";
import { useNamed, useT } from "~/ui/i18n";
import { Card } from "~/ui/kit/layout/Card";
import { Verdict } from "~/ui/kit/status/Verdict";
import { TextLink } from "../TextLink";
import type { CaseLine } from "./shapes";

/** The datasets of a case with what their terms say to the applicant's purpose. */
export function TermsCard({ lines }: { lines: readonly CaseLine[] }) {
  const t = useT();
  const named = useNamed();
  return (
    <Card title={t("committee.terms")}>
      <ul className="grid gap-4">
        {lines.map((line) => (
          <li key={line.lineId} className="grid gap-1">
            <TextLink to={`/datasets/${line.datasetId}`}>{named(line.title)}</TextLink>
            <p className="text-small text-ink-soft">
              {t(`request.type.${line.dataType}`)}
              {line.personCount === null
                ? ""
                : ` · ${t("committee.persons", { persons: formatCount(line.personCount) })}`}
            </p>
            {line.verdict ? <Verdict verdict={line.verdict} /> : null}
            <ul className="grid gap-1 text-small">
              {line.terms.map((term) => (
                <li key={term.code}>
                  <Verdict verdict={term.verdict} />{" "}
                  {t.maybe(`terms.code.${term.short}`) ?? term.short}
                  {t.maybe(`terms.reason.${term.reason}`) ? (
                    <span className="block text-ink-soft">
                      {t.maybe(`terms.reason.${term.reason}`)}
                    </span>
                  ) : null}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </Card>
  );
}
