import { createPublicKey, verify } from "node:crypto";
import type { VerifyEd25519 } from "~/domain/transparency/notes/note";

/** The start of every Ed25519 public key in DER. Source: RFC 8410 §4 */
const SPKI_PREFIX = Buffer.from("302a300506032b6570032100", "hex");

/** Checks an Ed25519 signature with Node's own cryptography. */
export const verifyEd25519: VerifyEd25519 = ({ publicKey, message, signature }) => {
  const key = Buffer.concat([SPKI_PREFIX, publicKey]);
  return verify(null, message, createPublicKey({ key, format: "der", type: "spki" }), signature);
};
