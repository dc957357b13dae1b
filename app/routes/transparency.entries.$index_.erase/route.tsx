import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { eraseEntry } from "~/commands/transparency/erase-entry.server";
import { answer } from "~/http/answer";
import { parseForm } from "~/http/parse-form";
import { notFound, requireRole } from "~/http/require-role";
import { logEntry } from "~/queries/transparency/log-entry.server";
import { runtime } from "~/runtime.server";
import { useAnswer } from "~/ui/access/use-answer";
import { titled } from "~/ui/title";
import { ErasePage } from "~/ui/transparency/ErasePage";
import { EraseForm } from "./forms";

export const meta = titled("transparency.erase.title");

const placeOf = (text: string | undefined): number =>
  /^(?:0|[1-9]\d{0,14})$/.test(text ?? "") ? Number(text) : notFound();

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = requireRole(args, "programme-manager");
  const index = placeOf(args.params["index"]);
  const entry = await logEntry(runtime.store, { index, reader: actor });
  if (!entry) notFound();
  if (!entry.mayErase) throw redirect(`/transparency/entries/${index}`);
  return { index, type: entry.type };
}

export async function action(args: ActionFunctionArgs) {
  const { actor } = requireRole(args, "programme-manager");
  const form = await parseForm(args.request, EraseForm);
  if (!form.ok) return form.answer;
  const index = placeOf(args.params["index"]);
  const outcome = await eraseEntry(runtime, { index, ...form.value, actor, at: runtime.now() });
  if (outcome.ok) runtime.wake();
  return answer(outcome, { to: `/transparency/entries/${index}` });
}

export default function Erase() {
  const written = useAnswer(useActionData<typeof action>());
  return <ErasePage entry={useLoaderData<typeof loader>()} {...written} />;
}
