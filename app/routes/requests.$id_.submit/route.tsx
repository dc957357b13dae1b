import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { submitRequest } from "~/commands/access/submit-request.server";
import { answer } from "~/http/answer";
import { parseForm } from "~/http/parse-form";
import { notFound, requireRole } from "~/http/require-role";
import { loadOwnRequest, loadSubmission } from "~/queries/access/request-page.server";
import { runtime } from "~/runtime.server";
import { SubmitPage } from "~/ui/access/request/SubmitPage";
import { useAnswer } from "~/ui/access/use-answer";
import { titled } from "~/ui/title";
import { SubmitForm } from "./forms";

export const meta = titled("request.submit.title");

/** The company's request, once it is no draft any more: the way on leads to its status. */
async function statusPageOf(requestId: string, companyId: string): Promise<string | null> {
  const own = await loadOwnRequest(runtime.store, { requestId, companyId });
  return own && own.status !== "draft" ? `/requests/${own.id}` : null;
}

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = requireRole(args, "company");
  const [requestId, companyId] = [args.params["id"] ?? "", actor.organisationId];
  const wish = { requestId, companyId, at: runtime.now() };
  const submission = await loadSubmission(runtime.store, wish);
  if (submission) return submission;
  const status = await statusPageOf(requestId, companyId);
  if (status) throw redirect(status);
  return notFound();
}

export async function action(args: ActionFunctionArgs) {
  const { actor } = requireRole(args, "company");
  const form = await parseForm(args.request, SubmitForm);
  if (!form.ok) return form.answer;
  const { version, ...accepted } = form.value;
  const requestId = args.params["id"] ?? "";
  const wish = { requestId, version, accepted, actor, at: runtime.now() };
  const outcome = await submitRequest(runtime, wish);
  if (outcome.ok) runtime.wake();
  // The second press of a double click finds the request submitted: that is what was wanted.
  if (!outcome.ok && outcome.refusal.code === "not-allowed") {
    const status = await statusPageOf(requestId, actor.organisationId);
    if (status) throw redirect(status, 303);
  }
  return answer(outcome, { to: `/requests/${requestId}` });
}

export default function Submit() {
  const { refusal, errors } = useAnswer(useActionData<typeof action>());
  return <SubmitPage submit={useLoaderData<typeof loader>()} refusal={refusal} errors={errors} />;
}
