import { useNamed, useT } from "~/ui/i18n";
import { Card } from "~/ui/kit/layout/Card";
import { Badge, Status } from "~/ui/kit/status/Badge";
import { When } from "~/ui/kit/status/When";
import { TextLink } from "../TextLink";
import { Conditions } from "./LineVote";
import type { PrecedentView } from "./shapes";

/** What this committee decided before on the same dataset or the same kind of data. */
export function PrecedentList({ precedents }: { precedents: readonly PrecedentView[] }) {
  const t = useT();
  const named = useNamed();
  return (
    <Card title={t("committee.precedents")}>
      {precedents.length === 0 ? (
        <p className="text-ink-soft">{t("committee.precedents.none")}</p>
      ) : (
        <ul className="grid gap-4">
          {precedents.map((one) => (
            <li key={one.decisionId} className="grid gap-1 border-l-2 border-line pl-3">
              <p className="flex flex-wrap items-center gap-2">
                <Status tone={one.outcome === "approved" ? "success" : "danger"}>
                  {t(`committee.outcome.${one.outcome}`)}
                </Status>
                <Badge tone={one.isSameDataset ? "primary" : "neutral"}>
                  {t(
                    one.isSameDataset ? "committee.precedent.dataset" : "committee.precedent.type",
                  )}
                </Badge>
              </p>
              <p className="text-table">
                {named(one.title)}
                {one.purposeKind ? ` · ${t(`request.purpose.${one.purposeKind}`)}` : ""}
              </p>
              <Conditions conditions={one.conditions} />
              <p className="text-small">
                <When at={one.at} time={false} />{" "}
                <TextLink to={`/transparency/entries/${one.logIndex}`}>
                  {t("request.track.entry", { index: one.logIndex })}
                </TextLink>
              </p>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
