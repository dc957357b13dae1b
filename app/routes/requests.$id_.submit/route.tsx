import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { submitRequest } from "~/commands/access/submit-request.server";
import { answer } from "~/http/answer";
import { parseForm } from "~/http/parse-form";
import { notFound, requireRole } from "~/http/require-role";
import { loadSubmission } from "~/queries/access/request-page.server";
import { runtime } from "~/runtime.server";
import { SubmitPage } from "~/ui/access/request/SubmitPage";
import { useAnswer } from "~/ui/access/use-answer";
import { titled } from "~/ui/title";
import { SubmitForm } from "./forms";

export const meta = titled("request.submit.title");

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = requireRole(args, "company");
  const submission = await loadSubmission(runtime.store, {
    requestId: args.params["id"] ?? "",
    companyId: actor.organisationId,
    at: runtime.now(),
  });
  return submission ?? notFound();
}

export async function action(args: ActionFunctionArgs) {
  const { actor } = requireRole(args, "company");
  const form = await parseForm(args.request, SubmitForm);
  if (!form.ok) return form.answer;
  const { version, ...accepted } = form.value;
  const requestId = args.params["id"] ?? "";
  const outcome = await submitRequest(runtime, {
    requestId,
    version,
    accepted,
    actor,
    at: runtime.now(),
  });
  if (outcome.ok) runtime.wake();
  return answer(outcome, { to: `/requests/${requestId}` });
}

export default function Submit() {
  const { refusal, errors } = useAnswer(useActionData<typeof action>());
  return <SubmitPage submit={useLoaderData<typeof loader>()} refusal={refusal} errors={errors} />;
}
