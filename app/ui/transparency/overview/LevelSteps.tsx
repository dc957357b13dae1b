import type { AssuranceLevel } from "~/domain/transparency/reading/assurance";
import { useT } from "~/ui/i18n";
import { classes } from "~/ui/kit/classes";
import { Section } from "~/ui/kit/layout/Card";
import { Status } from "~/ui/kit/status/Badge";

const LEVELS = ["L0", "L1", "L2"] as const satisfies readonly AssuranceLevel[];

type Reached = Readonly<Record<AssuranceLevel, boolean>>;

/** One level: whether we have it, what it says and what it does not. */
function Step({
  level,
  isNow,
  isReached,
}: {
  level: AssuranceLevel;
  isNow: boolean;
  isReached: boolean;
}) {
  const t = useT();
  return (
    <li
      aria-current={isNow ? "step" : undefined}
      className={classes(
        "flex flex-col gap-3 rounded-lg border p-5",
        isNow ? "border-primary bg-primary-soft" : "border-line bg-surface",
      )}
    >
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="text-body font-bold">{t(`overview.level.${level}.title`)}</h3>
        {isNow ? (
          <Status tone="primary">{t("overview.level.now")}</Status>
        ) : (
          <Status tone={isReached ? "success" : "neutral"}>
            {t(isReached ? "overview.level.reached" : "overview.level.open")}
          </Status>
        )}
      </div>
      <dl className="flex flex-col gap-3 text-table">
        <div>
          <dt className="font-bold text-ink">{t("overview.level.means")}</dt>
          <dd className="text-ink-soft">{t(`overview.level.${level}.means`)}</dd>
        </div>
        <div>
          <dt className="font-bold text-ink">{t("overview.level.limits")}</dt>
          <dd className="text-ink-soft">{t(`overview.level.${level}.limits`)}</dd>
        </div>
      </dl>
    </li>
  );
}

/** The three levels side by side, with the one that the log has now. */
export function LevelSteps({ level, reached }: { level: AssuranceLevel; reached: Reached }) {
  const t = useT();
  return (
    <Section title={t("overview.levels")} lead={t("overview.levels.lead")}>
      <ol className="grid gap-4 lg:grid-cols-3">
        {LEVELS.map((each) => (
          <Step key={each} level={each} isNow={each === level} isReached={reached[each]} />
        ))}
      </ol>
    </Section>
  );
}
