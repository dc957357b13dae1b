import { keccak_256 } from "@noble/hashes/sha3.js";
import { sameBytes } from "../bytes";
import { decodeRlp, encodeRlp, type RlpItem } from "./rlp";

export const keccak256 = (bytes: Uint8Array): Uint8Array => keccak_256(bytes);

/** A value under a key of a Merkle Patricia trie, or the number of the node that does not fit. */
export type TrieResult =
  | { readonly ok: true; readonly value: Uint8Array | undefined }
  | { readonly ok: false; readonly node: number };

const nibblesOf = (bytes: Uint8Array): number[] =>
  [...bytes].flatMap((byte) => [byte >> 4, byte & 15]);

/** Undoes the hex-prefix encoding of a path. Source: Ethereum Yellow Paper, appendix C */
function pathOfNode(encoded: Uint8Array): { isLeaf: boolean; path: number[] } | undefined {
  const [first, ...rest] = nibblesOf(encoded);
  if (first === undefined || first > 3) return undefined;
  const isOddLength = first % 2 === 1;
  if (!isOddLength && rest[0] !== 0) return undefined;
  return { isLeaf: first >= 2, path: isOddLength ? rest : rest.slice(1) };
}

type Step =
  | { readonly next: RlpItem; readonly used: number }
  | { readonly value: Uint8Array | undefined }
  | undefined;

function stepInto(node: RlpItem, rest: readonly number[]): Step {
  if (node instanceof Uint8Array) return undefined;
  if (node.length === 17) {
    const child = node[rest.length === 0 ? 16 : (rest[0] as number)] as RlpItem;
    if (child instanceof Uint8Array && child.length === 0) return { value: undefined };
    if (rest.length > 0) return { next: child, used: 1 };
    return child instanceof Uint8Array ? { value: child } : undefined;
  }
  const [encoded, target] = node;
  if (node.length !== 2 || !(encoded instanceof Uint8Array) || !target) return undefined;
  const decoded = pathOfNode(encoded);
  if (!decoded) return undefined;
  const fits = decoded.path.every((nibble, i) => nibble === rest[i]);
  if (!decoded.isLeaf)
    return fits ? { next: target, used: decoded.path.length } : { value: undefined };
  if (!fits || decoded.path.length !== rest.length) return { value: undefined };
  return target instanceof Uint8Array ? { value: target } : undefined;
}

/**
 * Follows a proof from a trie's root to the value of a key; absence is a value of `undefined`.
 * Every node of the proof must be used. Source: Ethereum Yellow Paper, appendix D
 * @param proof nodes from the root down, as `eth_getProof` gives them
 */
export function valueInTrie(
  { root, key }: { root: Uint8Array; key: Uint8Array },
  proof: readonly Uint8Array[],
): TrieResult {
  let rest = nibblesOf(key);
  let wanted = root;
  for (const [at, bytes] of proof.entries()) {
    if (!sameBytes(keccak256(bytes), wanted)) return { ok: false, node: at };
    let node = decodeRlp(bytes);
    for (;;) {
      const step = node === undefined ? undefined : stepInto(node, rest);
      if (!step) return { ok: false, node: at };
      if ("value" in step) {
        const isLast = at === proof.length - 1;
        return isLast ? { ok: true, value: step.value } : { ok: false, node: at + 1 };
      }
      rest = rest.slice(step.used);
      if (step.next instanceof Uint8Array && step.next.length === 32) {
        wanted = step.next;
        break;
      }
      // A child shorter than a hash stands inside its parent.
      if (step.next instanceof Uint8Array || encodeRlp(step.next).length >= 32) {
        return { ok: false, node: at };
      }
      node = step.next;
    }
  }
  return { ok: false, node: proof.length };
}
