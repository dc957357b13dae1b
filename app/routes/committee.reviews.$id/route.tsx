import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { parseForm } from "~/http/parse-form";
import { notFound, requireRole } from "~/http/require-role";
import { statusOf } from "~/http/status";
import { loadCasePage } from "~/queries/access/committee/case-page.server";
import { runtime } from "~/runtime.server";
import { CasePage } from "~/ui/access/committee/CasePage";
import { useAnswer } from "~/ui/access/use-answer";
import { titledBy } from "~/ui/title";
import { act } from "./case-actions.server";
import { CaseForm } from "./forms";

type Loaded = Awaited<ReturnType<typeof loader>>;

export const meta = titledBy<Loaded>((t, view) => view?.case.title ?? t("committee.case"));

/** One case for whoever has a seat in it; for everyone else there is no such case. */
export async function loader(args: LoaderFunctionArgs) {
  const { actor } = requireRole(args, "committee");
  const reviewId = args.params["id"] ?? "";
  const view = await loadCasePage(runtime.store, { reviewId, actor, at: runtime.now() });
  return view ?? notFound();
}

export async function action(args: ActionFunctionArgs) {
  const { actor } = requireRole(args, "committee");
  const form = await parseForm(args.request, CaseForm);
  if (!form.ok) return form.answer;
  const reviewId = args.params["id"] ?? "";
  const outcome = await act(form.value, { reviewId, actor });
  if (!outcome.ok) {
    const { refusal } = outcome;
    if (refusal.code === "not-found") return notFound();
    const answer = { ok: false as const, refusal, values: form.values };
    return data(answer, { status: statusOf(refusal) });
  }
  runtime.wake();
  return redirect(`/committee/reviews/${reviewId}#vote`, 303);
}

export default function Case() {
  const answer = useAnswer(useActionData<typeof action>());
  return <CasePage view={useLoaderData<typeof loader>()} answer={answer} />;
}
