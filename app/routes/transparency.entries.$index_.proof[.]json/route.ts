import type { LoaderFunctionArgs } from "@remix-run/node";
import { maySee } from "~/queries/transparency/log-entry.server";
import { proofOf } from "~/queries/transparency/proof.server";
import { runtime } from "~/runtime.server";

const refused = (code: string, status: number): Response =>
  Response.json({ code }, { status, headers: { "Cache-Control": "no-store" } });

/** The proof file of one entry: 404 for an unknown place, 409 while no chain holds it yet. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { store, logSigner, anchorChains, witnessPolicy } = runtime;
  const place = params["index"] ?? "";
  if (!/^(?:0|[1-9]\d{0,14})$/.test(place)) return refused("entry-unknown", 404);
  const reader = context.session?.actor ?? null;
  const proof = await proofOf(store, {
    index: Number(place),
    logKey: logSigner.key,
    policy: witnessPolicy,
    places: anchorChains,
    maySee: (entry) => maySee(store, reader, entry),
  });
  if (!proof.ok) {
    return refused(proof.refusal.code, proof.refusal.code === "entry-unknown" ? 404 : 409);
  }
  return new Response(proof.value, {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": `attachment; filename="vouchsafe-proof-${place}.json"`,
      // It depends on who asks.
      "Cache-Control": "private, no-store",
    },
  });
}
