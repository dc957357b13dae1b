import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireRole } from "~/http/require-role";
import { handedGrants } from "~/queries/transparency/monitoring/handed-grants.server";
import { runtime } from "~/runtime.server";

/** Grants in force with what makes their entries checkable, for `npm run monitor -- --grants`. */
export async function loader(args: LoaderFunctionArgs) {
  requireRole(args, "programme-manager", "auditor");
  const asked = { origin: runtime.logSigner.key.name, at: runtime.now() };
  return new Response(await handedGrants(runtime.store, asked), {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": 'attachment; filename="vouchsafe-grants.json"',
      "Cache-Control": "private, no-store",
    },
  });
}
