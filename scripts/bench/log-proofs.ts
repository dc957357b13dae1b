/** Opens a log in a process of its own, proves entries of all its tiles and says what it cost. */
import { sameBytes } from "~/domain/transparency/bytes";
import { rootByInclusion } from "~/domain/transparency/tree/path";
import { inclusionRanges } from "~/domain/transparency/tree/tree";
import { LogTree } from "~db/repositories/transparency/log-tree";
import { nodeSha256 } from "~db/sha256";
import { openStore } from "~db/store";

export type ProofFigures = { readonly proofsPerS: number; readonly peakRssMb: number };

const PROOFS = 200_000;
/** A prime, so that proofs that follow one another lie in other tiles and all tiles are read. */
const STRIDE = 7_919;

async function measure(url: string, size: number): Promise<ProofFigures> {
  const store = await openStore({ url });
  const tree = new LogTree();
  const root = await tree.root(store.read, size);
  const start = performance.now();
  // Nothing was read before: the time of the first look into each tile counts as well.
  for (let n = 0; n < PROOFS; n++) {
    const index = (n * STRIDE) % size;
    const leaf = { start: index, end: index + 1 };
    const ranges = [leaf, ...inclusionRanges(index, size)];
    const [leafHash, ...path] = await tree.path(store.read, ranges);
    const result = leafHash && rootByInclusion({ leafHash, index, size }, path, nodeSha256);
    if (!result?.ok || !sameBytes(result.root, root)) throw new Error(`no proof of ${index}`);
  }
  const tookMs = performance.now() - start;
  await store.close();
  // The highest that the process ever had, in kilobytes.
  const peakRssMb = process.resourceUsage().maxRSS / 1_000;
  return { proofsPerS: (PROOFS * 1_000) / tookMs, peakRssMb };
}

const [url, size] = process.argv.slice(2);
if (url) process.stdout.write(JSON.stringify(await measure(url, Number(size))));
