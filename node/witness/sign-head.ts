import { from0x, sameBytes, to0x } from "~/domain/transparency/bytes";
import { type WitnessedHead, witnessedHeadDigest } from "~/domain/transparency/evm/witnessed-head";
import { HASH_BYTES } from "~/domain/transparency/tree/leaf";
import { isConsistent } from "~/domain/transparency/tree/path";
import { hashOf } from "./request-body";
import { type Answer, refuseWith, type Witness } from "./witness";

type HeadRequest = WitnessedHead & { readonly proof: readonly Uint8Array[] };

const MAX_PROOF = 63;
const NO_ROOT = new Uint8Array(HASH_BYTES);

/**
 * Signs a head for a contract that asks for a quorum of witnesses. Only heads that this witness has
 * cosigned, and only after the head that the contract holds has been proved to be its beginning.
 * Source: docs/decisions/027-witnesses.md
 */
export function signHead(witness: Witness, body: Uint8Array): Answer {
  const head = parseHead(body);
  const digest = head && witnessedHeadDigest(head);
  if (!head || !digest) return refuseWith(400, "malformed");
  const { origin, size, root } = head;
  if (!witness.logs.has(origin)) return refuseWith(404, "unknown-log");
  const held = witness.store.cosignedAt(origin, size);
  if (!held) return refuseWith(409, "not-cosigned");
  if (!sameBytes(held.root, root)) return refuseWith(422, "other-root");
  if (!isGrowing(head)) return refuseWith(422, "not-consistent");
  const signature = to0x(witness.keys.signDigest(digest));
  return {
    status: 200,
    contentType: "application/json",
    body: `${JSON.stringify({ address: witness.keys.address, signature })}\n`,
  };
}

/** A contract without a head holds the root zero. */
function isGrowing({ prevSize, prevRoot, size, root, proof }: HeadRequest): boolean {
  if (prevSize >= size) return false;
  if (prevSize === 0) return proof.length === 0 && sameBytes(prevRoot, NO_ROOT);
  return isConsistent(
    { older: prevSize, olderRoot: prevRoot, newer: size, newerRoot: root },
    proof,
  );
}

function parseHead(body: Uint8Array): HeadRequest | undefined {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
  if (typeof json !== "object" || json === null) return undefined;
  const { origin, chainId, contract, prevSize, prevRoot, size, root, consistency } = json as Record<
    string,
    unknown
  >;
  if (
    typeof origin !== "string" ||
    typeof contract !== "string" ||
    from0x(contract) === undefined
  ) {
    return undefined;
  }
  if (!isWhole(chainId) || !isWhole(prevSize) || !isWhole(size)) return undefined;
  if (!Array.isArray(consistency) || consistency.length > MAX_PROOF) return undefined;
  const hashes = [prevRoot, root, ...consistency].map((one) => hashOf(String(one)));
  if (!hashes.every((hash) => hash !== undefined)) return undefined;
  const [before, after, ...proof] = hashes as [Uint8Array, Uint8Array, ...Uint8Array[]];
  return { origin, chainId, contract, prevSize, prevRoot: before, size, root: after, proof };
}

const isWhole = (value: unknown): value is number =>
  typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
