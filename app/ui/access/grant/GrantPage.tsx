import { useMemo } from "react";
import type { PurposeKind } from "~/domain/access/dossier";
import type { GrantStatus } from "~/domain/access/states";
import type { DeliveryChannel } from "~/domain/catalogue/data-type";
import { GrantHistory, type GrantHistoryView } from "~/ui/federation/GrantHistory";
import { type Named, useNamed, useT } from "~/ui/i18n";
import { LinkButton } from "~/ui/kit/form/Button";
import { Card, Section } from "~/ui/kit/layout/Card";
import { CopyText } from "~/ui/kit/layout/CopyText";
import { DefinitionList } from "~/ui/kit/layout/DefinitionList";
import { Page, PageHeader } from "~/ui/kit/layout/PageHeader";
import { Refusal, type RefusalWords } from "~/ui/kit/status/Refusal";
import { When } from "~/ui/kit/status/When";
import type { Column } from "~/ui/kit/table/column";
import { Table } from "~/ui/kit/table/Table";
import { TextLink } from "../TextLink";
import { GrantStatusMark } from "./GrantStatusMark";
import { PassportCard } from "./PassportCard";

export type VisaRow = {
  readonly id: string;
  readonly name: string;
  readonly issuedAt: number;
  readonly expiresAt: number;
};

export type GrantView = {
  readonly id: string;
  readonly requestId: string;
  readonly datasetId: string;
  readonly title: Named;
  readonly hospital: Named;
  readonly company: Named;
  readonly team: readonly string[];
  readonly purpose: string;
  readonly purposeKind: PurposeKind | null;
  readonly purposeSha256: string;
  readonly conditions: readonly string[];
  readonly deliveryChannels: readonly DeliveryChannel[];
  readonly status: GrantStatus;
  readonly from: number;
  readonly until: number;
  readonly endedAt: number | null;
  readonly logIndex: number;
  readonly visas: readonly VisaRow[];
  /** Only a member of the named team is offered a passport. */
  readonly mayIssue: boolean;
  readonly mayRevoke: boolean;
  /** Whether the reader may open the request behind it. */
  readonly isOwn: boolean;
  readonly history: GrantHistoryView;
};

/** One grant: who may use what, for what, until when, under which conditions, and the proof. */
export function GrantPage({
  grant,
  passport,
  refusal,
}: {
  grant: GrantView;
  /** The token, once, right after it was issued. */
  passport?: { readonly token: string; readonly expiresAt: number } | undefined;
  refusal?: RefusalWords | undefined;
}) {
  const t = useT();
  const named = useNamed();
  return (
    <Page width="work">
      <PageHeader
        title={named(grant.title)}
        eyebrow={t("grant.eyebrow")}
        crumbs={
          grant.isOwn
            ? [
                { label: t("request.list.title"), to: "/requests" },
                { label: t("request.status.eyebrow"), to: `/requests/${grant.requestId}` },
                { label: t("grant.eyebrow") },
              ]
            : [{ label: t("grant.eyebrow") }]
        }
        meta={<GrantStatusMark status={grant.status} />}
        actions={
          grant.mayRevoke ? (
            <LinkButton to={`/hospital/grants/${grant.id}/revoke`} variant="danger">
              {t("hospital.revoke")}
            </LinkButton>
          ) : null
        }
      />
      <div className="mb-6 empty:hidden">{refusal ? <Refusal refusal={refusal} /> : null}</div>
      <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="grid content-start gap-6">
          <PassportCard grant={grant} passport={passport} />
          <Terms grant={grant} />
        </div>
        <div className="grid content-start gap-6">
          <Conditions conditions={grant.conditions} />
          <Proof logIndex={grant.logIndex} purposeSha256={grant.purposeSha256} />
        </div>
      </div>
      <Section title={t("grant.visas")} lead={t("grant.visas.lead")}>
        <VisaTable visas={grant.visas} />
      </Section>
      <GrantHistory history={grant.history} />
    </Page>
  );
}

function Terms({ grant }: { grant: GrantView }) {
  const t = useT();
  const named = useNamed();
  return (
    <Card title={t("grant.terms")}>
      <DefinitionList
        items={[
          {
            term: t("grant.dataset"),
            value: <TextLink to={`/datasets/${grant.datasetId}`}>{named(grant.title)}</TextLink>,
          },
          { term: t("grant.hospital"), value: named(grant.hospital) },
          { term: t("grant.company"), value: named(grant.company) },
          { term: t("request.field.team"), value: grant.team.join(", ") || "–" },
          {
            term: t("request.field.purposeKind"),
            value: grant.purposeKind ? t(`request.purpose.${grant.purposeKind}`) : "–",
          },
          {
            term: t("request.field.purpose"),
            value: <span className="whitespace-pre-wrap">{grant.purpose}</span>,
          },
          {
            term: t("grant.channels"),
            value: grant.deliveryChannels.map((one) => t(`grant.channel.${one}`)).join(", "),
          },
          { term: t("grant.from"), value: <When at={grant.from} /> },
          { term: t("grant.until"), value: <When at={grant.until} />, note: t("grant.until.note") },
          ...(grant.endedAt === null
            ? []
            : [{ term: t("grant.ended"), value: <When at={grant.endedAt} /> }]),
        ]}
      />
    </Card>
  );
}

function Conditions({ conditions }: { conditions: readonly string[] }) {
  const t = useT();
  return (
    <Card title={t("request.line.conditions")}>
      {conditions.length === 0 ? (
        <p>{t("grant.conditions.none")}</p>
      ) : (
        <ul className="list-disc pl-5">
          {conditions.map((condition) => (
            <li key={condition}>{condition}</li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function Proof({ logIndex, purposeSha256 }: { logIndex: number; purposeSha256: string }) {
  const t = useT();
  return (
    <Card title={t("grant.proof")}>
      <div className="grid gap-3">
        <p className="text-ink-soft">{t("grant.proof.lead")}</p>
        <p>
          <TextLink to={`/transparency/entries/${logIndex}`}>
            {t("request.track.entry", { index: logIndex })}
          </TextLink>
        </p>
        <p className="text-small">
          {t("grant.purpose.sha256")} <CopyText text={purposeSha256} label="SHA-256" short />
        </p>
      </div>
    </Card>
  );
}

function VisaTable({ visas }: { visas: readonly VisaRow[] }) {
  const t = useT();
  const columns = useMemo<Column<VisaRow>[]>(
    () => [
      { id: "name", header: t("committee.roster.name"), rowHeader: true, cell: (row) => row.name },
      { id: "issued", header: t("grant.visa.issued"), cell: (row) => <When at={row.issuedAt} /> },
      {
        id: "expires",
        header: t("grant.visa.expires"),
        cell: (row) => <When at={row.expiresAt} />,
      },
      {
        id: "id",
        header: t("grant.visa.id"),
        cell: (row) => <CopyText text={row.id} label={t("grant.visa.id")} />,
      },
    ],
    [t],
  );
  return (
    <Table
      caption={t("grant.visas")}
      captionHidden
      columns={columns}
      rows={visas}
      rowKey={(row) => row.id}
      empty={<p className="text-ink-soft">{t("grant.visas.none")}</p>}
    />
  );
}
