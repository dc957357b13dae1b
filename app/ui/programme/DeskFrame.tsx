import type { ReactNode } from "react";
import { useT } from "~/ui/i18n";
import { LinkButton } from "~/ui/kit/form/Button";
import { Section } from "~/ui/kit/layout/Card";
import { Page, PageHeader } from "~/ui/kit/layout/PageHeader";
import { Tabs } from "~/ui/kit/layout/Tabs";
import { EXPORT_FORMATS, EXPORTS, type Export, exportHref, postingsHref } from "./addresses";
import type { PostingQuery } from "./shapes";

const TABS = ["desk", "postings", "payments"] as const;
export type DeskTab = (typeof TABS)[number];

type DeskFrameProps = {
  tab: DeskTab;
  title: string;
  lead: string;
  round: string | null;
  actions?: ReactNode;
  children: ReactNode;
};

/** The frame of the programme desk's three pages. */
export function DeskFrame({ tab, title, lead, round, actions, children }: DeskFrameProps) {
  const t = useT();
  const to: Record<DeskTab, string> = {
    desk: round ? `/programme?round=${round}` : "/programme",
    postings: round ? postingsHref({ round }) : "/programme/postings",
    payments: "/programme/payments",
  };
  return (
    <Page>
      <PageHeader title={title} lead={lead} actions={actions} />
      <Tabs
        label={t("programme.desk.tabs")}
        tabs={TABS.map((id) => ({ id, label: t(`programme.tab.${id}`), to: to[id] }))}
        current={tab}
      />
      {children}
    </Page>
  );
}

/** The same figures as files, each as CSV and as a workbook. */
export function ExportLinks({
  query,
  only = EXPORTS,
}: {
  query: PostingQuery;
  only?: readonly Export[] | undefined;
}) {
  const t = useT();
  return (
    <Section title={t("programme.export.title")} lead={t("programme.export.lead")} id="export">
      <ul className="flex flex-wrap gap-x-8 gap-y-4 print:hidden">
        {only.map((what) => (
          <li key={what} className="flex items-center gap-2">
            <span className="text-table">{t(`programme.export.${what}`)}</span>
            {EXPORT_FORMATS.map((format) => (
              <LinkButton
                key={format}
                to={exportHref(what, format, query)}
                reloadDocument
                size="s"
                variant="tertiary"
                aria-label={t("programme.export.as", {
                  what: t(`programme.export.${what}`),
                  format: format.toUpperCase(),
                })}
              >
                {format.toUpperCase()}
              </LinkButton>
            ))}
          </li>
        ))}
      </ul>
    </Section>
  );
}
