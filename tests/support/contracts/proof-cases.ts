/** Claims about trees, true and false, with the domain's verdict and the question to the contract. */
import fc from "fast-check";
import { encodeFunctionData, type Hex } from "viem";
import { sameBytes, to0x } from "~/domain/transparency/bytes";
import { nodeHashBy, portableSha256 as sha256 } from "~/domain/transparency/tree/leaf";
import { isConsistent, rootByInclusion, rootsByConsistency } from "~/domain/transparency/tree/path";
import { appendToTiles, Tile, tileKey, tileReader } from "~/domain/transparency/tree/tiles";
import {
  consistencyRanges,
  inclusionRanges,
  pathOf,
  rootOf,
} from "~/domain/transparency/tree/tree";
import { grantAnchorAbi } from "~contracts/abi/GrantAnchor";

type Proof = readonly Uint8Array[];
export type InclusionClaim = {
  readonly kind: "inclusion";
  readonly size: number;
  readonly root: Uint8Array;
  readonly leafHash: Uint8Array;
  readonly index: number;
  readonly proof: Proof;
};
export type ConsistencyClaim = {
  readonly kind: "consistency";
  readonly older: number;
  readonly olderRoot: Uint8Array;
  readonly newer: number;
  readonly newerRoot: Uint8Array;
  readonly proof: Proof;
};
export type Claim = InclusionClaim | ConsistencyClaim;

/** What TypeScript thinks of a claim. */
export function verdictOfDomain(claim: Claim): boolean {
  if (claim.kind === "consistency") return isConsistent(claim, claim.proof);
  const result = rootByInclusion(claim, claim.proof);
  return result.ok && sameBytes(result.root, claim.root);
}

/** The question to the contract. */
export function callOf(claim: Claim): Hex {
  const abi = grantAnchorAbi;
  const proof = claim.proof.map(to0x);
  if (claim.kind === "consistency") {
    const [older, newer] = [BigInt(claim.older), BigInt(claim.newer)];
    const args = [older, to0x(claim.olderRoot), newer, to0x(claim.newerRoot), proof] as const;
    return encodeFunctionData({ abi, functionName: "verifyConsistency", args });
  }
  const [size, index] = [BigInt(claim.size), BigInt(claim.index)];
  const args = [size, to0x(claim.root), to0x(claim.leafHash), index, proof] as const;
  return encodeFunctionData({ abi, functionName: "verifyInclusionAt", args });
}

/** A tree over leaves that follow from a seed. */
export function treeOf(size: number, seed = 0) {
  const leaves = Array.from({ length: size }, (_, n) =>
    sha256(Uint8Array.of(seed & 255, seed >> 8, n & 255, n >> 8)),
  );
  const tiles = new Map(
    appendToTiles({ size: 0, open: new Map() }, leaves, sha256).map((tile) => [
      tileKey(tile),
      new Tile(tile.hashes, nodeHashBy(sha256)),
    ]),
  );
  const read = tileReader((id) => tiles.get(tileKey(id)) as Tile);
  const root = (at: number) => rootOf(at, read, sha256);
  return {
    size,
    inclusion: (index: number, at: number): InclusionClaim => ({
      kind: "inclusion",
      size: at,
      root: root(at),
      leafHash: leaves[index] as Uint8Array,
      index,
      proof: pathOf(inclusionRanges(index, at), read, sha256),
    }),
    consistency: (older: number, newer: number): ConsistencyClaim => ({
      kind: "consistency",
      older,
      olderRoot: root(older),
      newer,
      newerRoot: root(newer),
      proof: older === newer ? [] : pathOf(consistencyRanges({ older, newer }), read, sha256),
    }),
  };
}

const flipped = (bytes: Uint8Array, bit: number): Uint8Array =>
  bytes.map((byte, n) => (n === (bit >> 3) % bytes.length ? byte ^ (1 << (bit & 7)) : byte));

type Change<C extends Claim> = (claim: C, n: number) => C;

const onProof =
  (change: (proof: Uint8Array[], at: number, n: number) => void) =>
  <C extends Claim>(claim: C, n: number): C => {
    const proof = [...claim.proof];
    change(proof, proof.length === 0 ? 0 : n % proof.length, n);
    return { ...claim, proof };
  };

const ON_PROOFS = [
  onProof((proof, at, n) => {
    const hash = proof[at];
    if (hash) proof[at] = flipped(hash, n >> 4);
  }),
  onProof((proof, at) => proof.splice(at, 1)),
  onProof((proof, at, n) => proof.splice(at, 0, sha256(Uint8Array.of(n & 255)))),
  onProof((proof, _at, n) => proof.push(sha256(Uint8Array.of(n & 255)))),
  onProof((proof, at) => proof.splice(at, 0, proof[at] ?? new Uint8Array(32))),
  onProof((proof, at) => proof.push(...proof.splice(at, 1))),
  onProof((proof) => proof.reverse()),
  onProof((proof) => proof.splice(0)),
] as const;

const ON_INCLUSION: readonly Change<InclusionClaim>[] = [
  (claim) => claim,
  ...ON_PROOFS,
  (claim) => ({ ...claim, index: claim.index + 1 }),
  (claim) => ({ ...claim, index: Math.max(0, claim.index - 1) }),
  (claim, n) => ({ ...claim, index: n % (claim.size + 2) }),
  (claim) => ({ ...claim, size: claim.size + 1 }),
  (claim) => ({ ...claim, size: claim.size - 1 }),
  (claim, n) => ({ ...claim, root: flipped(claim.root, n) }),
  (claim, n) => ({ ...claim, leafHash: flipped(claim.leafHash, n) }),
  (claim) => ({ ...claim, root: claim.leafHash, proof: [] }),
];

const ON_CONSISTENCY: readonly Change<ConsistencyClaim>[] = [
  (claim) => claim,
  ...ON_PROOFS,
  (claim) => ({ ...claim, older: claim.older + 1 }),
  (claim) => ({ ...claim, older: claim.older - 1 }),
  (claim, n) => ({ ...claim, older: n % (claim.newer + 2) }),
  (claim) => ({ ...claim, newer: claim.newer + 1 }),
  (claim) => ({ ...claim, newer: claim.newer - 1 }),
  (claim, n) => ({ ...claim, olderRoot: flipped(claim.olderRoot, n) }),
  (claim, n) => ({ ...claim, newerRoot: flipped(claim.newerRoot, n) }),
  (claim) => ({ ...claim, olderRoot: claim.newerRoot, newerRoot: claim.olderRoot }),
  (claim) => ({ ...claim, older: claim.newer, newer: claim.older }),
  (claim) => ({ ...claim, olderRoot: claim.newerRoot }),
];

/** The claim, left alone or changed in one way. @param kind which way @param n where and how */
export function changed(claim: Claim, { kind, n }: { kind: number; n: number }): Claim {
  if (claim.kind === "inclusion") {
    return (ON_INCLUSION[kind % ON_INCLUSION.length] as Change<InclusionClaim>)(claim, n);
  }
  return (ON_CONSISTENCY[kind % ON_CONSISTENCY.length] as Change<ConsistencyClaim>)(claim, n);
}

const aHash = fc.uint8Array({ minLength: 32, maxLength: 32 });
const LARGEST = Number.MAX_SAFE_INTEGER;

type Followed<Roots> =
  | (Roots & { readonly ok: true })
  | { readonly ok: false; readonly why: string };

/** The start of a path that has the length its place in a tree asks for. */
function fitting<Roots>(path: Proof, follow: (part: Proof) => Followed<Roots>) {
  let [least, most] = [0, path.length];
  while (least <= most) {
    const length = (least + most) >> 1;
    const result = follow(path.slice(0, length));
    if (result.ok) return { ...result, proof: path.slice(0, length) };
    if (result.why === "path-too-short") least = length + 1;
    else most = length - 1;
  }
  throw new Error("no part of the path fits");
}

/** An inclusion in a tree too large to build: whatever root its random path leads to. */
export const aLargeInclusion: fc.Arbitrary<InclusionClaim> = fc
  .record({
    size: fc.maxSafeNat().map((n) => Math.max(1, n)),
    place: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
    leafHash: aHash,
    path: fc.array(aHash, { minLength: 54, maxLength: 54 }),
  })
  .map(({ size, place, leafHash, path }) => {
    const index = Math.min(size - 1, Math.floor(size * place));
    const { proof, root } = fitting(path, (part) =>
      rootByInclusion({ leafHash, index, size }, part),
    );
    return { kind: "inclusion", size, root, leafHash, index, proof };
  });

/** A consistency between trees too large to build: whatever roots its random proof leads to. */
export const aLargeConsistency: fc.Arbitrary<ConsistencyClaim> = fc
  .record({
    sizes: fc.tuple(fc.integer({ min: 1, max: LARGEST }), fc.integer({ min: 1, max: LARGEST })),
    known: aHash,
    path: fc.array(aHash, { minLength: 55, maxLength: 55 }),
  })
  .map(({ sizes: [a, b], known, path }) => {
    const [older, newer] = [Math.min(a, b), Math.max(a, b)];
    const pair = { older, olderRoot: known, newer };
    const { proof, olderRoot, newerRoot } = fitting(path, (part) => rootsByConsistency(pair, part));
    return { kind: "consistency", older, olderRoot, newer, newerRoot, proof };
  });
