/** What every loader and action gets as `context`. */
import type { IncomingMessage } from "node:http";
import type { Locale } from "~/messages/locale";
import { membershipOf } from "~/queries/identity/membership.server";
import { runtime } from "~/runtime.server";
import type { EarlyRefusal } from "./host/early-refusal";
import { localeOf, type Theme, themeOf } from "./preferences";
import { openSession, type Session, sessionTokenOf } from "./session";

declare module "@remix-run/server-runtime" {
  interface AppLoadContext {
    /** Random for each response; the only scripts that run carry it. */
    cspNonce: string;
    /** Names this request in the log. */
    requestId: string;
    locale: Locale;
    /** null: as the device prefers. */
    theme: Theme | null;
    /** Who is signed in, or null for a visitor. */
    session: Session | null;
    /** Whether this is the demo world, which every page must say. */
    isDemo: boolean;
    /** Why the request was turned away before its page; only the page that says so reads it. */
    earlyRefusal: EarlyRefusal | undefined;
  }
}

/** The session of a request, looked up now; null for visitors and for memberships that have ended. */
export async function sessionOf(cookieHeader: string | undefined): Promise<Session | null> {
  const { config, keys, store } = runtime;
  const token = sessionTokenOf(cookieHeader, config.isHttps);
  if (!token) return null;
  const at = runtime.now();
  const claim = await openSession(token, { secrets: keys.session, at });
  if (!claim) return null;
  const membership = await membershipOf(store, { actor: claim.actor, at });
  if (!membership) return null;
  return {
    id: claim.id,
    personId: membership.personId,
    displayName: membership.displayName,
    actor: claim.actor,
    organisation: { ko: membership.organisationKo, en: membership.organisationEn },
  };
}

/** Builds the context of one request. */
export async function loadContext(
  request: Pick<IncomingMessage, "headers">,
  {
    cspNonce,
    requestId,
    earlyRefusal,
  }: { cspNonce: string; requestId: string; earlyRefusal?: EarlyRefusal | undefined },
) {
  const { cookie } = request.headers;
  return {
    cspNonce,
    requestId,
    locale: localeOf({ cookie, acceptLanguage: request.headers["accept-language"] }),
    theme: themeOf(cookie),
    session: await sessionOf(cookie),
    isDemo: runtime.config.isDemo,
    earlyRefusal,
  };
}
