import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { choiceOf } from "~/http/membership-form";
import { pathWithin } from "~/http/require-role";
import { demoMemberships } from "~/queries/identity/membership.server";
import { runtime } from "~/runtime.server";
import { SignInPage } from "~/ui/identity/SignInPage";
import { titled } from "~/ui/title";

export const meta = titled("identity.signIn.title");

export async function loader({ request }: LoaderFunctionArgs) {
  const { config, store } = runtime;
  const people = config.isDemo ? await demoMemberships(store, runtime.now()) : null;
  return {
    next: pathWithin(new URL(request.url).searchParams.get("next")),
    hasProvider: config.oidc !== undefined,
    demo: people?.map(choiceOf) ?? null,
  };
}

export default function SignInRoute() {
  return <SignInPage {...useLoaderData<typeof loader>()} />;
}
