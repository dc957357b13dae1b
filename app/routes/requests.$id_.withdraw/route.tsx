import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { withdrawRequest } from "~/commands/access/withdraw-request.server";
import { answer } from "~/http/answer";
import { notFound, requireRole } from "~/http/require-role";
import { loadRequestPage } from "~/queries/access/request-page.server";
import { runtime } from "~/runtime.server";
import { WithdrawPage } from "~/ui/access/request/status/WithdrawDialog";
import { useAnswer } from "~/ui/access/use-answer";
import { titled } from "~/ui/title";

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
  const requestId = args.params["id"] ?? "";
  const outcome = await withdrawRequest(runtime, { requestId, actor, at: runtime.now() });
  if (outcome.ok) runtime.wake();
  return answer(outcome, { to: `/requests/${requestId}` });
}

export default function Withdraw() {
  const { refusal } = useAnswer(useActionData<typeof action>());
  return <WithdrawPage request={useLoaderData<typeof loader>()} refusal={refusal} />;
}
