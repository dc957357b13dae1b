import { redirect } from "@remix-run/node";
import type { Actor } from "~/domain/identity/role";
import { runtime } from "~/runtime.server";
import { pathWithin } from "./require-role";
import { sealSession, sessionCookie } from "./session";
import { forgetSignIn } from "./sign-in-cookie";

/**
 * Signs a person in under a new session id and goes on to a page of this site. The caller has
 * looked the membership up.
 */
export async function beginSession(actor: Actor, next: string | undefined): Promise<Response> {
  const { config, keys } = runtime;
  const token = await sealSession(
    { id: runtime.newId("session"), actor },
    { secrets: keys.session, at: runtime.now() },
  );
  const headers = new Headers();
  headers.append("Set-Cookie", sessionCookie(token, config.isHttps));
  headers.append("Set-Cookie", forgetSignIn("leaving", config.isHttps));
  headers.append("Set-Cookie", forgetSignIn("choosing", config.isHttps));
  return redirect(pathWithin(next), { status: 303, headers });
}
