import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { saveUsageProfile } from "~/commands/catalogue/save-usage-profile.server";
import { answer } from "~/http/answer";
import { parseForm } from "~/http/parse-form";
import { requireRole } from "~/http/require-role";
import { UsageProfileForm } from "~/http/usage-profile-form";
import { ownUsageProfile } from "~/queries/catalogue/usage-profile.server";
import { runtime } from "~/runtime.server";
import { UsageProfilePage } from "~/ui/catalogue/UsageProfilePage";
import { titled } from "~/ui/title";

export const meta = titled("profileForm.title");

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = requireRole(args, "company");
  const { profile } = await ownUsageProfile(runtime.store, actor.organisationId);
  return { profile, isSaved: new URL(args.request.url).searchParams.has("saved") };
}

export async function action(args: ActionFunctionArgs) {
  const { actor } = requireRole(args, "company");
  const form = await parseForm(args.request, UsageProfileForm);
  if (!form.ok) return form.answer;
  const { region } = await ownUsageProfile(runtime.store, actor.organisationId);
  const profile = { ...form.value, region };
  const saved = await saveUsageProfile(runtime, { profile, actor, at: runtime.now() });
  runtime.wake();
  return answer(saved, { to: "/catalogue/usage-profile?saved" });
}

export default function UsageProfileRoute() {
  const { profile, isSaved } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const errors = answered && "errors" in answered ? answered.errors : {};
  const refusal = answered && "refusal" in answered ? answered.refusal : undefined;
  return (
    <UsageProfilePage
      profile={profile}
      isSaved={isSaved && !answered}
      errors={errors}
      refusal={refusal}
    />
  );
}
