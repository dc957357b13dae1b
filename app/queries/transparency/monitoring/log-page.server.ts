import { type CheckedEntry, checkEntry } from "~/domain/transparency/monitoring/entries";
import { type Finding, findingKey } from "~/domain/transparency/monitoring/finding";
import { HASH_BYTES } from "~/domain/transparency/tree/leaf";
import { TILE_WIDTH } from "~/domain/transparency/tree/tiles";
import {
  loadAnchorPage,
  loadCheckpointPage,
  loadCheckpointsAbove,
  loadCosignaturePage,
  loadEntriesAt,
  loadEntryPage,
  loadErasurePage,
  loadTilePage,
} from "~db/repositories/transparency/monitoring/log-pages";
import { nodeSha256 } from "~db/sha256";
import type { Db } from "~db/store";

/** Four tiles: large enough to be quick, small enough to let requests in between. */
export const PAGE_ENTRIES = 4 * TILE_WIDTH;

export type LogPage = Awaited<ReturnType<typeof loadLogPage>>;

/**
 * Everything that stands at some places of the log.
 * @param from a multiple of 256
 * @param integrated how many entries are in the tiles at least
 */
export async function loadLogPage(
  db: Db,
  { from, until, integrated }: { from: number; until: number; integrated: number },
) {
  const places = { from, until };
  const [erasures, rows] = [await loadErasurePage(db, places), await loadEntryPage(db, places)];
  const firstTile = from / TILE_WIDTH;
  const leaves = await loadTilePage(db, {
    level: 0,
    from: firstTile,
    until: Math.ceil(until / TILE_WIDTH),
  });
  const tiles = new Map(leaves.map((tile) => [tile.tileIndex, tile.hashes]));
  const leaf = (logIndex: number): Uint8Array | undefined => {
    const at = (logIndex % TILE_WIDTH) * HASH_BYTES;
    const hash = tiles.get(Math.floor(logIndex / TILE_WIDTH))?.slice(at, at + HASH_BYTES);
    return hash?.length === HASH_BYTES ? hash : undefined;
  };
  const [next] = await loadCheckpointsAbove(db, until, 1);
  return {
    ...places,
    integrated,
    entries: new Map(rows.map((row) => [row.logIndex, row])),
    erasures: new Map(erasures.map((row) => [row.logIndex, row])),
    checkpoints: await loadCheckpointPage(db, places),
    /** The first checkpoint beyond this page. */
    next,
    cosignatures: await loadCosignaturePage(db, places),
    anchors: await loadAnchorPage(db, places),
    leaf,
  };
}

/** The page's entries rebuilt, one for each place, and what is wrong with them. */
export type CheckedPage = { readonly entries: CheckedEntry[]; readonly findings: Finding[] };

/** Rebuilds the entries of a page. A place without one keeps the leaf that its tile has. */
export async function checkPage(db: Db, page: LogPage): Promise<CheckedPage> {
  const entries: CheckedEntry[] = [];
  for (let logIndex = page.from; logIndex < page.until; logIndex++) {
    const row = page.entries.get(logIndex);
    const commitment = page.erasures.get(logIndex)?.commitment;
    if (row) entries.push(checkEntry(row, { commitment, sha256: nodeSha256 }));
    else entries.push(missing(logIndex, page.leaf(logIndex)));
  }
  const findings = [
    ...entries.flatMap((entry) => entry.findings),
    ...(await erasureFindings(db, page)),
  ];
  return { entries, findings };
}

const missing = (logIndex: number, leaf: Uint8Array | undefined): CheckedEntry => ({
  findings: [
    {
      code: "entry-missing",
      subject: `entry:${logIndex}`,
      expected: String(logIndex),
      actual: "none",
    },
  ],
  leafHash: leaf ?? new Uint8Array(HASH_BYTES),
});

/** Each erasure is an event of its own, which names the place that was emptied. */
async function erasureFindings(db: Db, page: LogPage): Promise<Finding[]> {
  const erasures = [...page.erasures.values()];
  const rows = await loadEntriesAt(
    db,
    erasures.map((each) => each.erasureIndex),
  );
  const told = new Map(rows.map((row) => [row.logIndex, row]));
  return erasures.flatMap((erasure): Finding[] => {
    const subject = `entry:${erasure.logIndex}`;
    const row = told.get(erasure.erasureIndex);
    if (row?.type !== ERASED) {
      const actual = row?.type ?? "none";
      return [{ code: "erasure-without-event", subject, expected: ERASED, actual }];
    }
    if (row.canonical === "") return [];
    const { facts } = JSON.parse(row.canonical) as { facts: Readonly<Record<string, unknown>> };
    const pairs = [
      ["index", facts["index"], erasure.logIndex],
      ["basis", facts["basis"], erasure.basis],
      ["reasonSha256", facts["reasonSha256"], erasure.reasonSha256],
    ] as const;
    return pairs
      .filter(([, expected, actual]) => expected !== actual)
      .map(([field, expected, actual]) => ({
        code: "erasure-differs" as const,
        subject: `${subject}:${field}`,
        expected: String(expected),
        actual: String(actual),
      }));
  });
}

/** The event that tells of an erasure. */
export const ERASED = "entry-erased";

/** What both looks found: a change between two of our reads is gone when we look again. */
export function lasting(first: readonly Finding[], second: readonly Finding[]): Finding[] {
  const again = new Set(second.map(findingKey));
  return first.filter((finding) => again.has(findingKey(finding)));
}
