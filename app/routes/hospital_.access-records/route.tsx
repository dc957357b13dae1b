import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { checkAccessRecords } from "~/commands/federation/check-access-records.server";
import { isMonth, monthOf } from "~/domain/access/grant/access-month";
import { answer } from "~/http/answer";
import { parseForm } from "~/http/parse-form";
import { requireRole } from "~/http/require-role";
import { loadAccessRecords } from "~/queries/access/access-records.server";
import { runtime } from "~/runtime.server";
import { useAnswer } from "~/ui/access/use-answer";
import { AccessRecordsPage } from "~/ui/federation/AccessRecordsPage";
import { titled } from "~/ui/title";
import { CheckForm } from "./forms";

export const meta = titled("records.title");

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = requireRole(args, "data-office");
  const at = runtime.now();
  const asked = new URL(args.request.url).searchParams.get("month") ?? "";
  const month = isMonth(asked) ? asked : monthOf(at);
  return loadAccessRecords(runtime.store, { hospitalId: actor.organisationId, month, at });
}

export async function action(args: ActionFunctionArgs) {
  const { actor } = requireRole(args, "data-office");
  const form = await parseForm(args.request, CheckForm);
  if (!form.ok) return form.answer;
  const { month } = form.value;
  const outcome = await checkAccessRecords(runtime, { month, actor, at: runtime.now() });
  if (outcome.ok) runtime.wake();
  return answer(outcome, { to: `/hospital/access-records?month=${month}` });
}

export default function AccessRecords() {
  const { refusal } = useAnswer(useActionData<typeof action>());
  return <AccessRecordsPage view={useLoaderData<typeof loader>()} refusal={refusal} />;
}
