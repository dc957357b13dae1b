import type { LoaderFunctionArgs } from "@remix-run/node";
import { isIdOf } from "~/domain/shared/id";
import { notFound, requireRole } from "~/http/require-role";
import { usageStatement } from "~/queries/federation/certificates.server";
import { runtime } from "~/runtime.server";

/** The statement of a usage fee, to the byte: its SHA-256 stands in the log. */
export async function loader(args: LoaderFunctionArgs) {
  const { actor } = requireRole(args, "company", "data-office", "programme-manager", "auditor");
  const useId = args.params["useId"] ?? "";
  if (!isIdOf("dataUse", useId)) notFound();
  const statement = await usageStatement(runtime.store, { useId, actor });
  if (statement === undefined) notFound();
  return new Response(statement, {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": `attachment; filename="vouchsafe-usage-fee-${useId}.json"`,
      "Cache-Control": "private, no-store",
    },
  });
}
