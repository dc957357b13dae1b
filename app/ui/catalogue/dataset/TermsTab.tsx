import { useMemo } from "react";
import { shortOf } from "~/domain/catalogue/terms/duo";
import type { DataUseTerm } from "~/domain/catalogue/terms/match-terms";
import type { TermVerdict } from "~/domain/catalogue/terms/verdict";
import { useT } from "~/ui/i18n";
import { Verdict } from "~/ui/kit/status/Verdict";
import type { Column } from "~/ui/kit/table/column";
import { Table } from "~/ui/kit/table/Table";
import { useTermValue } from "../labels";
import type { DatasetPageProps } from "./shapes";

type Row = { term: DataUseTerm; short: string; verdict: TermVerdict | undefined };

/** The terms in plain words, with the verdict on each for a company that said what it is. */
export function TermsTab({ dataset, match }: DatasetPageProps) {
  const t = useT();
  const inWords = useTermValue();
  const rows: Row[] = dataset.terms.map((term) => ({
    term,
    short: shortOf(term.code),
    verdict: match?.terms.find(
      (each) => each.code === term.code && each.values.join() === (term.values ?? []).join(),
    ),
  }));
  const columns = useMemo<Column<Row>[]>(
    () => [
      {
        id: "code",
        header: t("dataset.terms.code"),
        rowHeader: true,
        cell: ({ short, term }) => (
          <>
            <strong className="font-bold">{short}</strong>{" "}
            <span className="text-small text-ink-faint">{term.code}</span>
          </>
        ),
      },
      {
        id: "meaning",
        header: t("dataset.terms.meaning"),
        cell: ({ short }) => t.maybe(`terms.code.${short}`) ?? short,
      },
      {
        id: "values",
        header: t("dataset.terms.values"),
        cell: ({ short, term }) =>
          (term.values ?? []).map((value) => inWords(short, value)).join(", ") || "–",
      },
      ...(match ? verdictColumns(t) : []),
    ],
    [t, inWords, match],
  );
  return (
    <div className="flex flex-col gap-4">
      <p className="text-table text-ink-soft">{t("dataset.terms.lead")}</p>
      <Table
        caption={t("dataset.tab.terms")}
        captionHidden
        columns={columns}
        rows={rows}
        rowKey={({ term }) => `${term.code} ${(term.values ?? []).join()}`}
      />
    </div>
  );
}

const verdictColumns = (t: ReturnType<typeof useT>): Column<Row>[] => [
  {
    id: "verdict",
    header: t("dataset.terms.verdict"),
    cell: ({ verdict }) => (verdict ? <Verdict verdict={verdict.verdict} /> : null),
  },
  {
    id: "reason",
    header: t("dataset.terms.reason"),
    cell: ({ verdict }) =>
      verdict ? (
        <>
          {t(`terms.reason.${verdict.reason}`)}.{" "}
          {verdict.remedy ? t(`terms.remedy.${verdict.remedy}`) : ""}
        </>
      ) : null,
  },
];
