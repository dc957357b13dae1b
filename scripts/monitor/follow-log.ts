/** One look at a log: its newest head, and everything new under it. */
import { setTimeout as wait } from "node:timers/promises";
import { base64Of, hexOf, sameBytes } from "~/domain/transparency/bytes";
import type { Finding } from "~/domain/transparency/monitoring/finding";
import { GrowingTree } from "~/domain/transparency/monitoring/growing-tree";
import { type Checkpoint, parseCheckpoint } from "~/domain/transparency/notes/checkpoint";
import { parseNote } from "~/domain/transparency/notes/note";
import type { Policy } from "~/domain/transparency/notes/policy";
import { type CheckedNote, checkNote } from "~/domain/transparency/notes/quorum";
import { leafHashOf } from "~/domain/transparency/tree/leaf";
import { TILE_WIDTH } from "~/domain/transparency/tree/tiles";
import { signatureChecks } from "~/queries/transparency/ed25519.server";
import { nodeSha256 } from "~db/sha256";
import type { KeptLog } from "./kept-log";
import type { LogClient } from "./log-client";

/** So many requests are on their way at once. */
const AT_ONCE = 8;
/** Full bundles that were kept are asked for again at random, to see that they are still the same. */
const SPOT_CHECKS = 4;

export type LogLook = {
  readonly findings: Finding[];
  /** The head that was shown; absent where it is not signed by the log at all. */
  readonly checkpoint?: Checkpoint;
  readonly checked?: CheckedNote;
  readonly note: string;
};

/** Asks for the newest head until its witnesses have signed, or we have waited long enough. */
export async function newestHead(
  client: LogClient,
  { policy, patience }: { policy: Policy; patience: { tries: number; pauseMs: number } },
): Promise<LogLook> {
  for (let attempt = 1; ; attempt++) {
    const look = await judged(await client.checkpoint(), policy);
    const isUnmet = look.findings.some(({ code }) => code === "quorum-unmet");
    if (!isUnmet || attempt >= patience.tries) return look;
    await wait(patience.pauseMs);
  }
}

async function judged(note: string, policy: Policy): Promise<LogLook> {
  const parsed = parseNote(note);
  const checkpoint = parsed && parseCheckpoint(parsed.text);
  const names = policy.logs.map(({ key }) => key.name).join(" ");
  if (!parsed || !checkpoint) {
    const actual = note.slice(0, 200);
    const subject = "log:checkpoint";
    return {
      note,
      findings: [{ code: "checkpoint-differs", subject, expected: "checkpoint", actual }],
    };
  }
  const checked = await checkNote(policy, parsed, signatureChecks);
  const subject = `checkpoint:${checkpoint.size}`;
  const findings: Finding[] = [];
  if (!checked.log) {
    const actual = checked.bad.length > 0 ? "bad" : "absent";
    findings.push({ code: "signature-broken", subject, expected: names, actual });
    return { note, findings };
  }
  for (const { name } of checked.bad) {
    const where = `cosignature:${checkpoint.size}:${name}`;
    findings.push({ code: "cosignature-broken", subject: where, expected: "good", actual: "bad" });
  }
  if (!checked.isQuorumMet) {
    const actual = checked.cosigned.map(({ key }) => key.name).join(" ");
    findings.push({ code: "quorum-unmet", subject, expected: policy.quorum, actual });
  }
  return { note, findings, checkpoint, checked };
}

/**
 * Follows the log to a head: fetches every new entry, rebuilds leaves, tiles and root, and compares
 * the tiles that are served. The entries go on from those that were seen before, so a head whose
 * root fits is consistent with every head that was accepted earlier.
 */
export async function followTo(
  { client, kept }: { client: LogClient; kept: KeptLog },
  { checkpoint, note }: { checkpoint: Checkpoint; note: string },
): Promise<Finding[]> {
  const { size, root } = checkpoint;
  const seen = kept.tree.size;
  if (size < seen) {
    const [expected, actual] = [`≥ ${seen}`, String(size)];
    return [{ code: "log-rolled-back", subject: "log:size", expected, actual }];
  }
  if (size === seen && kept.isKnown) {
    const own = kept.tree.root();
    if (!sameBytes(own, root)) return [differentRoot("split-view", { size, own, root })];
    return spotChecks({ client, kept });
  }
  const grown = await appendNew({ client, kept }, size);
  if ("findings" in grown) return grown.findings;
  const { tree, tail, findings } = { ...grown, findings: grown.tileFindings };
  const own = tree.root();
  if (!sameBytes(own, root)) {
    const changed = await firstChange({ client, kept });
    kept.forgetEntries({
      from: Math.floor(seen / TILE_WIDTH),
      until: Math.ceil(size / TILE_WIDTH),
    });
    const code = seen === 0 ? "root-differs" : "history-changed";
    return [...changed, differentRoot(code, { size, own, root })];
  }
  kept.tree = tree;
  kept.tail = tail;
  kept.note = note;
  return [...findings, ...(await spotChecks({ client, kept }))];
}

const differentRoot = (
  code: "split-view" | "root-differs" | "history-changed",
  { size, own, root }: { size: number; own: Uint8Array; root: Uint8Array },
): Finding => ({
  code,
  subject: `checkpoint:${size}`,
  expected: base64Of(own),
  actual: base64Of(root),
});

type Grown = {
  readonly tree: GrowingTree;
  readonly tail: Uint8Array[];
  readonly tileFindings: Finding[];
};

/** A second tree beside the kept one, so that nothing is kept of what does not fit its root. */
async function appendNew(
  { client, kept }: { client: LogClient; kept: KeptLog },
  size: number,
): Promise<Grown | { findings: Finding[] }> {
  const tree = GrowingTree.resume(kept.tree.size, kept.tree.openTiles(), nodeSha256);
  const tileFindings: Finding[] = [];
  let tail = kept.tail;
  const first = Math.floor(kept.tree.size / TILE_WIDTH);
  const last = Math.ceil(size / TILE_WIDTH);
  for (let from = first; from < last; from += AT_ONCE) {
    const indexes = Array.from({ length: Math.min(AT_ONCE, last - from) }, (_, i) => from + i);
    const bundles = await Promise.all(
      indexes.map((index) => bundleOf({ client, kept }, index, widthOf(index, size))),
    );
    for (const [i, entries] of bundles.entries()) {
      const index = from + i;
      if (!entries) return { findings: [missingBundle(index, widthOf(index, size))] };
      const changed = changedBefore(index, index === first ? kept.tail : [], entries);
      if (changed) return { findings: [changed] };
      const known = index === first ? kept.tail.length : 0;
      for (const entry of entries.slice(known)) tree.append(leafHashOf(entry, nodeSha256));
      if (entries.length === TILE_WIDTH) kept.keepEntries(index, entries);
      tail = entries.length === TILE_WIDTH ? [] : [...entries];
    }
    tileFindings.push(...(await servedTiles({ client, kept }, tree.takeFullTiles())));
  }
  tileFindings.push(...(await servedTiles({ client }, tree.openTiles())));
  return { tree, tail, tileFindings };
}

const widthOf = (index: number, size: number): number =>
  Math.min(TILE_WIDTH, size - index * TILE_WIDTH);

async function bundleOf(
  { client, kept }: { client: LogClient; kept: KeptLog },
  index: number,
  width: number,
): Promise<Uint8Array[] | undefined> {
  const known = width === TILE_WIDTH ? kept.entries(index) : undefined;
  return known ?? client.entries(index, width);
}

const missingBundle = (index: number, width: number): Finding => ({
  code: "entry-missing",
  subject: `entry:${index * TILE_WIDTH}`,
  expected: String(width),
  actual: "none",
});

/** The first entry that is served otherwise than it was kept. */
function changedBefore(
  index: number,
  known: readonly Uint8Array[],
  served: readonly Uint8Array[],
): Finding | undefined {
  const at = known.findIndex((entry, i) => !sameBytes(entry, served[i] ?? new Uint8Array(0)));
  if (at < 0) return undefined;
  return {
    code: "history-changed",
    subject: `entry:${index * TILE_WIDTH + at}`,
    expected: hexOf(known[at] ?? new Uint8Array(0)),
    actual: served[at] ? hexOf(served[at]) : "none",
  };
}

type Built = { readonly level: number; readonly index: number; readonly hashes: Uint8Array };

/** Compares tiles that we built with those that the log serves, and keeps full ones. */
async function servedTiles(
  { client, kept }: { client: LogClient; kept?: KeptLog },
  built: readonly Built[],
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (let from = 0; from < built.length; from += AT_ONCE) {
    const some = built.slice(from, from + AT_ONCE);
    const served = await Promise.all(
      some.map(({ level, index, hashes }) => client.hashes(level, index, hashes.length / 32)),
    );
    for (const [i, tile] of some.entries()) {
      kept?.keepTile(tile);
      const shown = served[i];
      if (shown && sameBytes(shown, tile.hashes)) continue;
      const subject = `tile:${tile.level}/${tile.index}`;
      const expected = hexOf(nodeSha256(tile.hashes));
      findings.push(
        shown
          ? { code: "tile-differs", subject, expected, actual: hexOf(nodeSha256(shown)) }
          : { code: "tile-missing", subject, expected, actual: "none" },
      );
    }
  }
  return findings;
}

/** Asks for some kept bundles again: whoever changes old entries must serve the change to us too. */
async function spotChecks(parts: { client: LogClient; kept: KeptLog }): Promise<Finding[]> {
  const full = Math.floor(parts.kept.tree.size / TILE_WIDTH);
  const indexes = new Set<number>();
  for (let n = 0; n < Math.min(SPOT_CHECKS, full); n++) {
    indexes.add(Math.floor(Math.random() * full));
  }
  return changesIn(parts, [...indexes]);
}

/** Goes through everything that was kept, and names the first entry that is served otherwise. */
async function firstChange(parts: { client: LogClient; kept: KeptLog }): Promise<Finding[]> {
  const full = Math.floor(parts.kept.tree.size / TILE_WIDTH);
  for (let index = 0; index < full; index++) {
    const changes = await changesIn(parts, [index]);
    if (changes.length > 0) return changes;
  }
  return [];
}

async function changesIn(
  { client, kept }: { client: LogClient; kept: KeptLog },
  indexes: readonly number[],
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const index of indexes) {
    const known = kept.entries(index);
    if (!known) continue;
    const served = await client.entries(index, TILE_WIDTH);
    const changed = served ? changedBefore(index, known, served) : missingBundle(index, TILE_WIDTH);
    if (changed) findings.push(changed);
  }
  return findings;
}

/** Fetches everything again, whatever was kept, and names each bundle that is served otherwise. */
export const rebuiltFindings = (parts: { client: LogClient; kept: KeptLog }): Promise<Finding[]> =>
  changesIn(
    parts,
    Array.from({ length: Math.floor(parts.kept.tree.size / TILE_WIDTH) }, (_, i) => i),
  );
