/** How searching grows with the catalogue, and what the house costs over bare Node. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Figures } from "./figures";
import { makeCatalogue } from "./load/catalogue-store";
import { compare, load, median, rounded, type Served, serve } from "./load/load";
import { manySearches, SEARCH_ROUNDS, tenSearches } from "./queries";

const LARGE = 100_000;
const SMALL = 1_000;
/** Searches a second kind of word apart; none is asked twice, so no kept answer is measured. */
const ROUNDS = Math.min(40, SEARCH_ROUNDS);

/** The median time of ten mixed searches, each asked with many different second words. */
async function searchTimeMs({ url }: Served): Promise<number> {
  await fetch(`${url}/api/datasets?q=warm`).then((answer) => answer.text());
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const path of tenSearches(round)) {
      const startedAt = performance.now();
      const answer = await fetch(url + path);
      await answer.text();
      if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
      if (round >= 5) times.push(performance.now() - startedAt);
    }
  }
  return median(times);
}

/** @param folder of a catalogue of 100,000 datasets that is there already, to save its making */
export async function benchSearch(folder?: string): Promise<Figures> {
  const root = await mkdtemp(join(tmpdir(), "vouchsafe-bench-"));
  const large = folder ?? join(root, "large");
  const small = join(root, "small");
  const listing = await makeCatalogue(large, LARGE);
  await makeCatalogue(small, SMALL);
  const hubs = {
    large: await serve("hub.ts", { env: { DATA_DIR: large } }),
    small: await serve("hub.ts", { env: { DATA_DIR: small } }),
    bare: await serve("bare.ts", { args: [join(large, "vouchsafe.db")] }),
  };
  try {
    const smallMs = await searchTimeMs(hubs.small);
    const largeMs = await searchTimeMs(hubs.large);
    const paths = manySearches();
    const api = await compare(
      () => load(hubs.large.url, paths),
      () => load(hubs.bare.url, paths),
    );
    return {
      search_100k_over_1k: { value: rounded(largeMs / smallMs), unit: "ratio" },
      search_100k_ms: { value: rounded(largeMs), unit: "ms" },
      search_1k_ms: { value: rounded(smallMs), unit: "ms" },
      api_over_bare_node: { value: api.ratio, unit: "ratio" },
      api_requests_per_s: { value: api.one, unit: "1/s" },
      bare_search_requests_per_s: { value: api.other, unit: "1/s" },
      ...(listing > 0
        ? { listings_per_s: { value: Math.round(LARGE / listing), unit: "1/s" } }
        : {}),
    };
  } finally {
    for (const hub of Object.values(hubs)) hub.stop();
    await rm(root, { recursive: true, force: true });
  }
}
