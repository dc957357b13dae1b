import { useMemo } from "react";
import type { RequestStatus } from "~/domain/access/states";
import type { ProjectClass } from "~/domain/programme/round-rules";
import { useT } from "~/ui/i18n";
import { LinkButton } from "~/ui/kit/form/Button";
import { Section } from "~/ui/kit/layout/Card";
import { Page, PageHeader } from "~/ui/kit/layout/PageHeader";
import { EmptyState } from "~/ui/kit/status/EmptyState";
import { Money } from "~/ui/kit/status/Money";
import { When } from "~/ui/kit/status/When";
import type { Column } from "~/ui/kit/table/column";
import { Table } from "~/ui/kit/table/Table";
import type { Turn } from "../shapes";
import { TextLink } from "../TextLink";
import { TurnStatus } from "./TurnStatus";

export type RequestRow = {
  readonly id: string;
  readonly status: RequestStatus;
  readonly title: string;
  readonly turn: Turn;
  readonly lineCount: number;
  readonly hospitalCount: number;
  readonly projectClass: ProjectClass | null;
  readonly totalKrw: number | null;
  /** Submitted at, or last touched while it is a draft. */
  readonly at: number;
};

/** The requests of one company: what is being written, what is running, what is over. */
export function RequestListPage({ requests }: { requests: readonly RequestRow[] }) {
  const t = useT();
  const columns = useRequestColumns();
  const groups = [
    { id: "drafts", rows: requests.filter((row) => row.status === "draft") },
    { id: "running", rows: requests.filter((row) => row.status === "submitted") },
    {
      id: "past",
      rows: requests.filter((row) => row.status === "closed" || row.status === "withdrawn"),
    },
  ] as const;
  return (
    <Page width="work">
      <PageHeader title={t("request.list.title")} lead={t("request.list.lead")} />
      {requests.length === 0 ? (
        <EmptyState
          title={t("request.list.empty")}
          action={
            <LinkButton to="/catalogue" variant="primary">
              {t("request.list.find")}
            </LinkButton>
          }
        >
          {t("request.list.empty.why")}
        </EmptyState>
      ) : (
        groups
          .filter((group) => group.rows.length > 0)
          .map((group) => (
            <Section key={group.id} title={t(`request.list.${group.id}`)} id={group.id}>
              <Table
                caption={t(`request.list.${group.id}`)}
                captionHidden
                columns={columns}
                rows={[...group.rows]}
                rowKey={(row) => row.id}
              />
            </Section>
          ))
      )}
    </Page>
  );
}

function useRequestColumns(): Column<RequestRow>[] {
  const t = useT();
  return useMemo<Column<RequestRow>[]>(
    () => [
      {
        id: "title",
        header: t("request.column.title"),
        rowHeader: true,
        width: "wide",
        cell: (row) => (
          <TextLink to={`/requests/${row.id}`}>{row.title || t("request.untitled")}</TextLink>
        ),
      },
      {
        id: "turn",
        header: t("request.column.turn"),
        cell: (row) => <TurnStatus turn={row.turn} status={row.status} />,
      },
      {
        id: "size",
        header: t("request.column.size"),
        cell: (row) => t("request.size", { lines: row.lineCount, hospitals: row.hospitalCount }),
      },
      {
        id: "class",
        header: t("request.column.class"),
        cell: (row) => (row.projectClass ? t(`request.class.${row.projectClass}`) : "–"),
      },
      {
        id: "total",
        header: t("request.column.total"),
        align: "end",
        cell: (row) => (row.totalKrw === null ? "–" : <Money amount={row.totalKrw} />),
      },
      {
        id: "at",
        header: t("request.column.at"),
        cell: (row) => <When at={row.at} time={false} />,
      },
    ],
    [t],
  );
}
