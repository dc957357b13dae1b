/**
 * `npm run bench`: ratios and limits, each measured within this run because machines are shared and
 * noisy. `-- --json FILE` writes them, `-- search log` measures only those parts.
 */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { benchAnchored } from "./bench/anchored";
import { benchBundle } from "./bench/bundle";
import type { Figures } from "./bench/figures";
import { benchGas } from "./bench/gas/gas";
import { benchLog } from "./bench/log";
import { benchPages } from "./bench/pages";
import { benchSearch } from "./bench/search";
import { benchTransfers } from "./bench/transfers";

const PARTS: Readonly<Record<string, () => Promise<Figures>>> = {
  transfers: benchTransfers,
  log: benchLog,
  gas: benchGas,
  anchored: benchAnchored,
  bundle: benchBundle,
  search: benchSearch,
  pages: benchPages,
};

type Goal = { readonly most?: number; readonly least?: number };

/** What the figures should be on a machine of two cores. */
const GOALS: Readonly<Record<string, Goal>> = {
  search_100k_over_1k: { most: 2 },
  api_over_bare_node: { least: 0.3 },
  page_over_render_limit: { least: 0.25 },
  cached_page_over_bare_node: { least: 0.25 },
  transfers_over_raw_sqlite: { least: 0.5 },
  log_appends_per_s: { least: 50_000 },
  log_proofs_per_s: { least: 15_000 },
  log_proofs_per_s_1m: { least: 15_000 },
  log_rss_mb_1m: { most: 300 },
  gas_per_grant_4096: { most: 15 },
  checkpoint_latency_ms: { most: 1_000 },
  decision_to_anchored_s: { most: 2 },
  bundle_bytes: { most: 6_144 },
};

const verdictOf = (name: string, value: number): string => {
  const { most, least } = GOALS[name] ?? {};
  if (most !== undefined) return value <= most ? `ok (≤ ${most})` : `MISSED (≤ ${most})`;
  if (least !== undefined) return value >= least ? `ok (≥ ${least})` : `MISSED (≥ ${least})`;
  return "";
};

const readable = (value: number): string =>
  Math.abs(value) >= 100
    ? Math.round(value).toLocaleString("en")
    : String(Number(value.toPrecision(3)));

const { values, positionals } = parseArgs({
  options: { json: { type: "string" } },
  allowPositionals: true,
});
const unknown = positionals.filter((name) => !(name in PARTS));
if (unknown.length > 0) {
  console.error(`No such part: ${unknown.join(", ")}. Parts: ${Object.keys(PARTS).join(", ")}`);
  process.exit(2);
}

const all: Record<string, { value: number; unit: string }> = {};
for (const [part, measure] of Object.entries(PARTS)) {
  if (positionals.length > 0 && !positionals.includes(part)) continue;
  for (const [name, figure] of Object.entries(await measure())) {
    all[name] = figure;
    const verdict = verdictOf(name, figure.value);
    console.log(
      `${name.padEnd(30)} ${readable(figure.value).padStart(10)} ${figure.unit.padEnd(10)} ${verdict}`,
    );
  }
}
if (values.json) writeFileSync(values.json, `${JSON.stringify(all, null, 2)}\n`);
