import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { revokeGrant } from "~/commands/access/end-grant.server";
import { answer } from "~/http/answer";
import { parseForm } from "~/http/parse-form";
import { notFound, requireRole } from "~/http/require-role";
import { loadGrantPage } from "~/queries/access/grant-page.server";
import { runtime } from "~/runtime.server";
import { RevokePage } from "~/ui/access/hospital/RevokePage";
import { useAnswer } from "~/ui/access/use-answer";
import { titled } from "~/ui/title";
import { RevokeForm } from "./forms";

export const meta = titled("hospital.revoke.title");

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = requireRole(args, "data-office");
  const grantId = args.params["id"] ?? "";
  const grant = await loadGrantPage(runtime.store, { grantId, actor, at: runtime.now() });
  return grant ?? notFound();
}

export async function action(args: ActionFunctionArgs) {
  const { actor } = requireRole(args, "data-office");
  const form = await parseForm(args.request, RevokeForm);
  if (!form.ok) return form.answer;
  const grantId = args.params["id"] ?? "";
  const { reason } = form.value;
  const outcome = await revokeGrant(runtime, { grantId, reason, actor, at: runtime.now() });
  if (outcome.ok) runtime.wake();
  return answer(outcome, { to: `/grants/${grantId}` });
}

export default function Revoke() {
  const { refusal, errors, values } = useAnswer(useActionData<typeof action>());
  return (
    <RevokePage
      grant={useLoaderData<typeof loader>()}
      refusal={refusal}
      errors={errors}
      written={String(values["reason"] ?? "")}
    />
  );
}
