/**
 * Sessions: a signed cookie that names who acts as what. Nothing about the person stands in it but
 * ids; the membership is looked up again at each request, so that its end takes effect at once.
 * Source: docs/decisions/012-sessions.md
 */
import { createHash } from "node:crypto";
import { errors, jwtVerify, SignJWT } from "jose";
import { type Actor, ROLES } from "~/domain/identity/role";
import { isIdOf } from "~/domain/shared/id";
import type { Instant } from "~/domain/shared/instant";
import { cookieOf } from "./preferences";

export const SESSION_HOURS = 8;
const ISSUER = "vouchsafe-session";

/** The signed-in person of a request. */
export type Session = {
  /** Changes at each sign-in. */
  readonly id: string;
  readonly personId: string;
  readonly displayName: string;
  readonly actor: Actor;
  readonly organisation: { readonly ko: string; readonly en: string };
};

/** What a valid cookie claims. */
export type SessionClaim = { readonly id: string; readonly actor: Actor };

/** The `__Host-` prefix keeps other hosts and paths out; browsers allow it with https only. */
export const sessionCookieName = (isHttps: boolean): string =>
  isHttps ? "__Host-session" : "session";

const keyOf = (secret: string) => {
  const hash = createHash("sha256").update(secret).digest();
  return { id: hash.toString("hex").slice(0, 8), bytes: new Uint8Array(Buffer.from(secret)) };
};

/** @param secrets the current one first, then retired ones whose sessions still run */
export async function sealSession(
  claim: SessionClaim,
  { secrets, at }: { secrets: readonly string[]; at: Instant },
): Promise<string> {
  const key = keyOf(secrets[0] ?? "");
  const seconds = Math.floor(at / 1000);
  return new SignJWT({ org: claim.actor.organisationId, role: claim.actor.role })
    .setProtectedHeader({ alg: "HS256", kid: key.id })
    .setIssuer(ISSUER)
    .setSubject(claim.actor.personId)
    .setJti(claim.id)
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + SESSION_HOURS * 3_600)
    .sign(key.bytes);
}

/** What a cookie claims, or undefined when it is forged, broken or over. */
export async function openSession(
  token: string,
  { secrets, at }: { secrets: readonly string[]; at: Instant },
): Promise<SessionClaim | undefined> {
  const keys = secrets.map(keyOf);
  try {
    const { payload } = await jwtVerify(
      token,
      ({ kid }) => {
        const key = keys.find(({ id }) => id === kid);
        if (!key) throw new errors.JWKSNoMatchingKey();
        return key.bytes;
      },
      {
        algorithms: ["HS256"],
        issuer: ISSUER,
        currentDate: new Date(at),
        requiredClaims: ["sub", "jti", "exp", "iat"],
      },
    );
    const role = ROLES.find((known) => known === payload["role"]);
    const { sub = "", jti = "" } = payload;
    const organisationId = String(payload["org"]);
    if (!role || !isIdOf("person", sub) || !isIdOf("organisation", organisationId))
      return undefined;
    return { id: jti, actor: { personId: sub, organisationId, role } };
  } catch (error) {
    if (error instanceof errors.JOSEError) return undefined;
    throw error;
  }
}

/** A `Set-Cookie` value that signs in. */
export const sessionCookie = (token: string, isHttps: boolean): string =>
  cookie(token, SESSION_HOURS * 3_600, isHttps);

/** A `Set-Cookie` value that signs out. */
export const endedSessionCookie = (isHttps: boolean): string => cookie("", 0, isHttps);

const cookie = (value: string, maxAge: number, isHttps: boolean): string =>
  [
    `${sessionCookieName(isHttps)}=${value}`,
    "Path=/",
    `Max-Age=${maxAge}`,
    "HttpOnly",
    "SameSite=Lax",
    ...(isHttps ? ["Secure"] : []),
  ].join("; ");

export const sessionTokenOf = (
  cookieHeader: string | null | undefined,
  isHttps: boolean,
): string | undefined => cookieOf(cookieHeader, sessionCookieName(isHttps)) || undefined;
