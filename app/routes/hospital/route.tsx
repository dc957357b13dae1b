import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { appointSubstitute } from "~/commands/access/appoint-substitute.server";
import { answer } from "~/http/answer";
import { parseForm } from "~/http/parse-form";
import { requireRole } from "~/http/require-role";
import { loadOfficePage } from "~/queries/access/office-page.server";
import { runtime } from "~/runtime.server";
import { OfficePage } from "~/ui/access/hospital/OfficePage";
import { useAnswer } from "~/ui/access/use-answer";
import { titled } from "~/ui/title";
import { AppointForm } from "./forms";

export const meta = titled("hospital.title");

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = requireRole(args, "data-office");
  const hospitalId = actor.organisationId;
  return loadOfficePage(runtime.store, { hospitalId, at: runtime.now() });
}

export async function action(args: ActionFunctionArgs) {
  const { actor } = requireRole(args, "data-office");
  const form = await parseForm(args.request, AppointForm);
  if (!form.ok) return form.answer;
  const { intent: _, ...appointment } = form.value;
  const outcome = await appointSubstitute(runtime, { ...appointment, actor, at: runtime.now() });
  if (outcome.ok) runtime.wake();
  return answer(outcome, { to: "/hospital" });
}

export default function Hospital() {
  const { refusal, errors } = useAnswer(useActionData<typeof action>());
  return <OfficePage office={useLoaderData<typeof loader>()} refusal={refusal} errors={errors} />;
}
