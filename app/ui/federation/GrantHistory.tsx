import { useT } from "~/ui/i18n";
import { Section } from "~/ui/kit/layout/Card";
import type { RefusedRow, StepRow, UseRow } from "./shapes";
import { RefusedTable, StepTable, UseTable } from "./UseTables";

export type GrantHistoryView = {
  readonly steps: readonly StepRow[];
  readonly uses: readonly UseRow[];
  readonly useCount: number;
  readonly refused: readonly RefusedRow[];
};

/** The whole life of a grant: provision, storage and use, each step with its place in the log. */
export function GrantHistory({ history }: { history: GrantHistoryView }) {
  const t = useT();
  const { uses, useCount } = history;
  return (
    <>
      <Section title={t("uses.history")} lead={t("uses.history.lead")} id="history">
        <StepTable steps={history.steps} />
      </Section>
      <Section
        title={t("uses.served")}
        lead={
          uses.length < useCount
            ? t("uses.served.part", { shown: uses.length, count: useCount })
            : t("uses.served.lead", { count: useCount })
        }
      >
        <UseTable uses={uses} showGrant={false} />
      </Section>
      {history.refused.length > 0 ? (
        <Section title={t("uses.refused")} lead={t("uses.refused.lead")}>
          <RefusedTable refused={history.refused} />
        </Section>
      ) : null}
    </>
  );
}
