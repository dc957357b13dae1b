import { type AppLoadContext, data, redirect } from "@remix-run/node";
import type { Role } from "~/domain/identity/role";
import type { Session } from "./session";

type RouteArgs = { readonly request: Request; readonly context: AppLoadContext };

/** A path of this site, so that a sign-in never sends anyone elsewhere. */
export function pathWithin(text: string | null | undefined): string {
  if (!text || text.length > 500 || !/^\/(?![/\\])/.test(text) || /[\\\s\p{Cc}]/u.test(text))
    return "/";
  return text;
}

/** The page a request is about, without Remix's own suffix and parameters. */
function pageOf(request: Request): string {
  const url = new URL(request.url);
  url.searchParams.delete("_routes");
  const path = url.pathname.replace(/\/_root\.data$/, "/").replace(/\.data$/, "");
  return pathWithin(path + url.search);
}

/**
 * The signed-in person, whatever the role.
 * @throws Response a redirect to the sign-in for reading, 401 for changing
 */
export function requireSession({ request, context }: RouteArgs): Session {
  if (context.session) return context.session;
  if (request.method === "GET" || request.method === "HEAD") {
    throw redirect(`/sign-in?next=${encodeURIComponent(pageOf(request))}`);
  }
  throw data({ code: "sign-in-needed" }, { status: 401 });
}

/**
 * The signed-in person in one of these roles. It only turns strangers away early: what a role may
 * do is a table in the domain, asked inside the transaction.
 * @throws Response as `requireSession`, and 403 for another role
 */
export function requireRole(args: RouteArgs, ...roles: readonly [Role, ...Role[]]): Session {
  const session = requireSession(args);
  if (roles.includes(session.actor.role)) return session;
  throw data({ code: "role-not-allowed", role: session.actor.role }, { status: 403 });
}

/** 404 for what is unknown and for what belongs to another company: nobody learns which. */
export function notFound(): never {
  throw data({ code: "not-found" }, { status: 404 });
}
