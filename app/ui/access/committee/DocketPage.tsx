import { useMemo } from "react";
import { type Named, useNamed, useT } from "~/ui/i18n";
import { LinkButton } from "~/ui/kit/form/Button";
import { Section } from "~/ui/kit/layout/Card";
import { Page, PageHeader } from "~/ui/kit/layout/PageHeader";
import { Status } from "~/ui/kit/status/Badge";
import { EmptyState } from "~/ui/kit/status/EmptyState";
import { Verdict } from "~/ui/kit/status/Verdict";
import { When } from "~/ui/kit/status/When";
import type { Column } from "~/ui/kit/table/column";
import { Table } from "~/ui/kit/table/Table";
import { TextLink } from "../TextLink";
import { QuorumWords } from "./QuorumWords";
import type { DocketRow, OwnStep } from "./shapes";
import { useDocketKeys } from "./use-docket-keys";

export type DocketView = {
  readonly hospital: Named;
  readonly open: readonly DocketRow[];
  readonly past: readonly DocketRow[];
};

const OWN_TONES: Readonly<Record<OwnStep, "warning" | "success" | "neutral">> = {
  declare: "warning",
  vote: "warning",
  done: "success",
  recused: "neutral",
  read: "neutral",
};

/** The docket of one committee: due first. Keys j and k walk, v opens the vote. */
export function DocketPage({ docket }: { docket: DocketView }) {
  const t = useT();
  const named = useNamed();
  const columns = useDocketColumns();
  const hasKeys = useDocketKeys();
  return (
    <Page width="work">
      <PageHeader
        title={t("committee.docket.title")}
        eyebrow={named(docket.hospital)}
        lead={t("committee.docket.lead")}
        actions={
          <LinkButton to="/hospital/uses" variant="tertiary">
            {t("uses.title")}
          </LinkButton>
        }
        meta={
          hasKeys ? <span className="hidden sm:inline">{t("committee.docket.keys")}</span> : null
        }
      />
      <Section title={t("committee.docket.open")}>
        <Table
          caption={t("committee.docket.open")}
          captionHidden
          columns={columns}
          rows={docket.open}
          rowKey={(row) => row.reviewId}
          empty={
            <EmptyState title={t("committee.docket.empty")}>
              {t("committee.docket.empty.why")}
            </EmptyState>
          }
        />
      </Section>
      {docket.past.length > 0 ? (
        <Section title={t("committee.docket.past")}>
          <Table
            caption={t("committee.docket.past")}
            captionHidden
            columns={columns}
            rows={docket.past}
            rowKey={(row) => row.reviewId}
          />
        </Section>
      ) : null}
    </Page>
  );
}

function useDocketColumns(): Column<DocketRow>[] {
  const t = useT();
  const named = useNamed();
  return useMemo<Column<DocketRow>[]>(
    () => [
      {
        id: "case",
        header: t("committee.column.case"),
        rowHeader: true,
        width: "wide",
        cell: (row) => (
          <div>
            <TextLink to={`/committee/reviews/${row.reviewId}`} data-docket-link>
              {row.title}
            </TextLink>
            {row.open ? (
              <span className="block text-small font-normal text-ink-soft">
                {named(row.open.applicant)}
                {row.open.purposeKind ? ` · ${t(`request.purpose.${row.open.purposeKind}`)}` : ""}
              </span>
            ) : null}
          </div>
        ),
      },
      {
        id: "own",
        header: t("committee.column.own"),
        cell: (row) => <Status tone={OWN_TONES[row.own]}>{t(`committee.own.${row.own}`)}</Status>,
      },
      {
        id: "datasets",
        header: t("committee.column.datasets"),
        cell: (row) =>
          row.open ? <ShortList names={row.open.datasets.map((one) => named(one))} /> : "–",
      },
      {
        id: "terms",
        header: t("committee.column.terms"),
        cell: (row) => (row.open?.verdict ? <Verdict verdict={row.open.verdict} /> : "–"),
      },
      {
        id: "conflicts",
        header: t("committee.column.conflicts"),
        cell: (row) => (row.open ? t("committee.conflicts", row.open.declared) : "–"),
      },
      {
        id: "votes",
        header: t("committee.column.votes"),
        cell: (row) => (row.open ? <QuorumWords quorum={row.open.quorum} /> : "–"),
      },
      {
        id: "due",
        header: t("committee.column.due"),
        cell: (row) =>
          row.status === "open" ? (
            <When at={row.dueAt} time={false} workingDaysLeft={row.workingDaysLeft} />
          ) : (
            <>
              {t(`committee.status.${row.status}`)}
              {row.decidedAt === null ? null : (
                <span className="block text-small">
                  <When at={row.decidedAt} time={false} relative={false} />
                </span>
              )}
            </>
          ),
      },
    ],
    [t, named],
  );
}

/** The first two names, and how many more there are. */
function ShortList({ names }: { names: readonly string[] }) {
  const t = useT();
  return (
    <ul className="grid gap-0.5">
      {names.slice(0, 2).map((name) => (
        <li key={name}>{name}</li>
      ))}
      {names.length > 2 ? (
        <li className="text-small text-ink-soft">
          {t("committee.datasets.more", { count: names.length - 2 })}
        </li>
      ) : null}
    </ul>
  );
}
