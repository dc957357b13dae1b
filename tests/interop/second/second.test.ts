import { expect, test } from "vitest";
import { leafHash, mth, path, proof, rootOfPath, rootsOfProof } from "./merkle";
import { check, readNote, readVkey, vkey } from "./notes";
import { indexPath, readEntries, resourcesOf } from "./tiles";

/** The example of C2SP signed-note, section "Verifier keys". */
const EXAMPLE_KEY = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
const EXAMPLE_NOTE = `This is an example message.

— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
`;

test("the second implementation reads the note of the specification", () => {
  const key = readVkey(EXAMPLE_KEY);
  expect(vkey(key)).toBe(EXAMPLE_KEY);
  expect(check(readNote(Buffer.from(EXAMPLE_NOTE)), key)).toEqual({ isGood: true });
  const changed = EXAMPLE_NOTE.replace("example message", "exampl€ message");
  expect(check(readNote(Buffer.from(changed)), key)).toEqual({ isGood: false });
});

test("its proofs undo themselves for every place and pair of sizes to 40, and only whole", () => {
  const leaves = Array.from({ length: 40 }, (_, n) => leafHash(Uint8Array.of(n)));
  for (let n = 1; n <= leaves.length; n++) {
    const tree = leaves.slice(0, n);
    const root = mth(tree);
    for (let m = 0; m < n; m++) {
      const hashes = path(m, tree);
      const leaf = leaves[m] as Buffer;
      expect(rootOfPath({ leaf, m, n }, hashes)?.equals(root)).toBe(true);
      expect(rootOfPath({ leaf, m, n }, [...hashes, root])).toBeUndefined();
    }
    for (let m = 1; m <= n; m++) {
      const oldRoot = mth(leaves.slice(0, m));
      const roots = rootsOfProof({ m, n, oldRoot }, proof(m, tree));
      expect(roots?.older.equals(oldRoot) && roots.newer.equals(root)).toBe(true);
    }
  }
});

test("it names tiles as the specification does, 70,000 entries included", async () => {
  expect(indexPath(1_234_067)).toBe("x001/x234/067");
  expect(indexPath(0)).toBe("000");
  const entries = Array.from({ length: 70_000 }, (_, n) => Buffer.from(String(n)));
  const resources = resourcesOf(entries);
  const names = [...resources.keys()];
  const full = names.filter((name) => /^tile\/0\/\d+$/.test(name));
  expect(full).toHaveLength(273);
  expect(names).toContain("tile/0/273.p/112");
  expect(names).toContain("tile/1/000");
  expect(names).toContain("tile/1/001.p/17");
  expect(names).toContain("tile/2/000.p/1");
  const read = await readEntries(async (name) => resources.get(name) as Buffer, 70_000);
  expect(read.every((entry, n) => entry.toString() === String(n))).toBe(true);
});
