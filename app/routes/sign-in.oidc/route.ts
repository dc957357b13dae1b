import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { notFound, pathWithin } from "~/http/require-role";
import { keepForSignIn } from "~/http/sign-in-cookie";
import { runtime } from "~/runtime.server";

/** Leaves for the OpenID provider. What must come back unchanged stays in this browser. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { config, keys, oidc } = runtime;
  if (!oidc) notFound();
  const next = pathWithin(new URL(request.url).searchParams.get("next"));
  const { url, secrets } = await oidc.start();
  const cookie = await keepForSignIn(
    "leaving",
    { ...secrets, next },
    {
      secrets: keys.session,
      isHttps: config.isHttps,
      at: runtime.now(),
    },
  );
  return redirect(url, { status: 303, headers: { "Set-Cookie": cookie } });
}
