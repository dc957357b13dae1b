import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { addNodeKey, removeNodeKey } from "~/commands/federation/change-node-keys.server";
import { answer } from "~/http/answer";
import { parseForm } from "~/http/parse-form";
import { requireRole } from "~/http/require-role";
import { loadDataServers } from "~/queries/federation/data-servers.server";
import { runtime } from "~/runtime.server";
import { useAnswer } from "~/ui/access/use-answer";
import { DataServersPage } from "~/ui/federation/DataServersPage";
import { titled } from "~/ui/title";
import { ServerForm } from "./forms";

const HERE = "/hospital/data-servers";

export const meta = titled("servers.title");

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = requireRole(args, "data-office");
  return loadDataServers(runtime.store, actor.organisationId);
}

export async function action(args: ActionFunctionArgs) {
  const { actor } = requireRole(args, "data-office");
  const form = await parseForm(args.request, ServerForm);
  if (!form.ok) return form.answer;
  const by = { actor, at: runtime.now() };
  if (form.value.intent === "remove") {
    const { nodeKeyId } = form.value;
    return answer(await removeNodeKey(runtime, { nodeKeyId, ...by }), { to: HERE });
  }
  const { publicKey } = form.value;
  return answer(await addNodeKey(runtime, { publicKey, ...by }), { to: HERE });
}

export default function DataServers() {
  const { refusal, errors, values } = useAnswer(useActionData<typeof action>());
  return (
    <DataServersPage
      view={useLoaderData<typeof loader>()}
      errors={errors}
      refusal={refusal}
      written={String(values["publicKey"] ?? "")}
    />
  );
}
