import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { beginSession } from "~/http/begin-session";
import { MembershipForm } from "~/http/membership-form";
import { parseForm } from "~/http/parse-form";
import { notFound } from "~/http/require-role";
import { membershipOf } from "~/queries/identity/membership.server";
import { runtime } from "~/runtime.server";

/** Becomes an invented person. Outside demo mode there is no such page. */
export async function action({ request }: ActionFunctionArgs) {
  if (!runtime.config.isDemo) notFound();
  const form = await parseForm(request, MembershipForm);
  if (!form.ok) throw data({ code: "bad-input" }, { status: 400 });
  const { who: actor, next } = form.value;
  const membership = await membershipOf(runtime.store, { actor, at: runtime.now() });
  if (!membership?.isDemo) notFound();
  return beginSession(actor, next);
}

export function loader() {
  if (!runtime.config.isDemo) notFound();
  return redirect("/sign-in");
}

/** Never drawn: refusals show the error page of the site. */
export default function DemoSignInRoute() {
  return null;
}
