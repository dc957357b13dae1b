/** What the catalogue page costs over its own rendering, and what a visitor's kept page costs. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Figures } from "./figures";
import { makeCatalogue } from "./load/catalogue-store";
import { compare, load, serve } from "./load/load";
import { manySearches } from "./queries";

const DATASETS = 1_000;
const AS_BROWSER = { accept: "text/html", "user-agent": "Mozilla/5.0" };
/** Every browser takes compressed pages; the uncached ones are measured without, as their limit is. */
const AS_VISITOR = { ...AS_BROWSER, "accept-encoding": "gzip, deflate, br" };

/** Searches as pages; each connection begins elsewhere, so that few ask for the same at once. */
const pagePaths = (): string[] =>
  manySearches().map((path) => path.replace("/api/datasets", "/catalogue"));

export async function benchPages(): Promise<Figures> {
  const root = await mkdtemp(join(tmpdir(), "vouchsafe-bench-"));
  const folder = join(root, "data");
  await makeCatalogue(folder, DATASETS);
  const env = { DATA_DIR: folder };
  const hubs = {
    uncached: await serve("hub.ts", { env: { ...env, PAGE_CACHE: "off" } }),
    cached: await serve("hub.ts", { env: { ...env, PAGE_CACHE: "on" } }),
    limit: await serve("bare-page.ts", { env: { ...env, PAGE_CACHE: "off" } }),
    hello: await serve("bare.ts"),
  };
  try {
    const paths = pagePaths();
    const headers = AS_BROWSER;
    for (const url of [hubs.uncached.url, hubs.limit.url]) {
      await load(url, paths, { seconds: 2, headers });
    }
    const uncached = await compare(
      () => load(hubs.uncached.url, paths, { headers }),
      () => load(hubs.limit.url, paths, { headers }),
    );
    for (const [url, path] of [
      [hubs.cached.url, "/catalogue"],
      [hubs.hello.url, "/"],
    ] as const) {
      await load(url, [path], { seconds: 2, headers: AS_VISITOR });
    }
    const cached = await compare(
      () => load(hubs.cached.url, ["/catalogue"], { seconds: 3, headers: AS_VISITOR }),
      () => load(hubs.hello.url, ["/"], { seconds: 3, headers: AS_VISITOR }),
    );
    return {
      page_over_render_limit: { value: uncached.ratio, unit: "ratio" },
      page_requests_per_s: { value: uncached.one, unit: "1/s" },
      page_render_limit_per_s: { value: uncached.other, unit: "1/s" },
      cached_page_over_bare_node: { value: cached.ratio, unit: "ratio" },
      cached_page_requests_per_s: { value: cached.one, unit: "1/s" },
      bare_hello_requests_per_s: { value: cached.other, unit: "1/s" },
    };
  } finally {
    for (const hub of Object.values(hubs)) hub.stop();
    await rm(root, { recursive: true, force: true });
  }
}
