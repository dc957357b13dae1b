import { createPublicKey, verify } from "node:crypto";
import { ml_dsa44 } from "@noble/post-quantum/ml-dsa.js";
import type { SignatureChecks } from "~/domain/transparency/notes/cosignature";
import type { VerifyEd25519 } from "~/domain/transparency/notes/note";

/** The start of every Ed25519 public key in DER. Source: RFC 8410 §4 */
const SPKI_PREFIX = Buffer.from("302a300506032b6570032100", "hex");

/** Checks an Ed25519 signature with Node's own cryptography. */
export const verifyEd25519: VerifyEd25519 = ({ publicKey, message, signature }) => {
  const key = Buffer.concat([SPKI_PREFIX, publicKey]);
  return verify(null, message, createPublicKey({ key, format: "der", type: "spki" }), signature);
};

/** Both kinds of signatures that notes carry. */
export const signatureChecks: SignatureChecks = {
  ed25519: verifyEd25519,
  mlDsa44: ({ publicKey, message, signature }) => ml_dsa44.verify(signature, message, publicKey),
};
