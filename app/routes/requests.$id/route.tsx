import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { parseForm } from "~/http/parse-form";
import { notFound, requireRole } from "~/http/require-role";
import { loadOwnRequest, loadRequestPage } from "~/queries/access/request-page.server";
import { runtime } from "~/runtime.server";
import { DraftPage } from "~/ui/access/request/draft/DraftPage";
import { StatusPage } from "~/ui/access/request/status/StatusPage";
import { useAnswer } from "~/ui/access/use-answer";
import { titledBy } from "~/ui/title";
import { attach, detach, saveDraft } from "./draft-actions.server";
import { DraftForm } from "./forms";

type Loaded = Awaited<ReturnType<typeof loader>>;

export const meta = titledBy<Loaded>((t, page) => {
  const title = page?.kind === "draft" ? page.draft.dossier.title : page?.request.title;
  return title || t("request.untitled");
});

/** A request of the reader's own company: the draft, or its status once it was submitted. */
export async function loader(args: LoaderFunctionArgs) {
  const { actor } = requireRole(args, "company");
  const page = await loadRequestPage(runtime.store, {
    requestId: args.params["id"] ?? "",
    companyId: actor.organisationId,
    at: runtime.now(),
  });
  return page ?? notFound();
}

export async function action(args: ActionFunctionArgs) {
  const { actor } = requireRole(args, "company");
  const draft = await loadOwnRequest(runtime.store, {
    requestId: args.params["id"] ?? "",
    companyId: actor.organisationId,
  });
  if (!draft) return notFound();
  const form = await parseForm(args.request, DraftForm);
  if (!form.ok) return form.answer;
  if (form.value.intent === "attach") return attach(form.value, { draft, actor });
  if (form.value.intent === "detach") return detach(form.value, { draft, actor });
  return saveDraft(form.value, { draft, actor, values: form.values });
}

export default function RequestRoute() {
  const page = useLoaderData<typeof loader>();
  const answer = useAnswer(useActionData<typeof action>());
  return page.kind === "draft" ? (
    <DraftPage key={page.draft.requestId} draft={page.draft} answer={answer} />
  ) : (
    <StatusPage request={page.request} refusal={answer.refusal} />
  );
}
