import { VOTE_CHOICES } from "~/domain/access/states";
import { formatDay } from "~/messages/format-time";
import { useLocale, useNamed, useT } from "~/ui/i18n";
import { Table } from "~/ui/kit/table/Table";
import type { CaseFile } from "./shapes";

/** The paper for a sitting: only in print, with room for opinions and names. */
export function CommitteePaper({ file }: { file: CaseFile }) {
  const t = useT();
  const named = useNamed();
  const locale = useLocale();
  const facts: readonly (readonly [string, string])[] = [
    [t("committee.paper.case"), file.title],
    [t("committee.applicant"), named(file.applicant)],
    [t("committee.paper.opened"), formatDay(file.openedAt, locale)],
    [t("committee.column.due"), formatDay(file.dueAt, locale)],
    [
      t("request.field.purposeKind"),
      file.purposeKind ? t(`request.purpose.${file.purposeKind}`) : "–",
    ],
    [
      t("request.field.useDays"),
      file.useDays === null ? "–" : `${file.useDays} ${t("request.days")}`,
    ],
    [t("request.field.team"), file.team.join(", ")],
    [t("request.step.documents"), file.attachments.map((one) => one.name).join(", ") || "–"],
  ];
  return (
    <article className="hidden print:block">
      <p className="text-center">{named(file.hospital)}</p>
      <p className="mb-4 text-center text-title font-bold">{t("committee.paper.title")}</p>
      <table className="mb-4 w-full border-collapse text-table">
        <tbody>
          {facts.map(([term, value]) => (
            <tr key={term}>
              <th scope="row" className="w-40 border border-line p-2 text-left">
                {term}
              </th>
              <td className="border border-line p-2">{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="font-bold">{t("request.field.purpose")}</p>
      <p className="mb-4 whitespace-pre-wrap">{file.purpose}</p>
      <p className="font-bold">{t("request.field.plan")}</p>
      <p className="mb-4 whitespace-pre-wrap">{file.plan}</p>
      <OpinionTable file={file} />
      <SignatureTable file={file} />
    </article>
  );
}

function OpinionTable({ file }: { file: CaseFile }) {
  const t = useT();
  const named = useNamed();
  return (
    <Table
      caption={t("committee.paper.opinions")}
      columns={[
        {
          id: "dataset",
          header: t("committee.column.datasets"),
          rowHeader: true,
          cell: (line) => named(line.title),
        },
        {
          id: "terms",
          header: t("committee.column.terms"),
          cell: (line) => (line.verdict ? t(`kit.verdict.${line.verdict}`) : "–"),
        },
        {
          id: "opinion",
          header: t("committee.paper.opinion"),
          cell: () => <Boxes />,
        },
        { id: "conditions", header: t("request.line.conditions"), cell: () => " " },
      ]}
      rows={file.lines}
      rowKey={(line) => line.lineId}
    />
  );
}

/** The three opinions with a box before each, to be ticked by hand. */
function Boxes() {
  const t = useT();
  return (
    <span className="flex gap-4">
      {VOTE_CHOICES.map((choice) => (
        <span key={choice}>□ {t(`committee.choice.${choice}`)}</span>
      ))}
    </span>
  );
}

const BLANK = { personId: "", name: "", seat: "member" } as const;

/** A line for each member who may vote; an empty one where the reader may not see the roster. */
function SignatureTable({ file }: { file: CaseFile }) {
  const t = useT();
  const voting = (file.roster ?? []).filter(
    (row) => row.seat !== "secretary" && row.declared !== "conflict",
  );
  const cell = "border border-line p-2 text-left";
  return (
    <table className="mt-6 w-full border-collapse text-table">
      <thead>
        <tr>
          <th scope="col" className={cell}>
            {t("committee.roster.seat")}
          </th>
          <th scope="col" className={cell}>
            {t("committee.roster.name")}
          </th>
          <th scope="col" className={cell}>
            {t("committee.paper.signature")}
          </th>
          <th scope="col" className={cell}>
            {t("committee.paper.date")}
          </th>
        </tr>
      </thead>
      <tbody>
        {(voting.length > 0 ? voting : [BLANK]).map((row) => (
          <tr key={row.personId} className="h-12">
            <td className={cell}>{t(`committee.seat.${row.seat}`)}</td>
            <td className={cell}>{row.name}</td>
            <td className={cell} />
            <td className={cell} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}
