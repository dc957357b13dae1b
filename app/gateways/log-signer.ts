import { createPrivateKey, createPublicKey, sign } from "node:crypto";
import { invariant } from "~/domain/shared/outcome";
import {
  isKeyName,
  type NoteKey,
  SIGNATURE_TYPES,
  type Sign,
} from "~/domain/transparency/notes/note";

/** Signs checkpoints; the private key stays inside. */
export type LogSigner = { readonly key: NoteKey; readonly sign: Sign };

const RAW_KEY_BYTES = 32;

/**
 * Opens the log's key.
 * @param pem an Ed25519 private key as PKCS#8 PEM
 * @param origin the log's name, a schema-less URL without spaces or plus signs
 */
export function openLogSigner({ pem, origin }: { pem: string; origin: string }): LogSigner {
  invariant(isKeyName(origin), "the log's origin has no space and no plus sign");
  const privateKey = createPrivateKey(pem);
  invariant(privateKey.asymmetricKeyType === "ed25519", "the log's key is an Ed25519 key");
  const spki = createPublicKey(privateKey).export({ type: "spki", format: "der" });
  const publicKey = new Uint8Array(spki.subarray(-RAW_KEY_BYTES));
  return {
    key: { name: origin, type: SIGNATURE_TYPES.ed25519, publicKey },
    sign: (message) => new Uint8Array(sign(null, message, privateKey)),
  };
}
