import { type ActionFunctionArgs, data } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { verifyProof } from "~/domain/transparency/proof/verify-proof";
import { loadTranslator } from "~/messages/translate";
import { signatureChecks } from "~/queries/transparency/ed25519.server";
import { titled } from "~/ui/title";
import { MAX_PROOF_BYTES, VerifyPage } from "~/ui/transparency/VerifyPage";
import { trustedIn, viewOf } from "~/ui/transparency/verify-in-browser";

export const meta = titled("transparency.verify.title");

/** For readers without scripts: the same verification on the server. Nothing is kept. */
export async function action({ request, context }: ActionFunctionArgs) {
  const t = await loadTranslator(context.locale);
  const form = await request.formData().catch(() => new FormData());
  const file = form.get("proof");
  const refused = (words: string, status: number) =>
    data({ sent: null, errors: [words] }, { status });
  if (!(file instanceof File) || file.size === 0) {
    return refused(t("transparency.verify.missing"), 400);
  }
  if (file.size > MAX_PROOF_BYTES) return refused(t("transparency.verify.tooLarge"), 413);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const typed = (name: string): string => String(form.get(name) ?? "").slice(0, MAX_PROOF_BYTES);
  const trusted = trustedIn({
    policy: typed("policy"),
    blocks: typed("blocks"),
    contracts: typed("contracts"),
  });
  const verification = await verifyProof(bytes, { checks: signatureChecks, trusted });
  return data({ sent: viewOf(verification), errors: [] });
}

export default function Verify() {
  const answer = useActionData<typeof action>();
  return <VerifyPage sent={answer?.sent ?? null} errors={answer?.errors ?? []} />;
}
