import { keccak_256 } from "@noble/hashes/sha3.js";
import { hexOf, sameBytes } from "../bytes";
import { decodeRlp, encodeRlp, type RlpItem } from "./rlp";

export const keccak256 = (bytes: Uint8Array): Uint8Array => keccak_256(bytes);

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

/** The values under several keys of one trie, or which node does not fit. */
export type TrieResult =
  | { readonly ok: true; readonly values: readonly (Uint8Array | undefined)[] }
  | {
      readonly ok: false;
      /** Its place in the list. */
      readonly node: number;
      /** The hash that the node there should have; left out where it is no node, or one too many. */
      readonly wanted?: Uint8Array;
    };

/**
 * Follows proofs from a trie's root to the values of its keys; absence is a value of `undefined`.
 * Every node must be used, and each stands there once. Source: Ethereum Yellow Paper, appendix D
 * @param nodes from the root down for the first key, then what each further key needs besides
 */
export function valuesInTrie(
  { root, keys }: { root: Uint8Array; keys: readonly Uint8Array[] },
  nodes: readonly Uint8Array[],
): TrieResult {
  const known = new Map<string, Uint8Array>();
  let used = 0;
  let wanted: Uint8Array | undefined;
  const nodeOf: NodeOf = (hash) => {
    const again = known.get(hexOf(hash));
    if (again) return again;
    const next = nodes[used];
    wanted = next && sameBytes(keccak256(next), hash) ? undefined : hash;
    if (!next || wanted) return undefined;
    known.set(hexOf(hash), next);
    used += 1;
    return next;
  };
  const values: (Uint8Array | undefined)[] = [];
  for (const key of keys) {
    const found = follow({ root, key }, nodeOf);
    if (!found) return { ok: false, node: used, ...(wanted ? { wanted } : {}) };
    values.push(found.value);
  }
  return used === nodes.length ? { ok: true, values } : { ok: false, node: used };
}

type NodeOf = (hash: Uint8Array) => Uint8Array | undefined;

function follow(
  { root, key }: { root: Uint8Array; key: Uint8Array },
  nodeOf: NodeOf,
): { readonly value: Uint8Array | undefined } | undefined {
  let rest = nibblesOf(key);
  const first = nodeOf(root);
  let node = first && decodeRlp(first);
  for (;;) {
    const step = node === undefined ? undefined : stepInto(node, rest);
    if (!step || "value" in step) return step;
    rest = rest.slice(step.used);
    node = childOf(step.next, nodeOf);
  }
}

/** A child is named by its hash, or stands inside its parent when it is shorter than one. */
function childOf(child: RlpItem, nodeOf: NodeOf): RlpItem | undefined {
  if (child instanceof Uint8Array) {
    const bytes = child.length === 32 ? nodeOf(child) : undefined;
    return bytes && decodeRlp(bytes);
  }
  return encodeRlp(child).length < 32 ? child : undefined;
}
