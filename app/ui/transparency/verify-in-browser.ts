import type { VerifyEd25519 } from "~/domain/transparency/notes/note";
import { MAX_PROOF_CHARACTERS } from "~/domain/transparency/proof/proof-file";
import { type Verification, verifyProof } from "~/domain/transparency/proof/verify-proof";
import type { VerifiedView } from "./shapes";

/** Thrown where this browser has no Ed25519; the form then sends the file to the server instead. */
export class NoEd25519 extends Error {
  override readonly name = "NoEd25519";
}

const verifyEd25519: VerifyEd25519 = async ({ publicKey, message, signature }) => {
  // A page without https has no WebCrypto at all.
  const { subtle } = globalThis.crypto ?? {};
  if (!subtle) throw new NoEd25519();
  let key: CryptoKey;
  try {
    key = await subtle.importKey("raw", new Uint8Array(publicKey), "Ed25519", false, ["verify"]);
  } catch (cause) {
    // An unusable key is as bad as a bad signature; a missing algorithm is not the file's fault.
    if (cause instanceof DOMException && cause.name === "NotSupportedError") throw new NoEd25519();
    return false;
  }
  return subtle.verify("Ed25519", key, new Uint8Array(signature), new Uint8Array(message));
};

/** What a page shows of a verification. */
export const viewOf = ({ ok, steps, file, checkpoint }: Verification): VerifiedView => ({
  ok,
  steps,
  entry:
    file && checkpoint
      ? { index: file.entry.index, type: file.entry.event?.type ?? null, size: checkpoint.size }
      : null,
});

/** Verifies a chosen file here, without sending anything. @throws NoEd25519 */
export async function verifyHere(file: File): Promise<VerifiedView> {
  // Four bytes a character at most: what is longer cannot be a proof.
  const bytes = new Uint8Array(await file.slice(0, MAX_PROOF_CHARACTERS * 4).arrayBuffer());
  return viewOf(await verifyProof(bytes, { verifyEd25519 }));
}
