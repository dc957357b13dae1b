import { useMemo } from "react";
import type { ReviewStatus } from "~/domain/access/states";
import { OfficeTabs } from "~/ui/federation/OfficeFrame";
import { type Named, useNamed, useT } from "~/ui/i18n";
import { LinkButton } from "~/ui/kit/form/Button";
import { ErrorSummary } from "~/ui/kit/form/ErrorSummary";
import { Section } from "~/ui/kit/layout/Card";
import { Page, PageHeader } from "~/ui/kit/layout/PageHeader";
import { Status } from "~/ui/kit/status/Badge";
import { EmptyState } from "~/ui/kit/status/EmptyState";
import type { RefusalWords } from "~/ui/kit/status/Refusal";
import { When } from "~/ui/kit/status/When";
import type { Column } from "~/ui/kit/table/column";
import { Table } from "~/ui/kit/table/Table";
import { QuorumWords } from "../committee/QuorumWords";
import type { QuorumView } from "../committee/shapes";
import type { FieldErrors } from "../shapes";
import { TextLink } from "../TextLink";
import { type GrantRow, GrantTable } from "./GrantTable";
import { type Candidate, SubstituteDialog } from "./SubstituteForm";

export type OfficeCase = {
  readonly reviewId: string;
  readonly title: string;
  readonly applicant: Named;
  readonly datasets: readonly Named[];
  readonly status: ReviewStatus;
  readonly quorum: QuorumView;
  readonly openedAt: number;
  readonly dueAt: number;
  readonly workingDaysLeft: number;
  readonly decidedAt: number | null;
  /** Who could join when the quorum cannot be reached; null otherwise. */
  readonly candidates: readonly Candidate[] | null;
};

export type OfficeView = {
  readonly hospital: Named;
  readonly hospitalId: string;
  readonly datasetCount: number;
  readonly cases: readonly OfficeCase[];
  readonly grants: readonly GrantRow[];
};

/** The data office of one hospital: what is asked for, what is in use, and how it was used. */
export function OfficePage({
  office,
  refusal,
  errors,
}: {
  office: OfficeView;
  refusal?: RefusalWords | undefined;
  errors: FieldErrors;
}) {
  const t = useT();
  const named = useNamed();
  const open = office.cases.filter((one) => one.status === "open");
  const past = office.cases.filter((one) => one.status !== "open");
  const stuck = open.filter((one) => one.quorum.state === "unreachable");
  return (
    <Page width="work">
      <PageHeader
        title={t("hospital.title")}
        eyebrow={named(office.hospital)}
        lead={t("hospital.lead")}
        actions={
          <LinkButton to={`/catalogue?hospital=${office.hospitalId}`} variant="tertiary">
            {t("hospital.datasets", { count: office.datasetCount })}
          </LinkButton>
        }
      />
      <OfficeTabs current="office" />
      <div className="mt-6 mb-6 empty:hidden">
        <ErrorSummary
          errors={errors}
          refusal={refusal}
          labels={{ personId: t("hospital.substitute.who") }}
        />
      </div>
      {stuck.map((one) => (
        <StuckCase key={one.reviewId} stuck={one} />
      ))}
      <Section title={t("hospital.open")}>
        <CaseTable cases={open} label={t("hospital.open")} />
      </Section>
      <Section title={t("hospital.grants")} lead={t("hospital.grants.lead")}>
        <GrantTable grants={office.grants} />
      </Section>
      {past.length > 0 ? (
        <Section title={t("hospital.past")}>
          <CaseTable cases={past} label={t("hospital.past")} />
        </Section>
      ) : null}
    </Page>
  );
}

/** A case whose committee cannot decide any more without help from the office. */
function StuckCase({ stuck }: { stuck: OfficeCase }) {
  const t = useT();
  return (
    <div className="mb-4 grid gap-3 rounded-lg border border-warning-line bg-warning-soft p-5">
      <p className="font-bold">{t("hospital.stuck", { title: stuck.title })}</p>
      <QuorumWords quorum={stuck.quorum} long />
      <div>
        <SubstituteDialog
          reviewId={stuck.reviewId}
          title={stuck.title}
          candidates={stuck.candidates ?? []}
          action="/hospital"
        />
      </div>
    </div>
  );
}

function CaseTable({ cases, label }: { cases: readonly OfficeCase[]; label: string }) {
  const t = useT();
  const named = useNamed();
  const columns = useMemo<Column<OfficeCase>[]>(
    () => [
      {
        id: "case",
        header: t("committee.column.case"),
        rowHeader: true,
        width: "wide",
        cell: (row) => (
          <div>
            {row.title}
            <span className="block text-small font-normal text-ink-soft">
              {named(row.applicant)}
            </span>
          </div>
        ),
      },
      {
        id: "datasets",
        header: t("committee.column.datasets"),
        cell: (row) => row.datasets.map(named).join(", "),
      },
      {
        id: "status",
        header: t("hospital.column.status"),
        cell: (row) =>
          row.status === "open" ? (
            <QuorumWords quorum={row.quorum} />
          ) : (
            <Status tone="neutral">{t(`committee.status.${row.status}`)}</Status>
          ),
      },
      {
        id: "due",
        header: t("committee.column.due"),
        cell: (row) =>
          row.status === "open" ? (
            <When at={row.dueAt} time={false} workingDaysLeft={row.workingDaysLeft} />
          ) : row.decidedAt === null ? (
            "–"
          ) : (
            <When at={row.decidedAt} time={false} />
          ),
      },
    ],
    [t, named],
  );
  return (
    <Table
      caption={label}
      captionHidden
      columns={columns}
      rows={cases}
      rowKey={(row) => row.reviewId}
      empty={
        <EmptyState
          title={t("hospital.empty")}
          action={<TextLink to="/catalogue">{t("hospital.empty.see")}</TextLink>}
        >
          {t("hospital.empty.why")}
        </EmptyState>
      }
    />
  );
}
