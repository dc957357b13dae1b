import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { diseaseOf } from "~/domain/catalogue/disease";
import { formatBytes, formatCount, formatShare } from "~/messages/format";
import { type Named, useNamed, useT } from "~/ui/i18n";
import { LinkButton } from "~/ui/kit/form/Button";
import { Page, PageHeader } from "~/ui/kit/layout/PageHeader";
import { Alert } from "~/ui/kit/status/Alert";
import { Badge } from "~/ui/kit/status/Badge";
import { EmptyState } from "~/ui/kit/status/EmptyState";
import { Money } from "~/ui/kit/status/Money";
import { useViewer } from "~/ui/viewer";
import { AddToBasket } from "./AddToBasket";
import { datasetAddress } from "./address";
import { MatchVerdict } from "./MatchVerdict";
import { Decision, Period, TypeWord } from "./search/DatasetList";
import type { CatalogueRow } from "./shapes";

export type ComparedDataset = Omit<CatalogueRow, "origin" | "title" | "hospital" | "consortium"> & {
  readonly titleKo: string;
  readonly titleEn: string;
  readonly hospital: Named;
  readonly consortium: Named;
  readonly status: "listed" | "withdrawn";
  readonly diseases: readonly string[];
  readonly recordCount: number | null;
  readonly variableCount: number | null;
  readonly qualityShare: number | null;
};

export type ComparePageProps = {
  readonly rows: readonly ComparedDataset[];
  readonly isMissingSome: boolean;
  readonly isTooMany: boolean;
};

/** Up to four datasets side by side; rows in which they differ say so in words. */
export function ComparePage({ rows, isMissingSome, isTooMany }: ComparePageProps) {
  const t = useT();
  return (
    <Page width="work">
      <PageHeader
        crumbs={[{ label: t("catalogue.title"), to: "/catalogue" }, { label: t("compare.title") }]}
        title={t("compare.title")}
        lead={t("compare.lead")}
      />
      {isMissingSome ? <Alert tone="warning">{t("compare.unknown")}</Alert> : null}
      {isTooMany ? <Alert tone="warning">{t("compare.too-many")}</Alert> : null}
      {rows.length === 0 ? (
        <EmptyState
          title={t("compare.empty.title")}
          action={<LinkButton to="/catalogue">{t("compare.empty.do")}</LinkButton>}
        >
          {t("compare.empty.why")}
        </EmptyState>
      ) : (
        <CompareTable rows={rows} />
      )}
    </Page>
  );
}

type Line = {
  label: string;
  cell: (row: ComparedDataset) => ReactNode;
  /** What must be equal for the row not to differ. */
  key: (row: ComparedDataset) => string;
};

function CompareTable({ rows }: { rows: readonly ComparedDataset[] }) {
  const t = useT();
  const lines = useLines();
  const isCompany = useViewer()?.role === "company";
  const address = (ids: readonly string[]) =>
    `/catalogue/compare?${ids.map((id) => `dataset=${id}`).join("&")}`;
  const here = address(rows.map((row) => row.id));
  return (
    <div className="mt-4 overflow-x-auto rounded-lg border border-line bg-surface">
      <table className="w-full border-collapse text-table">
        <caption className="sr-only">{t("compare.title")}</caption>
        <thead>
          <tr className="border-b border-line align-top">
            <th scope="col" className="sticky left-0 min-w-28 bg-surface px-4 py-3 text-start">
              {t("compare.row")}
            </th>
            {rows.map((row) => (
              <th key={row.id} scope="col" className="min-w-56 px-4 py-3 text-start">
                <Head
                  row={row}
                  next={isCompany && row.status === "listed" ? here : null}
                  without={address(rows.filter((each) => each !== row).map((each) => each.id))}
                />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ label, cell, key }) => {
            const differs = new Set(rows.map(key)).size > 1;
            return (
              <tr key={label} className="border-b border-line align-top">
                <th scope="row" className="sticky left-0 bg-surface px-4 py-2.5 text-start">
                  {label}
                  {differs ? (
                    <span className="ms-2 text-small text-warning">≠ {t("compare.differs")}</span>
                  ) : null}
                </th>
                {rows.map((row) => (
                  <td key={row.id} className="px-4 py-2.5">
                    {cell(row)}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Head({
  row,
  next,
  without,
}: {
  row: ComparedDataset;
  next: string | null;
  without: string;
}) {
  const t = useT();
  const title = t.locale === "en" ? row.titleEn : row.titleKo;
  return (
    <div className="flex flex-col items-start gap-2">
      <Link to={datasetAddress(row.id)} className="prose-link font-bold">
        {title}
      </Link>
      {row.status === "withdrawn" ? (
        <Badge tone="warning">{t("dataset.withdrawn.title")}</Badge>
      ) : null}
      <div className="flex flex-wrap gap-2 print:hidden">
        {next ? <AddToBasket datasetId={row.id} title={title} next={next} /> : null}
        <Link
          to={without}
          className="prose-link inline-flex min-h-9 items-center text-small"
          aria-label={t("compare.remove.of", { title })}
        >
          {t("compare.remove")}
        </Link>
      </div>
    </div>
  );
}

const nameKey = ({ ko }: Named): string => ko;
const maybeCount = (count: number | null): string => (count === null ? "–" : formatCount(count));

function useLines(): Line[] {
  const t = useT();
  const named = useNamed();
  const diseaseNames = (codes: readonly string[]) =>
    codes.map((code) => named(diseaseOf(code) ?? { ko: code, en: code })).join(", ") || "–";
  return [
    {
      label: t("catalogue.column.verdict"),
      key: (row) => row.match?.overall ?? row.termCodes.join(),
      cell: (row) => (row.match ? <MatchVerdict match={row.match} /> : row.termCodes.join(" ")),
    },
    {
      label: t("catalogue.column.price"),
      key: (row) => String(row.priceKrw),
      cell: (row) => <Money amount={row.priceKrw} />,
    },
    {
      label: t("catalogue.column.decision"),
      key: (row) => String(row.decisionTime?.medianDays),
      cell: (row) => <Decision row={row} />,
    },
    {
      label: t("catalogue.column.hospital"),
      key: (row) => nameKey(row.hospital),
      cell: (row) => `${named(row.hospital)} · ${named(row.consortium)}`,
    },
    {
      label: t("catalogue.column.type"),
      key: (row) => `${row.dataType} ${row.modality}`,
      cell: (row) => <TypeWord row={row} />,
    },
    {
      label: t("dataset.diseases"),
      key: (row) => row.diseases.join(),
      cell: (row) => diseaseNames(row.diseases),
    },
    {
      label: t("catalogue.column.persons"),
      key: (row) => String(row.personCount),
      cell: (row) => maybeCount(row.personCount),
    },
    {
      label: t("dataset.records"),
      key: (row) => String(row.recordCount),
      cell: (row) => maybeCount(row.recordCount),
    },
    {
      label: t("catalogue.column.period"),
      key: (row) => `${row.periodFromYear} ${row.periodToYear}`,
      cell: (row) => <Period from={row.periodFromYear} to={row.periodToYear} />,
    },
    {
      label: t("catalogue.column.size"),
      key: (row) => String(row.sizeBytes),
      cell: (row) => formatBytes(row.sizeBytes),
    },
    {
      label: t("compare.variables"),
      key: (row) => String(row.variableCount),
      cell: (row) =>
        row.variableCount === null
          ? "–"
          : t("compare.variables.count", { count: row.variableCount }),
    },
    {
      label: t("compare.quality"),
      key: (row) => String(row.qualityShare),
      cell: (row) =>
        row.qualityShare === null ? "–" : formatShare(Math.floor(row.qualityShare * 1_000) / 1_000),
    },
    {
      label: t("catalogue.column.channels"),
      key: (row) => row.deliveryChannels.join(),
      cell: (row) =>
        row.deliveryChannels.map((channel) => t(`catalogue.channel.${channel}`)).join(", "),
    },
  ];
}
