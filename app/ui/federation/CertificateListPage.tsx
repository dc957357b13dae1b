import { Form } from "@remix-run/react";
import { useMemo } from "react";
import { formatCount, formatWon } from "~/messages/format";
import type { FieldErrors } from "~/ui/access/shapes";
import { TextLink } from "~/ui/access/TextLink";
import { type Named, useNamed, useT } from "~/ui/i18n";
import { Button } from "~/ui/kit/form/Button";
import { ErrorSummary } from "~/ui/kit/form/ErrorSummary";
import { MoneyInput } from "~/ui/kit/form/MoneyInput";
import { Select } from "~/ui/kit/form/Select";
import { Card, Section } from "~/ui/kit/layout/Card";
import { EmptyState } from "~/ui/kit/status/EmptyState";
import { Money } from "~/ui/kit/status/Money";
import type { RefusalWords } from "~/ui/kit/status/Refusal";
import { Stat, StatRow } from "~/ui/kit/status/Stat";
import type { Column } from "~/ui/kit/table/column";
import { Table } from "~/ui/kit/table/Table";
import { CertificateStatus } from "./CertificateStatus";
import { OfficeFrame } from "./OfficeFrame";

type CertificateListRow = {
  readonly id: string;
  readonly title: Named;
  readonly version: number;
  readonly status: "requested" | "minted";
  readonly holder: Named;
  readonly isHeld: boolean;
  readonly usageFeeKrw: number;
  readonly uses: number;
  readonly earnedKrw: number;
};

type Uncertified = Named & {
  readonly id: string;
  readonly version: number;
  readonly priceKrw: number;
};

export type CertificateListView = {
  readonly hospital: Named | undefined;
  readonly certificates: readonly CertificateListRow[];
  /** What this institution earned by certificates, by where the money came from. */
  readonly fromVoucherKrw: number;
  readonly fromCoPayKrw: number;
  readonly uncertified: readonly Uncertified[];
};

/** A hospital's certificates, what they brought, and the way to another one. */
export function CertificateListPage({
  list,
  isOn,
  refusal,
  errors,
  values,
}: {
  list: CertificateListView;
  /** Whether this hub makes certificates. */
  isOn: boolean;
  refusal?: RefusalWords | undefined;
  errors: FieldErrors;
  values: Readonly<Record<string, string | readonly string[]>>;
}) {
  const t = useT();
  return (
    <OfficeFrame
      tab="certificates"
      title="certificate.list.title"
      lead="certificate.list.lead"
      hospital={list.hospital}
    >
      <div className="mb-6 empty:hidden">
        <ErrorSummary
          errors={errors}
          refusal={refusal}
          labels={{ dataset: t("grant.dataset"), usageFeeKrw: t("certificate.fee") }}
        />
      </div>
      <Section title={t("certificate.earned")} lead={t("certificate.earned.lead")}>
        <StatRow>
          <Stat
            label={t("certificate.earned.sum")}
            value={<Money amount={list.fromVoucherKrw + list.fromCoPayKrw} />}
          />
          <Stat
            label={t("certificate.earned.voucher")}
            value={<Money amount={list.fromVoucherKrw} />}
          />
          <Stat
            label={t("certificate.earned.coPay")}
            value={<Money amount={list.fromCoPayKrw} />}
          />
        </StatRow>
      </Section>
      <Section title={t("certificate.list")}>
        <CertificateTable certificates={list.certificates} />
      </Section>
      {isOn ? (
        <RequestCard uncertified={list.uncertified} errors={errors} values={values} />
      ) : (
        <p className="text-ink-soft">{t("certificate.off")}</p>
      )}
    </OfficeFrame>
  );
}

function RequestCard({
  uncertified,
  errors,
  values,
}: {
  uncertified: readonly Uncertified[];
  errors: FieldErrors;
  values: Readonly<Record<string, string | readonly string[]>>;
}) {
  const t = useT();
  const named = useNamed();
  if (uncertified.length === 0) return <p>{t("certificate.request.none")}</p>;
  return (
    <Card title={t("certificate.request")} id="request">
      <Form method="post" className="grid gap-4" noValidate>
        <p>{t("certificate.request.effect")}</p>
        <Select
          label={t("grant.dataset")}
          name="dataset"
          emptyLabel={t("certificate.request.choose")}
          defaultValue={String(values["dataset"] ?? "")}
          errors={errors["dataset"]}
          options={uncertified.map((one) => ({
            value: `${one.id}@${one.version}`,
            label: t("certificate.request.option", {
              title: named(one),
              version: String(one.version),
              price: formatWon(one.priceKrw),
            }),
          }))}
          required
        />
        <MoneyInput
          label={t("certificate.fee")}
          name="usageFeeKrw"
          hint={t("certificate.fee.hint")}
          defaultValue={String(values["usageFeeKrw"] ?? "")}
          errors={errors["usageFeeKrw"]}
          required
        />
        <div>
          <Button type="submit" variant="primary">
            {t("certificate.request.do")}
          </Button>
        </div>
      </Form>
    </Card>
  );
}

function CertificateTable({ certificates }: { certificates: readonly CertificateListRow[] }) {
  const t = useT();
  const named = useNamed();
  const columns = useMemo<Column<CertificateListRow>[]>(
    () => [
      {
        id: "dataset",
        header: t("grant.dataset"),
        rowHeader: true,
        width: "wide",
        cell: (row) => (
          <div>
            <TextLink to={`/certificates/${row.id}`}>{named(row.title)}</TextLink>
            <span className="block text-small font-normal text-ink-soft">
              {t("certificate.version.of", { version: String(row.version) })}
            </span>
          </div>
        ),
      },
      {
        id: "status",
        header: t("hospital.column.status"),
        cell: (row) => <CertificateStatus certificate={row} />,
      },
      { id: "holder", header: t("certificate.holder"), cell: (row) => named(row.holder) },
      {
        id: "fee",
        header: t("certificate.fee"),
        align: "end",
        cell: (row) => <Money amount={row.usageFeeKrw} reading={false} />,
      },
      {
        id: "uses",
        header: t("certificate.column.uses"),
        align: "end",
        cell: (row) => formatCount(row.uses),
      },
      {
        id: "earned",
        header: t("certificate.column.earned"),
        align: "end",
        cell: (row) => <Money amount={row.earnedKrw} reading={false} />,
      },
    ],
    [t, named],
  );
  return (
    <Table
      caption={t("certificate.list")}
      captionHidden
      columns={columns}
      rows={certificates}
      rowKey={(row) => row.id}
      empty={<EmptyState title={t("certificate.empty")}>{t("certificate.empty.why")}</EmptyState>}
    />
  );
}
