import { formatCount } from "~/messages/format";
import { formatAgo } from "~/messages/format-time";
import { useLocale, useT } from "~/ui/i18n";
import { Section } from "~/ui/kit/layout/Card";
import { Stat, StatRow } from "~/ui/kit/status/Stat";
import { useNow } from "~/ui/viewer";

export type FigureRowProps = {
  offer: { readonly datasets: number; readonly hospitals: number; readonly consortia: number };
  decision: { readonly medianDays: number; readonly reviews: number } | null;
  anchor: { readonly at: number; readonly entries: number } | null;
};

function DecisionFigure({ decision }: Pick<FigureRowProps, "decision">) {
  const t = useT();
  if (!decision)
    return (
      <Stat
        label={t("front.decision")}
        value={t("front.decisionNone")}
        note={t("front.decisionNoneNote")}
      />
    );
  return (
    <Stat
      label={t("front.decision")}
      value={formatCount(decision.medianDays)}
      unit={t("front.decisionUnit")}
      note={t("front.decisionNote", { decisions: decision.reviews })}
      proofHref="/transparency"
    />
  );
}

function AnchorFigure({ anchor }: Pick<FigureRowProps, "anchor">) {
  const t = useT();
  const locale = useLocale();
  const now = useNow();
  if (!anchor)
    return (
      <Stat
        label={t("front.anchor")}
        value={t("front.anchorNone")}
        note={t("front.anchorNoneNote")}
      />
    );
  return (
    <Stat
      label={t("front.anchor")}
      value={formatAgo(anchor.at, { now, locale })}
      note={t("front.anchorNote", { entries: anchor.entries })}
      proofHref="/transparency"
    />
  );
}

/** The three live figures, each with the way to its proof. */
export function FigureRow({ offer, decision, anchor }: FigureRowProps) {
  const t = useT();
  return (
    <Section title={t("front.figures")} lead={t("front.figuresLead")} className="pt-10">
      <StatRow>
        <Stat
          label={t("front.datasets")}
          value={formatCount(offer.datasets)}
          unit={t("front.datasetsUnit")}
          note={t("front.datasetsNote", { hospitals: offer.hospitals, consortia: offer.consortia })}
          href="/catalogue"
        />
        <DecisionFigure decision={decision} />
        <AnchorFigure anchor={anchor} />
      </StatRow>
    </Section>
  );
}
