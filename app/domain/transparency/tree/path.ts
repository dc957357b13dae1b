import { sameBytes } from "../bytes";
import { type NodeHash, nodeHashBy, portableSha256, type Sha256 } from "./leaf";

/** What a proof comes to, or why it cannot be followed at all. */
export type PathResult =
  | { readonly ok: true; readonly root: Uint8Array }
  | { readonly ok: false; readonly why: "path-too-short" | "path-too-long" | "bad-position" };

const isOdd = (n: number): boolean => n % 2 === 1;
const half = (n: number): number => Math.floor(n / 2);
const isSize = (n: number): boolean => Number.isSafeInteger(n) && n >= 0;

/**
 * Follows an inclusion proof from the leaf to the root.
 * Source: RFC 9162 §2.1.3.2
 */
export function rootByInclusion(
  { leafHash, index, size }: { leafHash: Uint8Array; index: number; size: number },
  path: readonly Uint8Array[],
  sha256: Sha256 = portableSha256,
): PathResult {
  if (!isSize(index) || !isSize(size) || index >= size) return { ok: false, why: "bad-position" };
  const nodeHash = nodeHashBy(sha256);
  let fn = index;
  let sn = size - 1;
  let root = leafHash;
  for (const hash of path) {
    if (sn === 0) return { ok: false, why: "path-too-long" };
    if (isOdd(fn) || fn === sn) {
      root = nodeHash(hash, root);
      while (!isOdd(fn) && fn !== 0) {
        fn = half(fn);
        sn = half(sn);
      }
    } else {
      root = nodeHash(root, hash);
    }
    fn = half(fn);
    sn = half(sn);
  }
  return sn === 0 ? { ok: true, root } : { ok: false, why: "path-too-short" };
}

/** Two trees of which the newer may extend the older. */
export type TreePair = {
  readonly older: number;
  readonly olderRoot: Uint8Array;
  readonly newer: number;
};

/** What a consistency proof comes to: the roots that both trees would have. */
export type ConsistencyResult =
  | { readonly ok: true; readonly olderRoot: Uint8Array; readonly newerRoot: Uint8Array }
  | { readonly ok: false; readonly why: "path-too-short" | "path-too-long" | "bad-position" };

/**
 * Follows a consistency proof. The caller compares both roots with the ones it knows.
 * A proof from size 0 is refused: it would say nothing. Source: RFC 9162 §2.1.4.2
 */
export function rootsByConsistency(
  { older, olderRoot, newer }: TreePair,
  proof: readonly Uint8Array[],
  sha256: Sha256 = portableSha256,
): ConsistencyResult {
  if (!isSize(older) || !isSize(newer) || older === 0 || older > newer) {
    return { ok: false, why: "bad-position" };
  }
  if (older === newer) {
    if (proof.length > 0) return { ok: false, why: "path-too-long" };
    return { ok: true, olderRoot, newerRoot: olderRoot };
  }
  let fn = older - 1;
  let sn = newer - 1;
  while (isOdd(fn)) {
    fn = half(fn);
    sn = half(sn);
  }
  const startsWhole = fn === 0;
  const first = startsWhole ? olderRoot : proof[0];
  if (!first) return { ok: false, why: "path-too-short" };
  return climb({ fn, sn, first }, startsWhole ? proof : proof.slice(1), nodeHashBy(sha256));
}

function climb(
  { fn, sn, first }: { fn: number; sn: number; first: Uint8Array },
  proof: readonly Uint8Array[],
  nodeHash: NodeHash,
): ConsistencyResult {
  let [f, s, olderRoot, newerRoot] = [fn, sn, first, first];
  for (const hash of proof) {
    if (s === 0) return { ok: false, why: "path-too-long" };
    if (isOdd(f) || f === s) {
      olderRoot = nodeHash(hash, olderRoot);
      newerRoot = nodeHash(hash, newerRoot);
      while (!isOdd(f) && f !== 0) {
        f = half(f);
        s = half(s);
      }
    } else {
      newerRoot = nodeHash(newerRoot, hash);
    }
    f = half(f);
    s = half(s);
  }
  return s === 0 ? { ok: true, olderRoot, newerRoot } : { ok: false, why: "path-too-short" };
}

/** Whether a consistency proof leads from the one known root to the other. */
export function isConsistent(
  pair: TreePair & { newerRoot: Uint8Array },
  proof: readonly Uint8Array[],
  sha256: Sha256 = portableSha256,
): boolean {
  const result = rootsByConsistency(pair, proof, sha256);
  return (
    result.ok &&
    sameBytes(result.olderRoot, pair.olderRoot) &&
    sameBytes(result.newerRoot, pair.newerRoot)
  );
}
