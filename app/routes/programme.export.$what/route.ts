import type { LoaderFunctionArgs } from "@remix-run/node";
import { csvOf, type Sheet } from "~/http/desk/csv";
import { filterOf, parsePostingQuery } from "~/http/desk/posting-query";
import {
  budgetSheet,
  coPaySheet,
  decisionSheet,
  postingSheet,
  usageSheet,
} from "~/http/desk/sheets";
import { xlsxOf } from "~/http/desk/xlsx.server";
import { notFound, requireRole } from "~/http/require-role";
import { loadTranslator, type Translate } from "~/messages/translate";
import { type Desk, loadDesk } from "~/queries/programme/desk.server";
import { loadAllPostings } from "~/queries/programme/postings.server";
import { loadCoPayments } from "~/queries/programme/work.server";
import { runtime } from "~/runtime.server";

type Asked = {
  readonly desk: Desk;
  readonly t: Translate;
  readonly filter: ReturnType<typeof filterOf>;
};

const SHEETS: Readonly<Record<string, (asked: Asked) => Sheet | Promise<Sheet>>> = {
  budget: ({ t, desk }) => budgetSheet(t, desk),
  usage: ({ t, desk }) => usageSheet(t, desk),
  decisions: ({ t, desk }) => decisionSheet(t, desk.decisions),
  "co-pay": async ({ t, desk }) => {
    const asked = { roundId: desk.round.id, at: runtime.now(), limit: 5_000 };
    return coPaySheet(t, (await loadCoPayments(runtime.store, asked)).rows);
  },
  postings: async ({ t, filter }) => postingSheet(t, await loadAllPostings(runtime.store, filter)),
};

const TYPES = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const;

export async function loader(args: LoaderFunctionArgs) {
  requireRole(args, "programme-manager", "auditor");
  const [, what, format] = /^([a-z-]+)\.(csv|xlsx)$/.exec(args.params["what"] ?? "") ?? [];
  const sheetOf = Object.hasOwn(SHEETS, what ?? "") ? SHEETS[what ?? ""] : undefined;
  if (!sheetOf || (format !== "csv" && format !== "xlsx")) notFound();
  const query = parsePostingQuery(args.request);
  if (!query.ok) return Response.json(query.answer.data, { status: 400 });
  const at = runtime.now();
  const desk = await loadDesk(runtime.store, { roundId: query.value.round ?? null, at });
  if (!desk) notFound();
  const t = await loadTranslator(args.context.locale);
  const sheet = await sheetOf({ desk, t, filter: filterOf(query.value, desk.round.id) });
  return new Response(format === "csv" ? csvOf(sheet) : await xlsxOf(sheet), {
    headers: {
      "Content-Type": TYPES[format],
      "Content-Disposition": `attachment; filename="vouchsafe-${what}-${desk.round.year}.${format}"`,
      "Cache-Control": "private, no-store",
    },
  });
}
