import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { withdrawRequest } from "~/commands/access/withdraw-request.server";
import { answer } from "~/http/answer";
import { parseForm } from "~/http/parse-form";
import { notFound, requireRole } from "~/http/require-role";
import { loadRequestPage } from "~/queries/access/request-page.server";
import { runtime } from "~/runtime.server";
import { WithdrawPage } from "~/ui/access/request/status/WithdrawDialog";
import { useAnswer } from "~/ui/access/use-answer";
import { titled } from "~/ui/title";
import { WithdrawForm } from "./forms";

export const meta = titled("request.withdraw.title");

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = requireRole(args, "company");
  const page = await loadRequestPage(runtime.store, {
    requestId: args.params["id"] ?? "",
    companyId: actor.organisationId,
    at: runtime.now(),
  });
  return page?.kind === "status" ? page.request : notFound();
}

export async function action(args: ActionFunctionArgs) {
  const { actor } = requireRole(args, "company");
  const form = await parseForm(args.request, WithdrawForm);
  if (!form.ok) return form.answer;
  const requestId = args.params["id"] ?? "";
  const { reason } = form.value;
  const outcome = await withdrawRequest(runtime, { requestId, reason, actor, at: runtime.now() });
  if (outcome.ok) runtime.wake();
  return answer(outcome, { to: `/requests/${requestId}` });
}

export default function Withdraw() {
  const { refusal, errors, values } = useAnswer(useActionData<typeof action>());
  return (
    <WithdrawPage
      request={useLoaderData<typeof loader>()}
      refusal={refusal}
      errors={errors}
      written={String(values["reason"] ?? "")}
    />
  );
}
