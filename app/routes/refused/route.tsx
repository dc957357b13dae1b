import { type AppLoadContext, data } from "@remix-run/node";
import { notFound } from "~/http/require-role";

/** Says why a request was turned away before its page. Nobody else can see this page. */
function say({ context }: { context: AppLoadContext }): never {
  const refusal = context.earlyRefusal;
  if (!refusal) notFound();
  throw data({ code: refusal.code }, { status: refusal.status });
}

export const loader = say;
export const action = say;

/** Never drawn: the error page of the site is. Without it Remix would answer JSON. */
export default function RefusedRoute() {
  return null;
}
