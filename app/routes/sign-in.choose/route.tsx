import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { beginSession } from "~/http/begin-session";
import { choiceOf, MembershipForm } from "~/http/membership-form";
import { parseForm } from "~/http/parse-form";
import { notFound } from "~/http/require-role";
import { keptForSignIn } from "~/http/sign-in-cookie";
import { membershipOf, membershipsOfPerson } from "~/queries/identity/membership.server";
import { runtime } from "~/runtime.server";
import { ChoosePage } from "~/ui/identity/ChoosePage";
import { titled } from "~/ui/title";

export const meta = titled("identity.choose.title");

/** The person whom the provider has just vouched for, in this browser. */
async function choosingPerson(request: Request) {
  const kept = await keptForSignIn("choosing", request.headers.get("Cookie"), {
    secrets: runtime.keys.session,
    at: runtime.now(),
  });
  if (!kept?.["personId"]) throw redirect("/sign-in", { status: 303 });
  return { personId: kept["personId"], next: kept["next"] };
}

export async function loader({ request }: LoaderFunctionArgs) {
  const { personId } = await choosingPerson(request);
  const memberships = await membershipsOfPerson(runtime.store, { personId, at: runtime.now() });
  return { choices: memberships.map(choiceOf) };
}

export async function action({ request }: ActionFunctionArgs) {
  const { personId, next } = await choosingPerson(request);
  const form = await parseForm(request, MembershipForm);
  if (!form.ok) throw data({ code: "bad-input" }, { status: 400 });
  const actor = form.value.who;
  const membership = await membershipOf(runtime.store, { actor, at: runtime.now() });
  if (!membership || actor.personId !== personId) notFound();
  return beginSession(actor, next);
}

export default function ChooseRoute() {
  return <ChoosePage {...useLoaderData<typeof loader>()} />;
}
