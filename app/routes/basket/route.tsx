import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { addDataset, removeDataset } from "~/commands/access/change-basket.server";
import { answer } from "~/http/answer";
import { parseForm } from "~/http/parse-form";
import { pathWithin, requireRole } from "~/http/require-role";
import { loadBasket } from "~/queries/access/request-page.server";
import { runtime } from "~/runtime.server";
import { BasketPage } from "~/ui/access/request/BasketPage";
import { useAnswer } from "~/ui/access/use-answer";
import { titled } from "~/ui/title";
import { BasketForm } from "./forms";

export const meta = titled("request.basket.title");

/** The company's basket: its draft with the receipt. */
export async function loader(args: LoaderFunctionArgs) {
  const { actor } = requireRole(args, "company");
  return loadBasket(runtime.store, { companyId: actor.organisationId, at: runtime.now() });
}

export async function action(args: ActionFunctionArgs) {
  const form = await parseForm(args.request, BasketForm);
  if (!form.ok) return form.answer;
  const { intent, datasetId, next } = form.value;
  // A visitor who wants a dataset is asked to sign in and comes back to it, not to an error.
  if (!args.context.session) {
    throw redirect(`/sign-in?next=${encodeURIComponent(`/datasets/${datasetId}`)}`, 303);
  }
  const { actor } = requireRole(args, "company");
  const change = intent === "add" ? addDataset : removeDataset;
  const outcome = await change(runtime, { datasetId, actor, at: runtime.now() });
  return answer(outcome, { to: (basket) => goal(next, basket.requestId) });
}

const goal = (next: string | undefined, requestId: string): string =>
  next ? pathWithin(next) : `/requests/${requestId}#receipt`;

export default function Basket() {
  const { refusal } = useAnswer(useActionData<typeof action>());
  return <BasketPage basket={useLoaderData<typeof loader>()} refusal={refusal} />;
}
