import { daysUntil } from "~/messages/format-time";
import { type Named, useNamed, useT } from "~/ui/i18n";
import { LinkButton } from "~/ui/kit/form/Button";
import { DefinitionList } from "~/ui/kit/layout/DefinitionList";
import { Badge } from "~/ui/kit/status/Badge";
import { Money } from "~/ui/kit/status/Money";
import { When } from "~/ui/kit/status/When";
import { useNow } from "~/ui/viewer";

export type OpenCall = {
  readonly roundId: string;
  readonly name: Named;
  /** Exclusive end in UTC milliseconds. */
  readonly closesAt: number;
  readonly appropriationKrw: number;
  readonly places: number;
};

const FRAME = "rounded-lg border border-line bg-surface p-6 shadow-card";

/** The call that takes applications now, with the days that are left. */
export function CallCard({ call }: { call: OpenCall | null }) {
  const t = useT();
  const named = useNamed();
  const now = useNow();
  if (!call)
    return (
      <section className={FRAME}>
        <h2 className="text-title-3 font-bold">{t("front.callNone")}</h2>
        <p className="mt-2 text-table text-ink-soft">{t("front.callNoneNext")}</p>
      </section>
    );
  // The last moment of the call, not the first one after it.
  const days = Math.max(0, daysUntil(call.closesAt - 1, now));
  return (
    <section className={FRAME}>
      <div className="flex items-center justify-between gap-3">
        <Badge tone="primary" icon="calendar">
          {t("front.call")}
        </Badge>
        <span className="tabular text-title-3 font-bold text-primary">
          {days === 0 ? t("front.callLastDay") : t("front.callDaysLeft", { count: days })}
        </span>
      </div>
      <h2 className="mt-3 text-title-3 font-bold">{named(call.name)}</h2>
      <div className="mt-2">
        <DefinitionList
          items={[
            {
              term: t("front.callCloses"),
              value: <When at={call.closesAt - 60_000} relative={false} />,
            },
            { term: t("front.callBudget"), value: <Money amount={call.appropriationKrw} /> },
            {
              term: t("front.callPlaces"),
              value: t("front.callPlacesValue", { count: call.places }),
            },
          ]}
        />
      </div>
      <LinkButton to="/programme" variant="secondary" className="mt-3 w-full" icon="arrow-right">
        {t("front.callApply")}
      </LinkButton>
    </section>
  );
}
