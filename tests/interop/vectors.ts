import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { rootByInclusion, rootsByConsistency } from "~/domain/transparency/tree/path";
import { rootOfPath, rootsOfProof } from "./second/merkle";

/** A published test vector of a log: base64 hashes, and whether a verifier must refuse it. */
type Vector = {
  readonly desc?: string;
  readonly wantErr: boolean;
  readonly proof: readonly string[] | null;
} & (
  | {
      readonly leafIdx: number;
      readonly treeSize: number;
      readonly leafHash: string;
      readonly root: string;
    }
  | {
      readonly size1: number;
      readonly size2: number;
      readonly root1: string;
      readonly root2: string;
    }
);

export type Verdicts = { readonly ours: boolean; readonly second: boolean; readonly want: boolean };

const bytes = (text: string): Buffer => Buffer.from(text, "base64");
/** A hash of another length is no hash: a reader of either implementation stops before it. */
const areHashes = (hashes: readonly Uint8Array[]): boolean =>
  hashes.every((hash) => hash.length === 32);

/** What both implementations say about a vector, and what its publisher says. */
export function tryVector(vector: Vector): Verdicts {
  const proof = (vector.proof ?? []).map(bytes);
  const want = !vector.wantErr;
  if ("leafIdx" in vector) {
    const [leaf, root] = [bytes(vector.leafHash), bytes(vector.root)];
    if (!areHashes([leaf, root, ...proof])) return { ours: false, second: false, want };
    const { leafIdx: m, treeSize: n } = vector;
    const ours = rootByInclusion({ leafHash: leaf, index: m, size: n }, proof);
    return {
      ours: ours.ok && root.equals(ours.root),
      second: rootOfPath({ leaf, m, n }, proof)?.equals(root) ?? false,
      want,
    };
  }
  const [older, newer] = [bytes(vector.root1), bytes(vector.root2)];
  const { size1: m, size2: n } = vector;
  const ours = rootsByConsistency({ older: m, olderRoot: older, newer: n }, proof);
  const second = rootsOfProof({ m, n, oldRoot: older }, proof);
  return {
    ours: ours.ok && older.equals(ours.olderRoot) && newer.equals(ours.newerRoot),
    second: second !== undefined && older.equals(second.older) && newer.equals(second.newer),
    want,
  };
}

/** Every vector in the JSON files below a folder, with the name of its file. */
export function vectorsIn(folder: string): { name: string; vector: Vector }[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".json"))
    .sort()
    .map((name) => ({ name, vector: JSON.parse(readFileSync(join(folder, name), "utf8")) }));
}
