import { redirect } from "@remix-run/node";
import { endedSessionCookie } from "~/http/session";
import { runtime } from "~/runtime.server";

/** Ends the session of this browser. */
export const action = () =>
  redirect("/", {
    status: 303,
    headers: { "Set-Cookie": endedSessionCookie(runtime.config.isHttps) },
  });

/** Reading never signs out: a picture on another site could ask for it. */
export const loader = () => redirect("/");
