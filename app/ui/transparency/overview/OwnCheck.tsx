import { useMemo } from "react";
import { type Finding, findingKey } from "~/domain/transparency/monitoring/finding";
import { sayFinding } from "~/messages/finding-words";
import { formatCount } from "~/messages/format";
import { formatMoment } from "~/messages/format-time";
import { useT } from "~/ui/i18n";
import { Section } from "~/ui/kit/layout/Card";
import { CopyText } from "~/ui/kit/layout/CopyText";
import { DefinitionList } from "~/ui/kit/layout/DefinitionList";
import { Alert } from "~/ui/kit/status/Alert";
import type { Column } from "~/ui/kit/table/column";
import { Table } from "~/ui/kit/table/Table";
import type { OwnCheckView } from "./overview-shapes";

type Done = Extract<OwnCheckView, { state: "done" }>;

/** The command with which anybody does the same from outside. */
function OutsideCommand({ publicUrl }: { publicUrl: string }) {
  const t = useT();
  return (
    <div className="flex flex-col gap-1 pt-4">
      <p className="font-bold">{t("monitoring.outside")}</p>
      <CopyText text={`npm run monitor -- ${publicUrl}`} label={t("monitoring.outside")} />
      <p className="text-table text-ink-soft">{t("monitoring.outside.why")}</p>
    </div>
  );
}

function FindingTable({ findings }: { findings: readonly Finding[] }) {
  const t = useT();
  const columns = useMemo<Column<Finding>[]>(() => {
    const value = (text: string) => <code className="text-small break-all">{text}</code>;
    return [
      {
        id: "what",
        header: t("monitoring.column.what"),
        rowHeader: true,
        cell: (finding) => (
          <span className="flex flex-col">
            {sayFinding(t, finding).what}
            <code className="text-small text-ink-faint">{finding.code}</code>
          </span>
        ),
      },
      {
        id: "where",
        header: t("monitoring.column.where"),
        cell: (finding) => <span className="break-all">{sayFinding(t, finding).where}</span>,
      },
      {
        id: "expected",
        header: t("monitoring.expected"),
        cell: (finding) => value(sayFinding(t, finding).expected),
      },
      {
        id: "actual",
        header: t("monitoring.actual"),
        cell: (finding) => value(sayFinding(t, finding).actual),
      },
    ];
  }, [t]);
  return (
    <Table
      caption={t("monitoring.column.what")}
      captionHidden
      columns={columns}
      rows={findings}
      rowKey={findingKey}
      dense
    />
  );
}

const COUNTED = [
  "checkpoints",
  "cosignatures",
  "anchors",
  "tiles",
  "grants",
  "visas",
  "uses",
  "erasures",
  "rows",
] as const;

function WhatWasChecked({ check }: { check: Done }) {
  const t = useT();
  const { checked } = check;
  const names = (list: readonly string[]) =>
    list.length === 0 ? t("monitoring.none") : list.join(", ");
  return (
    <details className="pt-4">
      <summary className="prose-link inline-block py-2">{t("monitoring.checked")}</summary>
      <DefinitionList
        layout="grid"
        items={[
          { term: t("monitoring.checked.entries"), value: formatCount(check.entries) },
          ...COUNTED.map((part) => ({
            term: t(`monitoring.checked.${part}`),
            value: formatCount(checked[part]),
          })),
          { term: t("monitoring.checked.chains"), value: names(checked.chains) },
          { term: t("monitoring.checked.silent"), value: names(checked.silentChains) },
          {
            term: t("monitoring.checked.duration"),
            value: t("monitoring.seconds", { seconds: (check.durationMs / 1_000).toFixed(1) }),
          },
        ]}
      />
    </details>
  );
}

function Result({ check }: { check: OwnCheckView }) {
  const t = useT();
  if (check.state === "never") {
    return (
      <Alert tone="info" title={t("monitoring.never")}>
        {t("monitoring.never.why")}
      </Alert>
    );
  }
  if (check.state === "forged") {
    return (
      <Alert tone="danger" title={t("monitoring.forged")}>
        {t("monitoring.forged.why")}
      </Alert>
    );
  }
  const when = formatMoment(check.at, t.locale);
  if (check.findings.length === 0) {
    const params = {
      when,
      entries: formatCount(check.entries),
      grants: formatCount(check.grantsInForce),
    };
    return <Alert tone="success">{t("monitoring.fine", params)}</Alert>;
  }
  return (
    <div className="flex flex-col gap-4">
      <Alert tone="danger" title={t("monitoring.bad", { when })}>
        {t("monitoring.bad.next")}
      </Alert>
      <FindingTable findings={check.findings} />
    </div>
  );
}

/** What the hub found when it looked at its own log; said to be just that. */
export function OwnCheck({ check, publicUrl }: { check: OwnCheckView; publicUrl: string }) {
  const t = useT();
  return (
    <Section title={t("monitoring.title")} lead={t("monitoring.lead")}>
      <Result check={check} />
      {check.state === "done" ? <WhatWasChecked check={check} /> : null}
      <OutsideCommand publicUrl={publicUrl} />
    </Section>
  );
}
