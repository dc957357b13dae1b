import type { ReactNode } from "react";
import type { MessageKey } from "~/messages/messages";
import { type Named, useNamed, useT } from "~/ui/i18n";
import { Page, PageHeader } from "~/ui/kit/layout/PageHeader";
import { Tabs } from "~/ui/kit/layout/Tabs";
import { useViewer } from "~/ui/viewer";

export type OfficeTab = "office" | "uses" | "records" | "servers" | "certificates";

const PLACES: Readonly<Record<OfficeTab, string>> = {
  office: "/hospital",
  uses: "/hospital/uses",
  records: "/hospital/access-records",
  servers: "/hospital/data-servers",
  certificates: "/certificates",
};

/** The parts of a data office. A committee reads the uses and has no other part here. */
export function OfficeTabs({ current }: { current: OfficeTab }) {
  const t = useT();
  const viewer = useViewer();
  if (viewer?.role !== "data-office") return null;
  const tabs = (Object.entries(PLACES) as [OfficeTab, string][]).map(([id, to]) => ({
    id,
    to,
    label: t(`office.tab.${id}`),
  }));
  return <Tabs label={t("office.tabs")} tabs={tabs} current={current} />;
}

/** A page of a hospital's data office. */
export function OfficeFrame({
  tab,
  title,
  lead,
  hospital,
  actions,
  children,
}: {
  tab: OfficeTab;
  title: MessageKey;
  lead: MessageKey;
  hospital: Named | undefined;
  actions?: ReactNode;
  children: ReactNode;
}) {
  const t = useT();
  const named = useNamed();
  return (
    <Page width="work">
      <PageHeader
        title={t(title)}
        eyebrow={hospital ? named(hospital) : undefined}
        lead={t(lead)}
        actions={actions}
      />
      <OfficeTabs current={tab} />
      <div className="pt-6">{children}</div>
    </Page>
  );
}
