import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { useT } from "~/ui/i18n";
import { Icon } from "../layout/Icon";

type StatProps = {
  label: ReactNode;
  value: ReactNode;
  unit?: ReactNode;
  note?: ReactNode;
  /** Where the figure comes from. */
  href?: string | undefined;
  /** Where it can be proven. */
  proofHref?: string | undefined;
};

/** One figure that matters, with a way to what is behind it. */
export function Stat({ label, value, unit, note, href, proofHref }: StatProps) {
  const t = useT();
  return (
    <div className="flex flex-col gap-1 border-t-2 border-primary pt-3">
      <dt className="text-table text-ink-soft">
        {href ? (
          <Link to={href} className="prose-link">
            {label}
          </Link>
        ) : (
          label
        )}
      </dt>
      <dd className="order-first flex items-baseline gap-1.5">
        <span className="tabular text-title font-bold text-ink">{value}</span>
        {unit ? <span className="text-body text-ink-soft">{unit}</span> : null}
      </dd>
      {note || proofHref ? (
        <dd className="flex flex-wrap items-center gap-x-3 text-small text-ink-faint">
          {note ? <span>{note}</span> : null}
          {proofHref ? (
            <Link to={proofHref} className="prose-link inline-flex items-center gap-1">
              <Icon name="shield" />
              {t("kit.proof")}
            </Link>
          ) : null}
        </dd>
      ) : null}
    </div>
  );
}

/** Figures side by side. */
export function StatRow({ children }: { children: ReactNode }) {
  return (
    <dl className="grid gap-6 sm:grid-cols-2 lg:grid-cols-[repeat(auto-fit,minmax(12rem,1fr))]">
      {children}
    </dl>
  );
}
