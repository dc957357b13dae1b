import { Form } from "@remix-run/react";
import { formatShare, formatWon } from "~/messages/format";
import { useNamed, useT } from "~/ui/i18n";
import { Button } from "~/ui/kit/form/Button";
import { Select } from "~/ui/kit/form/Select";
import { Section } from "~/ui/kit/layout/Card";
import { EmptyState } from "~/ui/kit/status/EmptyState";
import { Money } from "~/ui/kit/status/Money";
import { Stat, StatRow } from "~/ui/kit/status/Stat";
import { postingsHref } from "./addresses";
import { BudgetFlow } from "./budget/BudgetFlow";
import { BurnDown } from "./budget/BurnDown";
import { DeskFrame, ExportLinks } from "./DeskFrame";
import type { DeskFacts, RoundFacts } from "./shapes";
import { UsageSection } from "./UsageSection";
import { CoPaySection, DecisionSection, RiskSection } from "./WorkSections";

function RoundChoice({ rounds, round }: { rounds: readonly RoundFacts[]; round: RoundFacts }) {
  const t = useT();
  const name = useNamed();
  if (rounds.length < 2) return null;
  return (
    <Form method="get" action="/programme" className="flex items-end gap-2">
      <Select
        label={t("programme.desk.round")}
        name="round"
        defaultValue={round.id}
        options={rounds.map((each) => ({ value: each.id, label: name(each.name) }))}
      />
      <Button type="submit" variant="tertiary">
        {t("programme.postings.apply")}
      </Button>
    </Form>
  );
}

/** The five figures that a manager looks at first, each a door to what is behind it. */
function Figures({ desk }: { desk: DeskFacts }) {
  const t = useT();
  const { budget, coPayments, decisions, risks } = desk;
  const round = desk.round.id;
  const executed = budget.spentKrw / Math.max(1, budget.appropriatedKrw);
  return (
    <Section title={t("programme.desk.figures")} level={2} id="figures">
      <StatRow>
        <Stat
          label={t("programme.figure.executed")}
          value={formatShare(executed)}
          note={t("programme.figure.executedNote")}
          href={postingsHref({ round, account: "hospital-from-voucher" })}
        />
        <Stat
          label={t("programme.figure.coPayDue")}
          value={<Money amount={coPayments.dueKrw} reading={false} />}
          note={
            coPayments.lateKrw > 0
              ? t("programme.figure.coPayLate", { amount: formatWon(coPayments.lateKrw) })
              : t("programme.figure.coPayNotLate")
          }
          href="#co-pay"
        />
        <Stat
          label={t("programme.figure.coPayPaid")}
          value={<Money amount={budget.coPayReceivedKrw} reading={false} />}
          note={t("programme.figure.coPaySettled", { amount: formatWon(budget.coPaySettledKrw) })}
          href={postingsHref({ round, account: "payer" })}
        />
        <Stat
          label={t("programme.figure.decision")}
          value={
            decisions.medianDays === null
              ? "–"
              : t("programme.figure.days", { days: decisions.medianDays })
          }
          note={
            decisions.p90Days === null
              ? t("programme.figure.decisionNone")
              : t("programme.figure.decisionNote", {
                  days: decisions.p90Days,
                  count: decisions.count,
                })
          }
          href="#decisions"
        />
        <Stat
          label={t("programme.figure.risk")}
          value={<Money amount={risks.totalKrw} reading={false} />}
          note={t("programme.figure.riskNote", { count: risks.rows.length })}
          href="#risk"
        />
      </StatRow>
    </Section>
  );
}

/** The programme on one page: budget, pace, use, co-pay, decisions and what needs attention. */
export function DeskPage({ desk }: { desk: DeskFacts | null }) {
  const t = useT();
  const name = useNamed();
  if (!desk) {
    return (
      <DeskFrame
        tab="desk"
        title={t("programme.desk.title")}
        lead={t("programme.desk.lead")}
        round={null}
      >
        <div className="pt-6">
          <EmptyState title={t("programme.desk.noRound")} icon="chart">
            {t("programme.desk.noRoundWhy")}
          </EmptyState>
        </div>
      </DeskFrame>
    );
  }
  const round = desk.round.id;
  return (
    <DeskFrame
      tab="desk"
      title={name(desk.round.name)}
      lead={t("programme.desk.lead")}
      round={round}
      actions={<RoundChoice rounds={desk.rounds} round={desk.round} />}
    >
      <Figures desk={desk} />
      <Section id="budget">
        <BudgetFlow budget={desk.budget} round={round} />
      </Section>
      <Section id="burn-down">
        <BurnDown burnDown={desk.burnDown} />
      </Section>
      <UsageSection usage={desk.usage} round={round} />
      <DecisionSection decisions={desk.decisions} />
      <CoPaySection rows={desk.coPayments.rows} />
      <RiskSection risks={desk.risks} watch={desk.watch} />
      <ExportLinks query={{ round }} />
    </DeskFrame>
  );
}
