/** What a browser carries between leaving for the OpenID provider and its first page with us. */
import { createHash } from "node:crypto";
import { errors, jwtVerify, SignJWT } from "jose";
import type { Instant } from "~/domain/shared/instant";
import { cookieOf } from "./preferences";

const MINUTES = 10;
const PURPOSES = { leaving: "sign-in", choosing: "sign-in-choice" } as const;
type Purpose = keyof typeof PURPOSES;

type CookieParts = { name: string; value: string; maxAge: number; isHttps: boolean };
type Sealing = {
  readonly secrets: readonly string[];
  readonly isHttps: boolean;
  readonly at: Instant;
};

/** Another key than the sessions', so that one can never pass for the other. */
const keyOf = (secret: string, purpose: Purpose): Uint8Array =>
  new Uint8Array(createHash("sha256").update(`${PURPOSES[purpose]}\n${secret}`).digest());

const cookie = ({ name, value, maxAge, isHttps }: CookieParts): string => {
  const secure = isHttps ? "; Secure" : "";
  return `${name}=${value}; Path=/sign-in; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure}`;
};

/** A `Set-Cookie` value that keeps texts for ten minutes in this browser. */
export async function keepForSignIn(
  purpose: Purpose,
  texts: Readonly<Record<string, string>>,
  { secrets, isHttps, at }: Sealing,
): Promise<string> {
  const seconds = Math.floor(at / 1_000);
  const token = await new SignJWT(texts)
    .setProtectedHeader({ alg: "HS256" })
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + MINUTES * 60)
    .sign(keyOf(secrets[0] ?? "", purpose));
  return cookie({ name: PURPOSES[purpose], value: token, maxAge: MINUTES * 60, isHttps });
}

/** The texts that were kept; undefined when they are missing, forged or too old. */
export async function keptForSignIn(
  purpose: Purpose,
  cookieHeader: string | null,
  { secrets, at }: Omit<Sealing, "isHttps">,
): Promise<Readonly<Record<string, string>> | undefined> {
  const token = cookieOf(cookieHeader, PURPOSES[purpose]);
  if (!token) return undefined;
  for (const secret of secrets) {
    try {
      const { payload } = await jwtVerify(token, keyOf(secret, purpose), {
        algorithms: ["HS256"],
        currentDate: new Date(at),
        requiredClaims: ["exp"],
      });
      return Object.fromEntries(
        Object.entries(payload).filter(
          (pair): pair is [string, string] => typeof pair[1] === "string",
        ),
      );
    } catch (error) {
      if (!(error instanceof errors.JOSEError)) throw error;
    }
  }
  return undefined;
}

/** A `Set-Cookie` value that forgets them: a callback address works once. */
export const forgetSignIn = (purpose: Purpose, isHttps: boolean): string =>
  cookie({ name: PURPOSES[purpose], value: "", maxAge: 0, isHttps });
