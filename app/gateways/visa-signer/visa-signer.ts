/**
 * Signs visas and passports as ES256 and publishes the public keys.
 * Source: GA4GH Passport 1.2.1, AAI OIDC Profile 1.2.1, RFC 7515, RFC 7517
 */
import { createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";
import { calculateJwkThumbprint, exportJWK, type JWK, SignJWT } from "jose";
import {
  affiliationVisa,
  type GrantToProve,
  grantVisa,
  type VisaClaims,
} from "~/domain/identity/visa";
import { type Instant, instantOf } from "~/domain/shared/instant";

export type PassportOrder = {
  readonly personId: string;
  /** The company that the person works for, and since when. */
  readonly affiliation: { readonly companyId: string; readonly since: Instant };
  /** Each valid grant with the id under which its visa is recorded. */
  readonly grants: readonly (GrantToProve & { readonly visaId: string })[];
  /** Ids of the affiliation's visa and of the passport itself. */
  readonly affiliationVisaId: string;
  readonly passportId: string;
  readonly at: Instant;
};

export type Passport = {
  /** The signed token. Hand it to its person only, never keep it. */
  readonly token: string;
  readonly expiresAt: Instant;
  readonly visas: readonly { readonly id: string; readonly expiresAt: Instant }[];
};

export type VisaSigner = {
  issuePassport(order: PassportOrder): Promise<Passport>;
  signVisa(claims: VisaClaims): Promise<string>;
  /** The public keys: the one in use first, then retired ones whose visas still count. */
  readonly keys: { readonly keys: readonly JWK[] };
};

/** The parts that make a key public. Everything else of a configured key stays here. */
const publicPart = async ({ kty, crv, x, y }: JWK): Promise<JWK> => {
  if (kty !== "EC" || crv !== "P-256" || !x || !y) throw new Error("VISA_KEY is not a P-256 key");
  const jwk = { kty, crv, x, y };
  return { ...jwk, kid: await calculateJwkThumbprint(jwk), alg: "ES256", use: "sig" };
};

const privateKeyOf = (key: string): KeyObject =>
  key.trimStart().startsWith("{")
    ? createPrivateKey({ key: JSON.parse(key), format: "jwk" })
    : // A PEM in an environment file often carries its line ends as two characters.
      createPrivateKey(key.replaceAll("\\n", "\n"));

/** @throws Error when a key is not ES256; at start, not at the first visa */
export async function createVisaSigner({
  publicUrl,
  key,
  retiredKeys,
}: {
  publicUrl: string;
  key: string;
  retiredKeys?: string | undefined;
}): Promise<VisaSigner> {
  const privateKey = privateKeyOf(key);
  const current = await publicPart(await exportJWK(createPublicKey(privateKey)));
  const retired: JWK[] = retiredKeys ? JSON.parse(retiredKeys) : [];
  const keys = { keys: [current, ...(await Promise.all(retired.map(publicPart)))] };
  const jku = `${publicUrl}/.well-known/jwks.json`;

  const sign = (claims: object, header: { typ: string; jku?: string }): Promise<string> =>
    new SignJWT({ ...claims })
      .setProtectedHeader({ alg: "ES256", kid: String(current.kid), ...header })
      .sign(privateKey);

  const signVisa = (claims: VisaClaims) => sign(claims, { typ: "vnd.ga4gh.visa+jwt", jku });

  async function issuePassport(order: PassportOrder): Promise<Passport> {
    const { personId, at } = order;
    const issue = { publicUrl, personId, at };
    const claims = [
      affiliationVisa(order.affiliation, { ...issue, visaId: order.affiliationVisaId }),
      ...order.grants.map((grant) => grantVisa(grant, { ...issue, visaId: grant.visaId })),
    ];
    const exp = Math.min(...claims.map((visa) => visa.exp));
    const token = await sign(
      {
        iss: publicUrl,
        sub: personId,
        iat: Math.floor(at / 1_000),
        exp,
        jti: order.passportId,
        ga4gh_passport_v1: await Promise.all(claims.map(signVisa)),
      },
      { typ: "vnd.ga4gh.passport+jwt" },
    );
    const expiresAt = instantOf(exp * 1_000);
    const visas = claims.map((visa) => ({ id: visa.jti, expiresAt: instantOf(visa.exp * 1_000) }));
    return { token, expiresAt, visas };
  }

  return { issuePassport, signVisa, keys };
}
