import type { SignatureChecks } from "~/domain/transparency/notes/cosignature";
import type { VerifyEd25519 } from "~/domain/transparency/notes/note";
import { MAX_PROOF_CHARACTERS } from "~/domain/transparency/proof/proof-file";
import type { Trusted } from "~/domain/transparency/proof/trusted";
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

/** Few witnesses sign with ML-DSA-44, so its code is fetched when the first one does. */
const checks: SignatureChecks = {
  ed25519: verifyEd25519,
  mlDsa44: async ({ publicKey, message, signature }) => {
    const { ml_dsa44 } = await import("@noble/post-quantum/ml-dsa.js");
    return ml_dsa44.verify(signature, message, publicKey);
  },
};

/** What a page shows of a verification. */
export const viewOf = ({ ok, steps, file, index, checkpoint }: Verification): VerifiedView => ({
  ok,
  steps,
  entry:
    file && checkpoint && index !== undefined
      ? {
          index,
          type: "event" in file.entry ? file.entry.event.type : null,
          size: checkpoint.size,
        }
      : null,
});

/** What a reader typed beside the file; what is left empty is not known. */
export function trustedIn(typed: { policy: string; blocks: string; contracts: string }): Trusted {
  const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== "");
  const [blockHashes, contracts] = [words(typed.blocks), words(typed.contracts)];
  const policy = typed.policy.replaceAll("\r\n", "\n").trim();
  return {
    ...(policy === "" ? {} : { policy: `${policy}\n` }),
    ...(blockHashes.length > 0 ? { blockHashes } : {}),
    ...(contracts.length > 0 ? { contracts } : {}),
  };
}

/** Verifies a chosen file here, without sending anything. @throws NoEd25519 */
export async function verifyHere(file: Blob, trusted: Trusted): Promise<Verification> {
  // Four bytes a character at most: what is longer cannot be a proof.
  const bytes = new Uint8Array(await file.slice(0, MAX_PROOF_CHARACTERS * 4).arrayBuffer());
  return verifyProof(bytes, { checks, trusted });
}
