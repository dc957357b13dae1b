import { setImmediate as letOthersIn } from "node:timers/promises";
import type { Instant } from "~/domain/shared/instant";
import type { CheckedEntry } from "~/domain/transparency/monitoring/entries";
import { type Finding, Findings } from "~/domain/transparency/monitoring/finding";
import type { MonitorReport } from "~/domain/transparency/monitoring/report";
import { loadLogState } from "~db/repositories/transparency/log-tree";
import {
  countTiles,
  loadCheckpointsAbove,
  loadEntryPage,
  loadErasurePage,
  loadTilePage,
} from "~db/repositories/transparency/monitoring/log-pages";
import type { Db, Store } from "~db/store";
import {
  type CheckedRows,
  checkGrants,
  checkRowsOf,
  checkUses,
  checkVisas,
} from "./check-grants.server";
import { checkReports } from "./check-reports.server";
import { checkLoggedRows, missingRows } from "./check-rows.server";
import { checkPage, ERASED, lasting, loadLogPage, PAGE_ENTRIES } from "./log-page.server";
import { type ChainHead, type Judges, LogWalk } from "./log-walk.server";

export type StoreCheck = Judges & {
  /** What chains show. Read before the check begins, so that they are never ahead of the log. */
  readonly heads: readonly ChainHead[];
  readonly silentChains: readonly string[];
  readonly now: () => Instant;
};

/** How far a check has come, in entries. */
export type Progress = { readonly done: number; readonly of: number };

/**
 * Looks at everything that the store holds of the log: rebuilds entries, tiles and roots, compares
 * them with checkpoints, anchors and chains, and grants, visas and uses with the entries.
 *
 * It keeps the tree's right edge and one page of rows, so its memory does not grow with the log. It
 * answers after each page, so that whoever calls can do other things in between.
 */
export async function* checkStore(
  { read }: Pick<Store, "read">,
  options: StoreCheck,
): AsyncGenerator<Progress, MonitorReport> {
  const startedAt = performance.now();
  const found = new Findings();
  const state = await loadLogState(read);
  const of = state.sequenced;
  const walk = new LogWalk(options, options.heads);
  const visas = { told: 0, erased: 0 };
  for (let from = 0; from < of; from += PAGE_ENTRIES) {
    const until = Math.min(from + PAGE_ENTRIES, of);
    found.add(await checkOnePage(read, { walk, visas, from, until, ...state }));
    await letOthersIn();
    yield { done: until, of };
  }
  found.add(await checkEnd(read, walk, state.integrated));
  const rows = { grants: 0, visas: 0, uses: 0, rows: 0, inForce: 0 };
  const add = (part: "grants" | "visas" | "uses", { checked, inForce, findings }: CheckedRows) => {
    rows[part] += checked;
    rows.inForce += inForce;
    found.add(findings);
  };
  const at = options.now();
  for await (const page of checkGrants(read, at)) {
    add("grants", page);
    yield { done: of, of };
  }
  for await (const page of checkVisas(read, visas)) add("visas", page);
  for await (const page of checkUses(read)) add("uses", page);
  for await (const { checked, findings } of checkLoggedRows(read)) {
    rows.rows += checked;
    found.add(findings);
  }
  found.add(await checkReports(read, options));
  const { inForce: grantsInForce, ...checkedRows } = rows;
  return {
    at,
    entries: of,
    grantsInForce,
    durationMs: Math.round(performance.now() - startedAt),
    findings: found.list(),
    checked: {
      ...walk.counts,
      ...checkedRows,
      chains: options.heads.map(({ name }) => name),
      silentChains: options.silentChains,
    },
  };
}

type PageToCheck = {
  readonly walk: LogWalk;
  readonly visas: { told: number; erased: number };
  readonly from: number;
  readonly until: number;
  readonly integrated: number;
};

async function checkOnePage(
  db: Db,
  { walk, visas, from, until, integrated }: PageToCheck,
): Promise<Finding[]> {
  let page = await loadLogPage(db, { from, until, integrated });
  let checked = await checkPage(db, page);
  if (checked.findings.length > 0) {
    // An erasure between two of our reads looks like a change; it does not when we look again.
    const before = checked.findings;
    page = await loadLogPage(db, { from, until, integrated });
    checked = await checkPage(db, page);
    checked = { ...checked, findings: lasting(before, checked.findings) };
  }
  walk.counts.erasures += page.erasures.size;
  for (const row of page.entries.values()) {
    if (row.type !== "visa-issued") continue;
    visas.told += 1;
    if (row.canonical === "") visas.erased += 1;
  }
  const { entries } = checked;
  const findings = [...checked.findings, ...(await walk.page(page, entries))];
  for (const tile of walk.tree.takeFullTiles()) {
    if (tile.level > 0) findings.push(...walk.tile(tile, await storedTile(db, tile)));
  }
  findings.push(...(await checkRowsOf(db, { from, entries })));
  findings.push(...(await missingRows(db, [...page.entries.values()])));
  findings.push(...(await untoldErasures(db, entries)));
  return findings;
}

async function storedTile(db: Db, { level, index }: { level: number; index: number }) {
  const [row] = await loadTilePage(db, { level, from: index, until: index + 1 });
  return row?.hashes;
}

/** An erasure that the log tells of has left its mark. */
async function untoldErasures(db: Db, entries: readonly CheckedEntry[]): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { event } of entries) {
    if (event?.type !== ERASED) continue;
    const index = Number(event.facts["index"]);
    const [row] = await loadErasurePage(db, { from: index, until: index + 1 });
    if (row) continue;
    const subject = `entry:${index}`;
    findings.push({ code: "erasure-without-effect", subject, expected: ERASED, actual: "none" });
  }
  return findings;
}

/** What only shows at the end: unfinished tiles, and what claims more than there is. */
async function checkEnd(db: Db, walk: LogWalk, integrated: number): Promise<Finding[]> {
  const findings = walk.beyond();
  for (const tile of walk.tree.openTiles()) {
    if (tile.level === 0) continue;
    const width = Math.floor(integrated / 256 ** tile.level) - tile.index * 256;
    if (width > 0) findings.push(...walk.tile(tile, await storedTile(db, tile), width));
  }
  const size = walk.tree.size;
  const [entry] = await loadEntryPage(db, { from: size, until: Number.MAX_SAFE_INTEGER });
  const [checkpoint] = await loadCheckpointsAbove(db, size, 1);
  const tiles = await countTiles(db);
  // Asked last: whatever was appended meanwhile is inside of it.
  const state = await loadLogState(db);
  if (entry && entry.logIndex >= state.sequenced) {
    const [expected, actual] = [String(state.sequenced), String(entry.logIndex + 1)];
    findings.push({ code: "counter-differs", subject: "log:sequenced", expected, actual });
  }
  if (checkpoint && checkpoint.size > state.sequenced) {
    const subject = `checkpoint:${checkpoint.size}`;
    const [expected, actual] = [`≤ ${state.sequenced}`, String(checkpoint.size)];
    findings.push({ code: "checkpoint-ahead", subject, expected, actual });
  }
  const most = tilesOfSize(state.integrated);
  if (tiles > most) {
    const [expected, actual] = [String(most), String(tiles)];
    findings.push({ code: "tile-differs", subject: "tile:count", expected, actual });
  }
  return findings;
}

/** How many tiles, full and unfinished, a tree of this size has. */
function tilesOfSize(size: number): number {
  let tiles = 0;
  for (let hashes = size; hashes > 0; hashes = Math.floor(hashes / 256)) {
    tiles += Math.ceil(hashes / 256);
  }
  return tiles;
}
