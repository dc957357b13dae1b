/** The programme desk's figures as tables for files, in the reader's language. */
import type { Translate } from "~/messages/translate";
import type { Desk } from "~/queries/programme/desk.server";
import type { NamedPosting } from "~/queries/programme/postings.server";
import type { CoPaymentRow, DecisionTimes } from "~/queries/programme/work.server";
import type { CellKind, Sheet, SheetCell, SheetColumn } from "./csv";

type Named = { readonly ko: string; readonly en: string };
const nameIn = (t: Translate, name: Named | null): string =>
  name === null ? "" : name[t.locale] || name.ko;

const columns = (...pairs: readonly (readonly [header: string, kind: CellKind])[]): SheetColumn[] =>
  pairs.map(([header, kind]) => ({ header, kind }));

const BUDGET = [
  "appropriated",
  "committed",
  "uncommitted",
  "available",
  "held",
  "spent",
  "returned",
] as const;

export function budgetSheet(t: Translate, { budget, burnDown }: Desk): Sheet {
  const figures = BUDGET.map((step): SheetCell[] => [
    t(`programme.budget.${step}`),
    null,
    budget[`${step}Krw`],
  ]);
  const coPay: SheetCell[][] = [
    [t("programme.figure.coPayPaid"), null, budget.coPayReceivedKrw],
    [t("voucher.reason.co-pay-settled"), null, budget.coPaySettledKrw],
  ];
  const days = burnDown.points.flatMap((point): SheetCell[][] => [
    [t("programme.burn.left"), point.at - 1, point.leftKrw],
    [t("programme.burn.spent"), point.at - 1, point.spentKrw],
  ]);
  return {
    name: t("programme.export.budget"),
    columns: columns(
      [t("programme.budget.step"), "text"],
      [t("programme.burn.day"), "moment"],
      [t("programme.budget.amount"), "won"],
    ),
    rows: [...figures, ...coPay, ...days],
  };
}

export function usageSheet(t: Translate, { usage }: Desk): Sheet {
  type Used = { readonly voucherKrw: number; readonly coPayKrw: number };
  const row = (by: string, name: string, use: Used): SheetCell[] => [
    ...[by, name, use.voucherKrw, use.coPayKrw],
    use.voucherKrw + use.coPayKrw,
  ];
  const region = (code: Desk["usage"]["regions"][number]["region"]) =>
    code ? t(`programme.region.${code}`) : t("programme.use.noRegion");
  return {
    name: t("programme.export.usage"),
    columns: columns(
      [t("programme.export.column.by"), "text"],
      [t("programme.use.name"), "text"],
      [t("programme.use.voucher"), "won"],
      [t("programme.use.coPay"), "won"],
      [t("programme.use.sum"), "won"],
    ),
    rows: [
      ...usage.hospitals.map((use) => row(t("programme.use.hospital"), nameIn(t, use.name), use)),
      ...usage.dataTypes.map((use) =>
        row(t("programme.use.dataType"), t(`request.type.${use.dataType}`), use),
      ),
      ...usage.regions.map((use) => row(t("programme.use.region"), region(use.region), use)),
      ...usage.companies.map((use) =>
        row(t("programme.use.company"), nameIn(t, use.name), {
          voucherKrw: use.spentKrw,
          coPayKrw: use.coPaidKrw,
        }),
      ),
    ],
  };
}

export function coPaySheet(t: Translate, rows: readonly CoPaymentRow[]): Sheet {
  return {
    name: t("programme.export.co-pay"),
    columns: columns(
      [t("programme.coPay.company"), "text"],
      [t("programme.coPay.amount"), "won"],
      [t("programme.coPay.paid"), "won"],
      [t("programme.coPay.dueAt"), "moment"],
      [t("programme.coPay.state"), "text"],
      [t("programme.export.column.co-payment"), "text"],
    ),
    rows: rows.map((row) => [
      nameIn(t, row.company),
      row.amountKrw,
      row.paidKrw,
      row.dueAt,
      t(row.isLate ? "voucher.state.late" : `voucher.state.${row.status}`),
      row.id,
    ]),
  };
}

export function decisionSheet(t: Translate, decisions: DecisionTimes): Sheet {
  type Time = Pick<DecisionTimes, "count" | "medianDays" | "p90Days">;
  const row = (name: string, { count, medianDays, p90Days }: Time): SheetCell[] => [
    ...[name, count, medianDays, p90Days],
  ];
  return {
    name: t("programme.export.decisions"),
    columns: columns(
      [t("programme.decisions.hospital"), "text"],
      [t("programme.decisions.count"), "count"],
      [t("programme.decisions.median"), "days"],
      [t("programme.decisions.p90"), "days"],
    ),
    rows: [
      row(t("programme.postings.all"), decisions),
      ...decisions.hospitals.map((hospital) => row(nameIn(t, hospital.name), hospital)),
    ],
  };
}

export function postingSheet(t: Translate, postings: readonly NamedPosting[]): Sheet {
  return {
    name: t("programme.export.postings"),
    columns: columns(
      [t("programme.postings.at"), "moment"],
      [t("programme.postings.reason"), "text"],
      [t("programme.postings.fromAccount"), "text"],
      [`${t("programme.postings.fromAccount")} · ${t("programme.use.name")}`, "text"],
      [t("programme.postings.toAccount"), "text"],
      [`${t("programme.postings.toAccount")} · ${t("programme.use.name")}`, "text"],
      [t("programme.postings.amount"), "won"],
      [t("programme.postings.rule"), "text"],
      [t("programme.postings.proof"), "count"],
      [t("programme.export.column.transfer"), "text"],
      [t("programme.export.column.subject"), "text"],
      [t("programme.export.column.request"), "text"],
      [t("programme.export.column.reverses"), "text"],
    ),
    rows: postings.map((row) => [
      row.at,
      t(`voucher.reason.${row.reason}`),
      t(`voucher.account.${row.from}`),
      nameIn(t, row.fromName),
      t(`voucher.account.${row.to}`),
      nameIn(t, row.toName),
      row.amountKrw,
      row.ruleVersion,
      row.logIndex,
      row.id,
      row.subjectId,
      row.requestId,
      row.reversesId,
    ]),
  };
}
