/**
 * `npm run try-vectors -- <folder>`: tries published vectors of Merkle proofs on both
 * implementations. Each JSON file holds `leafIdx, treeSize, leafHash, root, proof, wantErr` or
 * `size1, size2, root1, root2, proof, wantErr`, hashes in Base64.
 */
import { tryVector, vectorsIn } from "../../tests/interop/vectors";

const [folder] = process.argv.slice(2);
if (!folder) {
  console.error("npm run try-vectors -- <folder>");
  process.exitCode = 2;
} else {
  const tried = vectorsIn(folder).map(({ name, vector }) => ({ name, ...tryVector(vector) }));
  const wrong = tried.filter(({ ours, second, want }) => ours !== want || second !== want);
  for (const { name, ours, second, want } of wrong) {
    console.log(`${name}: wanted ${want}, ours ${ours}, second ${second}`);
  }
  console.log(`${tried.length - wrong.length} of ${tried.length} vectors as published`);
  process.exitCode = wrong.length === 0 && tried.length > 0 ? 0 : 1;
}
