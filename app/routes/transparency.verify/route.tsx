import { type ActionFunctionArgs, data } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { verifyProof } from "~/domain/transparency/proof/verify-proof";
import { loadTranslator } from "~/messages/translate";
import { verifyEd25519 } from "~/queries/transparency/ed25519.server";
import { titled } from "~/ui/title";
import { MAX_PROOF_BYTES, VerifyPage } from "~/ui/transparency/VerifyPage";
import { viewOf } from "~/ui/transparency/verify-in-browser";

export const meta = titled("transparency.verify.title");

/** For readers without scripts: the same verification on the server. Nothing is kept. */
export async function action({ request, context }: ActionFunctionArgs) {
  const t = await loadTranslator(context.locale);
  const file = await request.formData().then(
    (form) => form.get("proof"),
    () => null,
  );
  const refused = (words: string, status: number) =>
    data({ sent: null, errors: [words] }, { status });
  if (!(file instanceof File) || file.size === 0) {
    return refused(t("transparency.verify.missing"), 400);
  }
  if (file.size > MAX_PROOF_BYTES) return refused(t("transparency.verify.tooLarge"), 413);
  const bytes = new Uint8Array(await file.arrayBuffer());
  return data({ sent: viewOf(await verifyProof(bytes, { verifyEd25519 })), errors: [] });
}

export default function Verify() {
  const answer = useActionData<typeof action>();
  return <VerifyPage sent={answer?.sent ?? null} errors={answer?.errors ?? []} />;
}
