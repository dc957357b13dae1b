import { Link } from "@remix-run/react";
import { useLocale, useT } from "~/ui/i18n";
import { Icon } from "~/ui/kit/layout/Icon";
import { Badge } from "~/ui/kit/status/Badge";
import { Money } from "~/ui/kit/status/Money";
import { AddToBasket } from "../AddToBasket";
import { datasetAddress } from "../address";
import { ICON_OF_TYPE } from "../labels";
import { MatchVerdict } from "../MatchVerdict";
import type { CatalogueRow } from "../shapes";

type DatasetListProps = {
  rows: readonly CatalogueRow[];
  /** The form that compares what is ticked. */
  compareForm: string;
  /** Whether the reader may fill a basket, and where to come back to. */
  basketNext: string | null;
};

/** Results as rows to read, one link to each dataset. */
export function DatasetList({ rows, compareForm, basketNext }: DatasetListProps) {
  return (
    <ul className="flex flex-col divide-y divide-line border-y border-line">
      {rows.map((row) => (
        <DatasetItem key={row.id} row={row} compareForm={compareForm} basketNext={basketNext} />
      ))}
    </ul>
  );
}

function DatasetItem({
  row,
  compareForm,
  basketNext,
}: Omit<DatasetListProps, "rows"> & { row: CatalogueRow }) {
  const t = useT();
  const { title } = row;
  return (
    <li className="grid gap-x-6 gap-y-2 py-5 md:grid-cols-[minmax(0,1fr)_15rem]">
      <div className="flex min-w-0 flex-col gap-1.5">
        <h3 className="text-lead font-bold">
          <Link to={datasetAddress(row.id)} prefetch="intent" className="hover:underline">
            {title}
          </Link>
        </h3>
        <p className="text-table text-ink-soft">
          {row.hospital} · {row.consortium}
        </p>
        <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-table text-ink-soft">
          <TypeWord row={row} />
          <span className="tabular">
            <Persons count={row.personCount} />
          </span>
          <span className="tabular">
            <Period from={row.periodFromYear} to={row.periodToYear} />
          </span>
          {row.origin === "profiled" ? (
            <Badge tone="info">{t("catalogue.origin.profiled")}</Badge>
          ) : null}
        </p>
        {row.match ? <MatchVerdict match={row.match} /> : <Codes codes={row.termCodes} />}
      </div>
      <div className="flex flex-col gap-2 md:items-end md:text-end">
        <span className="text-lead font-bold">
          <Money amount={row.priceKrw} />
        </span>
        <Decision row={row} />
        <div className="flex flex-wrap items-center gap-3 print:hidden">
          <label className="inline-flex min-h-11 items-center gap-2 text-table">
            <input
              type="checkbox"
              name="dataset"
              value={row.id}
              form={compareForm}
              aria-label={t("catalogue.compare.pick", { title })}
              className="size-5"
            />
            {t("catalogue.compare")}
          </label>
          {basketNext === null ? null : (
            <AddToBasket datasetId={row.id} title={title} next={basketNext} />
          )}
        </div>
      </div>
    </li>
  );
}

/** The title in the reader's language. */
export function useTitle(row: { titleKo: string; titleEn: string }): string {
  return useLocale() === "en" ? row.titleEn : row.titleKo;
}

export function TypeWord({ row }: { row: Pick<CatalogueRow, "dataType" | "modality"> }) {
  const t = useT();
  return (
    <span className="inline-flex items-center gap-1.5">
      <Icon name={ICON_OF_TYPE[row.dataType]} />
      {t(`request.type.${row.dataType}`)}
      {row.modality ? ` · ${row.modality}` : ""}
    </span>
  );
}

export function Persons({ count }: { count: number | null }) {
  const t = useT();
  return (
    <>{count === null ? t("catalogue.persons.none") : t("catalogue.persons.count", { count })}</>
  );
}

export function Period({ from, to }: { from: number | null; to: number | null }) {
  const t = useT();
  if (from === null || to === null) return <>{t("catalogue.period.none")}</>;
  // Years as text: a year has no thousands comma.
  if (from === to) return <>{t("catalogue.period.year", { year: String(from) })}</>;
  return <>{t("catalogue.period", { from: String(from), to: String(to) })}</>;
}

export function Decision({ row }: { row: Pick<CatalogueRow, "decisionTime"> }) {
  const t = useT();
  const figures = row.decisionTime;
  return (
    <span className="text-small text-ink-soft">
      {figures
        ? t("catalogue.decision", {
            median: figures.medianDays,
            ninetieth: figures.ninetiethDays,
          })
        : t("catalogue.decision.none")}
    </span>
  );
}

/** The codes of the terms for readers without a company. */
function Codes({ codes }: { codes: readonly string[] }) {
  const t = useT();
  return (
    <ul
      className="flex flex-wrap gap-x-3 text-small text-ink-soft"
      aria-label={t("catalogue.column.terms")}
    >
      {codes.map((code) => (
        <li key={code}>
          <abbr title={t.maybe(`terms.code.${code}`)} className="font-bold no-underline">
            {code}
          </abbr>
        </li>
      ))}
    </ul>
  );
}
