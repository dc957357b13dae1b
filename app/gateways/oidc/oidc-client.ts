/**
 * Signing in with an OpenID provider: code flow with PKCE, state and nonce.
 * Source: OpenID Connect Core 1.0 §3.1, RFC 9700 §2.1
 */
import * as client from "openid-client";
import { accept, type Outcome, refuse } from "~/domain/shared/outcome";
import { GatewayFault } from "../gateway-fault";

export type OidcSettings = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Our callback, as registered with the provider. */
  readonly redirectUri: string;
};

/** What must come back unchanged; kept in the browser that started. */
export type SignInSecrets = {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
};

/** Whom the provider vouches for. */
export type VouchedPerson = {
  readonly issuer: string;
  readonly subject: string;
  readonly displayName: string;
};

export type SignInRefusal = { readonly code: "sign-in-refused" | "sign-in-failed" };

export type OidcClient = {
  /** @throws GatewayFault when the provider cannot be reached */
  start(): Promise<{ readonly url: string; readonly secrets: SignInSecrets }>;
  /** @param search the query string of the callback. @throws GatewayFault as `start` */
  finish(search: string, secrets: SignInSecrets): Promise<Outcome<VouchedPerson, SignInRefusal>>;
};

const MAX_NAME = 100;
const TIMEOUT_S = 10;

/** The answer was heard and is not good, as opposed to no answer at all. */
const isAnswer = (error: unknown): boolean =>
  error instanceof client.ClientError
    ? error.code !== "OAUTH_TIMEOUT" && !(error.cause instanceof TypeError)
    : error instanceof client.ResponseBodyError ||
      error instanceof client.WWWAuthenticateChallengeError;

function displayNameOf(claims: Record<string, unknown>): string {
  const names = [claims["name"], claims["preferred_username"], claims["sub"]];
  const name = names.find((text): text is string => typeof text === "string" && text.trim() !== "");
  return (name ?? "")
    .replace(/\p{Cc}/gu, "")
    .trim()
    .slice(0, MAX_NAME);
}

export function createOidcClient(settings: OidcSettings): OidcClient {
  const isLoopback = ["127.0.0.1", "localhost", "[::1]"].includes(
    new URL(settings.issuer).hostname,
  );
  let discovered: Promise<client.Configuration> | undefined;

  /** Asks the provider about itself once; after a failure the next sign-in asks again. */
  async function configuration(): Promise<client.Configuration> {
    discovered ??= client.discovery(
      new URL(settings.issuer),
      settings.clientId,
      settings.clientSecret,
      undefined,
      {
        timeout: TIMEOUT_S,
        // Config allows http on this machine only.
        ...(isLoopback ? { execute: [client.allowInsecureRequests] } : {}),
      },
    );
    try {
      return await discovered;
    } catch (cause) {
      discovered = undefined;
      throw new GatewayFault("oidc-unreachable", { retriable: true, cause });
    }
  }

  return {
    async start() {
      const config = await configuration();
      const secrets = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        codeVerifier: client.randomPKCECodeVerifier(),
      };
      const url = client.buildAuthorizationUrl(config, {
        redirect_uri: settings.redirectUri,
        scope: "openid profile",
        state: secrets.state,
        nonce: secrets.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(secrets.codeVerifier),
        code_challenge_method: "S256",
      });
      return { url: url.href, secrets };
    },

    async finish(search, secrets) {
      const config = await configuration();
      try {
        const tokens = await client.authorizationCodeGrant(
          config,
          new URL(settings.redirectUri + search),
          {
            expectedState: secrets.state,
            expectedNonce: secrets.nonce,
            pkceCodeVerifier: secrets.codeVerifier,
            idTokenExpected: true,
          },
        );
        const claims = tokens.claims();
        if (!claims || claims.sub.length > 255) return refuse({ code: "sign-in-failed" });
        return accept({
          issuer: claims.iss,
          subject: claims.sub,
          displayName: displayNameOf(claims),
        });
      } catch (cause) {
        if (cause instanceof client.AuthorizationResponseError) {
          return refuse({ code: "sign-in-refused" });
        }
        if (isAnswer(cause)) return refuse({ code: "sign-in-failed" });
        throw new GatewayFault("oidc-unreachable", { retriable: true, cause });
      }
    },
  };
}
