import { data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { knowPerson } from "~/commands/identity/know-person.server";
import { beginSession } from "~/http/begin-session";
import { notFound } from "~/http/require-role";
import { forgetSignIn, keepForSignIn, keptForSignIn } from "~/http/sign-in-cookie";
import { membershipsOfPerson } from "~/queries/identity/membership.server";
import { runtime } from "~/runtime.server";
import { NotSignedInPage } from "~/ui/identity/NotSignedInPage";
import { titled } from "~/ui/title";

export const meta = titled("identity.failed.title");

type Answer = { refusal?: { code: string }; personId?: string };

/** The address works once: what this browser kept for it is forgotten with every answer. */
const notSignedIn = (answer: Answer, status: number) =>
  data(answer, {
    status,
    headers: { "Set-Cookie": forgetSignIn("leaving", runtime.config.isHttps) },
  });

export async function loader({ request }: LoaderFunctionArgs) {
  const { config, keys, oidc } = runtime;
  if (!oidc) notFound();
  const at = runtime.now();
  const sealing = { secrets: keys.session, isHttps: config.isHttps, at };
  const kept = await keptForSignIn("leaving", request.headers.get("Cookie"), sealing);
  const { state, nonce, codeVerifier, next } = kept ?? {};
  if (!state || !nonce || !codeVerifier) {
    return notSignedIn({ refusal: { code: "sign-in-expired" } }, 400);
  }
  const vouched = await oidc.finish(new URL(request.url).search, { state, nonce, codeVerifier });
  if (!vouched.ok) return notSignedIn({ refusal: vouched.refusal }, 400);
  const personId = await knowPerson(runtime, vouched.value, at);
  const memberships = await membershipsOfPerson(runtime.store, { personId, at });
  const [only, ...others] = memberships;
  if (!only) return notSignedIn({ personId }, 403);
  if (others.length === 0) return beginSession(only, next);
  const choosing = await keepForSignIn("choosing", { personId, next: next ?? "/" }, sealing);
  const headers = new Headers({ "Set-Cookie": choosing });
  headers.append("Set-Cookie", forgetSignIn("leaving", config.isHttps));
  return redirect("/sign-in/choose", { status: 303, headers });
}

export default function SignInCallbackRoute() {
  return <NotSignedInPage {...(useLoaderData<typeof loader>() as Answer)} />;
}
