import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requestCertificateTransfer } from "~/commands/federation/move-certificate.server";
import { answer } from "~/http/answer";
import { parseForm } from "~/http/parse-form";
import { notFound, requireRole } from "~/http/require-role";
import { loadCertificatePage } from "~/queries/federation/certificates.server";
import { runtime } from "~/runtime.server";
import { useAnswer } from "~/ui/access/use-answer";
import { CertificatePage } from "~/ui/federation/CertificatePage";
import { titled } from "~/ui/title";
import { TransferForm } from "./forms";

export const meta = titled("certificate.title");

export async function loader({ params, context }: LoaderFunctionArgs) {
  const name = params["id"] ?? "";
  // A chain adds this ending to a token's number; the words of it have an address of their own.
  const [, token] = /^(\d{1,78})\.json$/.exec(name) ?? [];
  if (token !== undefined) throw redirect(`/certificates/${token}/metadata.json`, 308);
  const actor = context.session?.actor ?? null;
  const certificate = await loadCertificatePage(runtime.store, { name, actor });
  if (!certificate) return notFound();
  const chain = runtime.certificateChain;
  const { holderId } = certificate;
  return {
    certificate,
    chain: chain
      ? { id: chain.chainId, contract: chain.contract, account: chain.accountOf(holderId) }
      : null,
  };
}

export async function action(args: ActionFunctionArgs) {
  const { actor } = requireRole(args, "data-office");
  if (!runtime.certificateChain) notFound();
  const form = await parseForm(args.request, TransferForm);
  if (!form.ok) return form.answer;
  const certificateId = args.params["id"] ?? "";
  const wish = { certificateId, toId: form.value.toId, actor, at: runtime.now() };
  const outcome = await requestCertificateTransfer(runtime, wish);
  if (outcome.ok) runtime.wake();
  return answer(outcome, { to: `/certificates/${certificateId}` });
}

export default function Certificate() {
  const { refusal, errors } = useAnswer(useActionData<typeof action>());
  return <CertificatePage {...useLoaderData<typeof loader>()} refusal={refusal} errors={errors} />;
}
