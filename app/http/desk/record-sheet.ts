/** A hospital's access records as a table for a file, in the reader's language. */
import type { Translate } from "~/messages/translate";
import type { recordsOfMonth } from "~/queries/access/use-history.server";
import type { Sheet, SheetCell, SheetColumn } from "./csv";

type Records = Awaited<ReturnType<typeof recordsOfMonth>>;
type Named = { readonly ko: string; readonly en: string };

export function recordSheet(t: Translate, { uses, refused }: Records): Sheet {
  const name = (named: Named): string => named[t.locale] || named.ko;
  const columns: SheetColumn[] = [
    { header: t("uses.column.served"), kind: "moment" },
    { header: t("uses.column.what"), kind: "text" },
    { header: t("grant.dataset"), kind: "text" },
    { header: t("grant.company"), kind: "text" },
    { header: t("uses.column.person"), kind: "text" },
    { header: t("uses.column.amount"), kind: "count" },
    { header: "SHA-256", kind: "text" },
    { header: t("uses.column.why"), kind: "text" },
    { header: t("uses.column.recorded"), kind: "moment" },
    { header: t("uses.column.proof"), kind: "count" },
  ];
  const rows: SheetCell[][] = [
    ...uses.map((use) => [
      ...[use.servedAt, t(`event.${use.kind}`), name(use.title), name(use.company), use.person],
      ...[use.amount, use.objectSha256, null, use.recordedAt, use.logIndex],
    ]),
    ...refused.map((one) => [
      ...[one.servedAt, t("event.use-refused"), name(one.title), name(one.company), null],
      ...[null, null, t.maybe(`uses.why.${one.code}`) ?? one.code, one.recordedAt, one.logIndex],
    ]),
  ];
  return {
    name: t("records.title"),
    columns,
    rows: rows.sort((a, b) => Number(a[0]) - Number(b[0])),
  };
}
