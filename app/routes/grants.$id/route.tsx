import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { answer } from "~/http/answer";
import { notFound, requireRole } from "~/http/require-role";
import { issuePassport } from "~/processes/issue-passport.server";
import { loadGrantPage } from "~/queries/access/grant-page.server";
import { runtime } from "~/runtime.server";
import { GrantPage } from "~/ui/access/grant/GrantPage";
import { useAnswer } from "~/ui/access/use-answer";
import { titledBy } from "~/ui/title";

type Loaded = Awaited<ReturnType<typeof loader>>;

export const meta = titledBy<Loaded>((t, grant) => grant?.title[t.locale] ?? t("grant.eyebrow"));

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = requireRole(args, "company", "data-office", "programme-manager", "auditor");
  const grantId = args.params["id"] ?? "";
  const grant = await loadGrantPage(runtime.store, { grantId, actor, at: runtime.now() });
  return grant ?? notFound();
}

/** Issues a passport to the person who asks. The answer is the only place where the token is. */
export async function action(args: ActionFunctionArgs) {
  const { actor } = requireRole(args, "company");
  const grantId = args.params["id"] ?? "";
  const outcome = await issuePassport(runtime, { grantId, actor, at: runtime.now() });
  if (!outcome.ok && outcome.refusal.code === "not-found") return notFound();
  if (outcome.ok) runtime.wake();
  return answer(outcome, { headers: { "Cache-Control": "no-store" } });
}

export default function Grant() {
  const result = useActionData<typeof action>();
  const passport = result?.ok ? result.value : undefined;
  const { refusal } = useAnswer(result);
  return <GrantPage grant={useLoaderData<typeof loader>()} passport={passport} refusal={refusal} />;
}
