import { formatDay } from "~/messages/format-time";
import { useLocale, useNamed, useT } from "~/ui/i18n";
import { LinkButton } from "~/ui/kit/form/Button";
import { Page, PageHeader } from "~/ui/kit/layout/PageHeader";
import { Tabs } from "~/ui/kit/layout/Tabs";
import { Alert } from "~/ui/kit/status/Alert";
import { Badge } from "~/ui/kit/status/Badge";
import { Money } from "~/ui/kit/status/Money";
import { datasetAddress } from "../address";
import { MatchVerdict } from "../MatchVerdict";
import { Period, Persons, TypeWord, useTitle } from "../search/DatasetList";
import { ApplyCard } from "./ApplyCard";
import { HistoryTab } from "./HistoryTab";
import { OverviewTab } from "./OverviewTab";
import { QualityTab } from "./QualityTab";
import { SampleTab } from "./SampleTab";
import { StandardsTab } from "./StandardsTab";
import { type DatasetPageProps, TABS } from "./shapes";
import { TermsTab } from "./TermsTab";
import { VariablesTab } from "./VariablesTab";

const PANELS = {
  overview: OverviewTab,
  variables: VariablesTab,
  quality: QualityTab,
  terms: TermsTab,
  sample: SampleTab,
  history: HistoryTab,
  standards: StandardsTab,
} as const;

/** One dataset: verdict and price on top, its parts as tabs, applying beside it. */
export function DatasetPage(props: DatasetPageProps) {
  const { dataset, hospital, consortium, tab } = props;
  const t = useT();
  const named = useNamed();
  const title = useTitle(dataset);
  const Panel = PANELS[tab];
  return (
    <Page width="work" aside={<ApplyCard {...props} />}>
      <PageHeader
        crumbs={[{ label: t("catalogue.title"), to: "/catalogue" }, { label: title }]}
        eyebrow={`${named(hospital)} · ${named(consortium)}`}
        title={title}
        meta={
          <>
            <TypeWord row={dataset} />
            <span className="tabular">
              <Persons count={dataset.personCount} />
            </span>
            <span className="tabular">
              <Period from={dataset.periodFromYear} to={dataset.periodToYear} />
            </span>
            <Badge>{t(`dataset.origin.${dataset.origin}`)}</Badge>
          </>
        }
      />
      {dataset.status === "withdrawn" ? <Withdrawn {...props} /> : null}
      <div className="flex flex-wrap items-start justify-between gap-4 pb-4">
        <VerdictLine {...props} />
        <span className="text-title-3 font-bold">
          <Money amount={dataset.priceKrw} reading />
        </span>
      </div>
      <Tabs
        label={t("dataset.tab.label")}
        current={tab}
        tabs={TABS.map((id) => ({
          id,
          label: t(`dataset.tab.${id}`),
          to: id === "overview" ? datasetAddress(dataset.id) : `?tab=${id}`,
        }))}
      />
      <div className="pt-5">
        <h2 className="sr-only">{t(`dataset.tab.${tab}`)}</h2>
        <Panel {...props} />
      </div>
    </Page>
  );
}

function Withdrawn({ dataset }: DatasetPageProps) {
  const t = useT();
  const locale = useLocale();
  return (
    <div className="pb-4">
      <Alert
        tone="warning"
        title={t("dataset.withdrawn.title")}
        actions={
          <LinkButton to={`/catalogue?type=${dataset.dataType}`} size="s" variant="secondary">
            {t("dataset.withdrawn.do")}
          </LinkButton>
        }
      >
        {t("dataset.withdrawn.why", { day: formatDay(dataset.updatedAt, locale) })}
      </Alert>
    </div>
  );
}

function VerdictLine({ match, profile }: DatasetPageProps) {
  const t = useT();
  if (match) return <MatchVerdict match={match} size="l" />;
  return (
    <p className="text-table text-ink-soft">
      {profile === "missing" ? (
        <LinkButton to="/catalogue/usage-profile" variant="plain" size="s">
          {t("dataset.verdict.no-profile")}
        </LinkButton>
      ) : (
        t("dataset.verdict.none")
      )}
    </p>
  );
}
