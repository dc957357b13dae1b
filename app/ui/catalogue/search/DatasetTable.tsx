import { Link } from "@remix-run/react";
import { useMemo } from "react";
import { formatBytes, formatCount } from "~/messages/format";
import type { Translate } from "~/messages/translate";
import { useT } from "~/ui/i18n";
import { Money } from "~/ui/kit/status/Money";
import type { Column, SortLinks } from "~/ui/kit/table/column";
import { DataTable } from "~/ui/kit/table/DataTable";
import { AddToBasket } from "../AddToBasket";
import { datasetAddress } from "../address";
import { MatchVerdict } from "../MatchVerdict";
import type { CatalogueRow } from "../shapes";
import { Decision, Period } from "./DatasetList";

type DatasetTableProps = {
  rows: readonly CatalogueRow[];
  compareForm: string;
  basketNext: string | null;
  sort: SortLinks;
};

/** Results for people who work through many: dense, with a column chooser once the page lives. */
export function DatasetTable({ rows, compareForm, basketNext, sort }: DatasetTableProps) {
  const t = useT();
  const columns = useMemo<Column<CatalogueRow>[]>(
    () => [
      ...factColumns(t),
      ...(rows.some((row) => row.match) ? [verdictColumn(t)] : [termColumn(t)]),
      ...(basketNext === null ? [] : [basketColumn(t, basketNext)]),
    ],
    [t, rows, basketNext],
  );
  return (
    <DataTable
      name="datasets"
      caption={t("catalogue.title")}
      captionHidden
      dense
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      sort={sort}
      selection={{
        name: "dataset",
        form: compareForm,
        max: 4,
        label: (row) => t("catalogue.compare.pick", { title: row.title }),
      }}
    />
  );
}

function factColumns(t: Translate): Column<CatalogueRow>[] {
  return [
    {
      id: "title",
      header: t("catalogue.column.title"),
      rowHeader: true,
      width: "wide",
      hideable: false,
      cell: (row) => (
        <Link to={datasetAddress(row.id)} className="prose-link">
          {row.title}
        </Link>
      ),
    },
    {
      id: "hospital",
      header: t("catalogue.column.hospital"),
      cell: (row) => row.hospital,
    },
    {
      id: "consortium",
      header: t("catalogue.column.consortium"),
      hidden: true,
      cell: (row) => row.consortium,
    },
    {
      id: "region",
      header: t("catalogue.column.region"),
      hidden: true,
      cell: (row) => t.maybe(`programme.region.${row.region}`) ?? row.region,
    },
    {
      id: "type",
      header: t("catalogue.column.type"),
      cell: (row) => t(`request.type.${row.dataType}`),
    },
    { id: "modality", header: t("catalogue.column.modality"), cell: (row) => row.modality },
    {
      id: "persons",
      header: t("catalogue.column.persons"),
      align: "end",
      sortable: true,
      cell: (row) => (row.personCount === null ? "–" : formatCount(row.personCount)),
    },
    {
      id: "period",
      header: t("catalogue.column.period"),
      cell: (row) => <Period from={row.periodFromYear} to={row.periodToYear} />,
    },
    {
      id: "size",
      header: t("catalogue.column.size"),
      align: "end",
      hidden: true,
      cell: (row) => formatBytes(row.sizeBytes),
    },
    {
      id: "price",
      header: t("catalogue.column.price"),
      align: "end",
      sortable: true,
      cell: (row) => <Money amount={row.priceKrw} reading={false} />,
    },
    {
      id: "decision-time",
      header: t("catalogue.column.decision"),
      sortable: true,
      cell: (row) => <Decision row={row} />,
    },
    {
      id: "channels",
      header: t("catalogue.column.channels"),
      hidden: true,
      cell: (row) =>
        row.deliveryChannels.map((channel) => t(`catalogue.channel.${channel}`)).join(", "),
    },
  ];
}

const verdictColumn = (t: Translate): Column<CatalogueRow> => ({
  id: "verdict",
  header: t("catalogue.column.verdict"),
  cell: (row) => (row.match ? <MatchVerdict match={row.match} /> : null),
});

const termColumn = (t: Translate): Column<CatalogueRow> => ({
  id: "terms",
  header: t("catalogue.column.terms"),
  cell: (row) => row.termCodes.join(" "),
});

const basketColumn = (t: Translate, next: string): Column<CatalogueRow> => ({
  id: "basket",
  header: t("catalogue.column.basket"),
  width: "narrow",
  hideable: false,
  cell: (row) => <AddToBasket datasetId={row.id} title={row.title} next={next} />,
});
