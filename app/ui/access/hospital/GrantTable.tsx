import { useMemo } from "react";
import type { GrantStatus } from "~/domain/access/states";
import { formatCount } from "~/messages/format";
import { type Named, useNamed, useT } from "~/ui/i18n";
import { LinkButton } from "~/ui/kit/form/Button";
import { EmptyState } from "~/ui/kit/status/EmptyState";
import { When } from "~/ui/kit/status/When";
import type { Column } from "~/ui/kit/table/column";
import { Table } from "~/ui/kit/table/Table";
import { GrantStatusMark } from "../grant/GrantStatusMark";
import { TextLink } from "../TextLink";

export type GrantRow = {
  readonly id: string;
  readonly title: Named;
  readonly company: Named;
  readonly status: GrantStatus;
  readonly from: number;
  readonly until: number;
  readonly endedAt: number | null;
  /** Visas issued on it so far: each is one passport for one person. */
  readonly visaCount: number;
  readonly mayRevoke: boolean;
};

/** The grants of a hospital with their uses; the ones in force can be revoked. */
export function GrantTable({ grants }: { grants: readonly GrantRow[] }) {
  const t = useT();
  const named = useNamed();
  const columns = useMemo<Column<GrantRow>[]>(
    () => [
      {
        id: "dataset",
        header: t("committee.column.datasets"),
        rowHeader: true,
        width: "wide",
        cell: (row) => (
          <div>
            <TextLink to={`/grants/${row.id}`}>{named(row.title)}</TextLink>
            <span className="block text-small font-normal text-ink-soft">{named(row.company)}</span>
          </div>
        ),
      },
      {
        id: "status",
        header: t("hospital.column.status"),
        cell: (row) => <GrantStatusMark status={row.status} />,
      },
      {
        id: "until",
        header: t("grant.until"),
        cell: (row) => <When at={row.endedAt ?? row.until} time={false} />,
      },
      {
        id: "visas",
        header: t("hospital.column.visas"),
        align: "end",
        cell: (row) => formatCount(row.visaCount),
      },
      {
        id: "revoke",
        header: t("hospital.column.action"),
        cell: (row) =>
          row.mayRevoke ? (
            <LinkButton
              to={`/hospital/grants/${row.id}/revoke`}
              size="s"
              variant="danger"
              aria-label={t("hospital.revoke.of", { title: named(row.title) })}
            >
              {t("hospital.revoke")}
            </LinkButton>
          ) : (
            "–"
          ),
      },
    ],
    [t, named],
  );
  return (
    <Table
      caption={t("hospital.grants")}
      captionHidden
      columns={columns}
      rows={grants}
      rowKey={(row) => row.id}
      empty={
        <EmptyState title={t("hospital.grants.empty")}>{t("hospital.grants.empty.why")}</EmptyState>
      }
    />
  );
}
