import { createPublicKey, verify } from "node:crypto";
import { ml_dsa44 } from "@noble/post-quantum/ml-dsa.js";
import type { SignatureChecks } from "~/domain/transparency/notes/cosignature";

/** The start of every Ed25519 public key in DER. Source: RFC 8410 §4 */
const SPKI_PREFIX = Buffer.from("302a300506032b6570032100", "hex");

/** Checks signatures with Node's own Ed25519 and with a portable ML-DSA-44. */
export const signatureChecks: SignatureChecks = {
  ed25519({ publicKey, message, signature }) {
    const key = Buffer.concat([SPKI_PREFIX, publicKey]);
    return verify(null, message, createPublicKey({ key, format: "der", type: "spki" }), signature);
  },
  mlDsa44: ({ publicKey, message, signature }) => ml_dsa44.verify(signature, message, publicKey),
};
