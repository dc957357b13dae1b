import { Link } from "@remix-run/react";
import { useMemo } from "react";
import { formatShare } from "~/messages/format";
import { useNamed, useT } from "~/ui/i18n";
import { Money } from "~/ui/kit/status/Money";
import { When } from "~/ui/kit/status/When";
import type { Column } from "~/ui/kit/table/column";
import { DataTable } from "~/ui/kit/table/DataTable";
import { postingsHref } from "./addresses";
import type { CompanyFacts } from "./shapes";

/** Every company's voucher and own part, with the postings behind each. */
export function CompanyTable({
  companies,
  round,
}: {
  companies: readonly CompanyFacts[];
  round: string;
}) {
  const t = useT();
  const name = useNamed();
  const columns = useMemo<Column<CompanyFacts>[]>(() => {
    const money = (
      id: "granted" | "available" | "held" | "spent" | "coPaid",
      amount: (row: CompanyFacts) => number,
    ): Column<CompanyFacts> => ({
      id,
      header: t(`programme.use.${id}`),
      align: "end",
      sortable: true,
      value: amount,
      cell: (row) => <Money amount={amount(row)} reading={false} />,
    });
    return [
      {
        id: "name",
        header: t("programme.coPay.company"),
        rowHeader: true,
        sortable: true,
        value: (row) => name(row.name),
        cell: (row) => (
          <Link to={postingsHref({ round, owner: row.id })} className="prose-link">
            {name(row.name)}
          </Link>
        ),
      },
      money("granted", (row) => row.grantedKrw),
      money("spent", (row) => row.spentKrw),
      money("held", (row) => row.heldKrw),
      money("available", (row) => row.availableKrw),
      {
        id: "rate",
        header: t("programme.use.rate"),
        align: "end",
        sortable: true,
        value: (row) => row.spentKrw / Math.max(1, row.grantedKrw),
        cell: (row) => formatShare(row.spentKrw / Math.max(1, row.grantedKrw)),
      },
      money("coPaid", (row) => row.coPaidKrw),
      {
        id: "expires",
        header: t("programme.use.expires"),
        sortable: true,
        value: (row) => row.expiresAt,
        cell: (row) => <When at={row.expiresAt - 1} time={false} relative={false} />,
      },
    ];
  }, [t, name, round]);
  return (
    <DataTable
      name="companies"
      caption={t("programme.use.company")}
      columns={columns}
      rows={companies}
      rowKey={(row) => row.id}
      empty={<p className="text-ink-soft">{t("programme.use.empty")}</p>}
      dense
    />
  );
}
