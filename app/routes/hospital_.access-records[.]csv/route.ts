import type { LoaderFunctionArgs } from "@remix-run/node";
import { isMonth, monthOf, periodOf } from "~/domain/access/grant/access-month";
import { csvOf } from "~/http/desk/csv";
import { recordSheet } from "~/http/desk/record-sheet";
import { requireRole } from "~/http/require-role";
import { loadTranslator } from "~/messages/translate";
import { recordsOfMonth } from "~/queries/access/use-history.server";
import { runtime } from "~/runtime.server";

/** The access records of a month, one line each, for the hospital's own files. */
export async function loader(args: LoaderFunctionArgs) {
  const { actor } = requireRole(args, "data-office");
  const asked = new URL(args.request.url).searchParams.get("month") ?? "";
  const month = isMonth(asked) ? asked : monthOf(runtime.now());
  const hospitalId = actor.organisationId;
  const records = await recordsOfMonth(runtime.store, { hospitalId, period: periodOf(month) });
  const t = await loadTranslator(args.context.locale);
  return new Response(csvOf(recordSheet(t, records)), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="vouchsafe-access-records-${month}.csv"`,
      "Cache-Control": "private, no-store",
    },
  });
}
