import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { accept, type Outcome, refuse } from "../shared/outcome";

/** A public key of a data server as a JWK. Source: RFC 7517, RFC 7518 §6.2, RFC 8037 §2 */
export type NodeKey = {
  /** The key's thumbprint. Source: RFC 7638 */
  readonly id: string;
  readonly algorithm: "EdDSA" | "ES256";
  readonly publicJwk: Readonly<Record<string, string>>;
};

export type NodeKeyRefusal =
  | { readonly code: "node-key-malformed" }
  | { readonly code: "node-key-private" };

/** Keys in use at most at one institution: one for each data server, and room to change them. */
export const NODE_KEYS_AT_MOST = 20;

/** A pasted key is longer than this by mistake. */
const TEXT_AT_MOST = 2_000;

/** 32 bytes in Base64url without padding: the last digit carries four bits only. */
const COORDINATE = /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/;

/** Members of a JWK that only its owner may know. */
const PRIVATE_MEMBERS = ["d", "p", "q", "dp", "dq", "qi", "k"];

/**
 * Reads a public key that a person pasted: Ed25519, or ECDSA on P-256. Only what belongs to the key
 * is kept. A private key is refused by its own word, because it is spoilt now.
 */
export function readNodeKey(text: string): Outcome<NodeKey, NodeKeyRefusal> {
  const jwk = text.length > TEXT_AT_MOST ? undefined : objectIn(text);
  if (!jwk) return refuse({ code: "node-key-malformed" });
  if (PRIVATE_MEMBERS.some((member) => member in jwk)) return refuse({ code: "node-key-private" });
  const { kty, crv, x, y } = jwk;
  if (kty === "OKP" && crv === "Ed25519" && isCoordinate(x)) {
    return accept(keyOf("EdDSA", { crv, kty, x }));
  }
  if (kty === "EC" && crv === "P-256" && isCoordinate(x) && isCoordinate(y)) {
    return accept(keyOf("ES256", { crv, kty, x, y }));
  }
  return refuse({ code: "node-key-malformed" });
}

/** The algorithm in which a stored key signs. */
export const algorithmOf = (publicJwk: NodeKey["publicJwk"]): NodeKey["algorithm"] =>
  publicJwk["kty"] === "OKP" ? "EdDSA" : "ES256";

function objectIn(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

const isCoordinate = (value: unknown): value is string =>
  typeof value === "string" && COORDINATE.test(value);

/** @param publicJwk the required members in the order of their names, as RFC 7638 hashes them */
const keyOf = (
  algorithm: NodeKey["algorithm"],
  publicJwk: Readonly<Record<string, string>>,
): NodeKey => ({ id: thumbprintOf(publicJwk), algorithm, publicJwk });

const thumbprintOf = (required: Readonly<Record<string, string>>): string =>
  btoa(String.fromCharCode(...sha256(utf8ToBytes(JSON.stringify(required)))))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
