import { Form } from "@remix-run/react";
import { useMemo } from "react";
import { formatBytes, formatCount } from "~/messages/format";
import { PlainLink, TextLink } from "~/ui/access/TextLink";
import { type Named, useNamed, useT } from "~/ui/i18n";
import { Button } from "~/ui/kit/form/Button";
import { Select } from "~/ui/kit/form/Select";
import { Card, Section } from "~/ui/kit/layout/Card";
import { Badge } from "~/ui/kit/status/Badge";
import { EmptyState } from "~/ui/kit/status/EmptyState";
import { Refusal, type RefusalWords } from "~/ui/kit/status/Refusal";
import { When } from "~/ui/kit/status/When";
import type { Column } from "~/ui/kit/table/column";
import { Table } from "~/ui/kit/table/Table";
import { EntryLink } from "~/ui/voucher/PostingTable";
import { OfficeFrame } from "./OfficeFrame";
import type { CheckRow, GrantMonthRow } from "./shapes";

export type RecordsView = {
  readonly hospital: Named | undefined;
  readonly month: string;
  readonly months: readonly string[];
  readonly isOver: boolean;
  readonly grants: readonly GrantMonthRow[];
  readonly check: CheckRow | null;
  readonly checks: readonly CheckRow[];
};

/** The access records of one month, and the statement that somebody has looked through them. */
export function AccessRecordsPage({
  view,
  refusal,
}: {
  view: RecordsView;
  refusal?: RefusalWords | undefined;
}) {
  const t = useT();
  return (
    <OfficeFrame tab="records" title="records.title" lead="records.lead" hospital={view.hospital}>
      <div className="mb-6 empty:hidden">{refusal ? <Refusal refusal={refusal} /> : null}</div>
      <Form method="get" className="flex flex-wrap items-end gap-3 pb-4">
        <Select
          label={t("records.month")}
          name="month"
          defaultValue={view.month}
          options={view.months.map((month) => ({ value: month, label: month }))}
        />
        <Button type="submit" variant="secondary">
          {t("records.show")}
        </Button>
        <PlainLink href={`/hospital/access-records.csv?month=${view.month}`}>
          {t("records.csv")}
        </PlainLink>
      </Form>
      <Section title={t("records.grants", { month: view.month })} lead={t("records.grants.lead")}>
        <GrantMonths grants={view.grants} />
      </Section>
      <CheckCard view={view} />
      <Section title={t("records.checks")} lead={t("records.checks.lead")}>
        <CheckTable checks={view.checks} />
      </Section>
    </OfficeFrame>
  );
}

function CheckCard({ view: { month, isOver, check } }: { view: RecordsView }) {
  const t = useT();
  if (check) {
    return (
      <Card title={t("records.checked", { month })}>
        <p>
          {t("records.checked.by", { name: check.checkedBy })}{" "}
          <When at={check.checkedAt} relative={false} />
        </p>
      </Card>
    );
  }
  return (
    <Card title={t("records.check", { month })}>
      {isOver ? (
        <Form method="post" className="grid gap-4">
          <p>{t("records.check.effect")}</p>
          <input type="hidden" name="month" value={month} />
          <div>
            <Button type="submit" variant="primary">
              {t("records.check.do")}
            </Button>
          </div>
        </Form>
      ) : (
        <p>{t("records.check.later")}</p>
      )}
    </Card>
  );
}

function GrantMonths({ grants }: { grants: readonly GrantMonthRow[] }) {
  const t = useT();
  const named = useNamed();
  const columns = useMemo<Column<GrantMonthRow>[]>(() => {
    const figure = (id: "uses" | "mostInADay" | "refused" | "rows"): Column<GrantMonthRow> => ({
      id,
      header: t(`records.column.${id}`),
      align: "end",
      cell: (row) => formatCount(row[id]),
    });
    return [
      {
        id: "grant",
        header: t("uses.column.grant"),
        rowHeader: true,
        width: "wide",
        cell: (row) => (
          <div>
            <TextLink to={`/grants/${row.grantId}`}>{named(row.title)}</TextLink>
            <span className="block text-small font-normal text-ink-soft">{named(row.company)}</span>
          </div>
        ),
      },
      {
        id: "signs",
        header: t("records.column.signs"),
        cell: (row) =>
          row.signs.length === 0 ? (
            t("records.sign.none")
          ) : (
            <span className="flex flex-wrap gap-1">
              {row.signs.map((sign) => (
                <Badge key={sign} tone="warning">
                  {t(`records.sign.${sign}`)}
                </Badge>
              ))}
            </span>
          ),
      },
      figure("uses"),
      figure("mostInADay"),
      {
        id: "bytes",
        header: t("records.column.bytes"),
        align: "end",
        cell: (row) => formatBytes(row.bytes),
      },
      figure("rows"),
      figure("refused"),
      {
        id: "last",
        header: t("records.column.last"),
        cell: (row) => (row.last === null ? "–" : <When at={row.last} relative={false} />),
      },
    ];
  }, [t, named]);
  return (
    <Table
      caption={t("records.title")}
      captionHidden
      dense
      columns={columns}
      rows={grants}
      rowKey={(row) => row.grantId}
      empty={<EmptyState title={t("records.empty")}>{t("records.empty.why")}</EmptyState>}
    />
  );
}

function CheckTable({ checks }: { checks: readonly CheckRow[] }) {
  const t = useT();
  const columns = useMemo<Column<CheckRow>[]>(
    () => [
      { id: "month", header: t("records.month"), rowHeader: true, cell: (row) => row.month },
      { id: "by", header: t("records.column.by"), cell: (row) => row.checkedBy },
      {
        id: "at",
        header: t("records.column.at"),
        cell: (row) => <When at={row.checkedAt} relative={false} />,
      },
      {
        id: "uses",
        header: t("records.column.uses"),
        align: "end",
        cell: (row) => formatCount(row.uses),
      },
      {
        id: "refused",
        header: t("records.column.refused"),
        align: "end",
        cell: (row) => formatCount(row.refused),
      },
      {
        id: "proof",
        header: t("uses.column.proof"),
        cell: (row) => (
          <EntryLink logIndex={row.logIndex} words={t("uses.entry", { index: row.logIndex })} />
        ),
      },
    ],
    [t],
  );
  return (
    <Table
      caption={t("records.checks")}
      captionHidden
      dense
      columns={columns}
      rows={checks}
      rowKey={(row) => row.month}
      empty={<p className="text-ink-soft">{t("records.checks.none")}</p>}
    />
  );
}
