import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requestCertificate } from "~/commands/federation/request-certificate.server";
import { answer } from "~/http/answer";
import { parseForm } from "~/http/parse-form";
import { notFound, requireRole } from "~/http/require-role";
import { loadCertificateList } from "~/queries/federation/certificates.server";
import { runtime } from "~/runtime.server";
import { useAnswer } from "~/ui/access/use-answer";
import { CertificateListPage } from "~/ui/federation/CertificateListPage";
import { titled } from "~/ui/title";
import { CertificateForm } from "./forms";

export const meta = titled("certificate.list.title");

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = requireRole(args, "data-office");
  const list = await loadCertificateList(runtime.store, actor.organisationId);
  return { list, isOn: runtime.certificateChain !== undefined };
}

export async function action(args: ActionFunctionArgs) {
  const { actor } = requireRole(args, "data-office");
  if (!runtime.certificateChain) notFound();
  const form = await parseForm(args.request, CertificateForm);
  if (!form.ok) return form.answer;
  const wish = { ...form.value.dataset, usageFeeKrw: form.value.usageFeeKrw };
  const outcome = await requestCertificate(runtime, { ...wish, actor, at: runtime.now() });
  if (outcome.ok) runtime.wake();
  return answer(outcome, { to: ({ certificateId }) => `/certificates/${certificateId}` });
}

export default function Certificates() {
  const loaded = useLoaderData<typeof loader>();
  const { refusal, errors, values } = useAnswer(useActionData<typeof action>());
  return <CertificateListPage {...loaded} refusal={refusal} errors={errors} values={values} />;
}
