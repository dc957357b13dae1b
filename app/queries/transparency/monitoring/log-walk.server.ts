import { fromBase64, hexOf, sameBytes } from "~/domain/transparency/bytes";
import { readChain } from "~/domain/transparency/evm/chain-steps";
import { readHeader } from "~/domain/transparency/evm/header";
import type { CheckedEntry } from "~/domain/transparency/monitoring/entries";
import type { Finding, FindingCode } from "~/domain/transparency/monitoring/finding";
import { type BuiltTile, GrowingTree } from "~/domain/transparency/monitoring/growing-tree";
import {
  checkCosignatures,
  checkNote,
  rootFindings,
  type ShownHead,
} from "~/domain/transparency/monitoring/heads";
import { CLOCK_TOLERANCE_MS, Moments } from "~/domain/transparency/monitoring/moments";
import type { SignatureChecks } from "~/domain/transparency/notes/cosignature";
import type { NoteKey } from "~/domain/transparency/notes/note";
import { HASH_BYTES } from "~/domain/transparency/tree/leaf";
import { TILE_WIDTH } from "~/domain/transparency/tree/tiles";
import { nodeSha256 } from "~db/sha256";
import type { LogPage } from "./log-page.server";

/** The head that a chain shows for our log. */
export type ChainHead = ShownHead & { readonly name: string };

/** By whose keys and clock a log is judged. */
export type Judges = {
  /** The log's name. */
  readonly origin: string;
  /** The log's key, and retired ones that still count. Without any, signatures are not looked at. */
  readonly logKeys: readonly NoteKey[];
  /** Keys of the witnesses of the policy; cosignatures of others are not looked at. */
  readonly witnesses: readonly NoteKey[];
  readonly checks: SignatureChecks;
  /** Contracts in use; what older ones hold does not count. All of them where it is undefined. */
  readonly contracts?: readonly string[] | undefined;
  /** How far the hub's clock runs ahead of the chains', as in a demo. Milliseconds. */
  readonly clockAheadMs: number;
};

/** A root that must be right once the tree has this size. */
type Expected = ShownHead & { readonly code: FindingCode; readonly subject: string };

/** Walks along the log, page by page, and keeps only the tree's right edge. */
export class LogWalk {
  readonly tree = new GrowingTree(nodeSha256);
  readonly counts = { checkpoints: 0, cosignatures: 0, anchors: 0, tiles: 0, erasures: 0 };
  readonly #judges: Judges;
  readonly #moments = new Moments();
  readonly #blocks: Moments;
  readonly #awaited: Expected[];

  constructor(judges: Judges, heads: readonly ChainHead[]) {
    this.#judges = judges;
    this.#blocks = new Moments(CLOCK_TOLERANCE_MS + judges.clockAheadMs);
    this.#awaited = heads
      .filter(({ size }) => size > 0)
      .map((head) => ({ ...head, code: "chain-differs", subject: `chain:${head.name}` }));
  }

  /** What remains of the heads that cover more than the whole log. */
  beyond(): Finding[] {
    return this.#awaited.map(({ size, subject, code }) => ({
      code: code === "chain-differs" ? "chain-ahead" : code,
      subject,
      expected: `≤ ${this.tree.size}`,
      actual: String(size),
    }));
  }

  /** The next page, with its entries checked already. */
  async page(page: LogPage, entries: readonly CheckedEntry[]): Promise<Finding[]> {
    const findings: Finding[] = [];
    for (const [at, checked] of entries.entries()) {
      const logIndex = page.from + at;
      const row = page.entries.get(logIndex);
      if (row) {
        const covered = page.checkpoints.find(({ size }) => size > logIndex) ?? page.next;
        findings.push(...this.#moments.entry(row, covered?.at));
        this.#blocks.entry(row);
      }
      this.tree.append(checked.leafHash);
      findings.push(...(await this.#headsAt(page, this.tree.size)));
    }
    return [...findings, ...leafFindings(page, entries)];
  }

  /** Everything that claims to cover exactly the entries so far. */
  async #headsAt(page: LogPage, size: number): Promise<Finding[]> {
    const findings: Finding[] = [];
    const due = this.#awaited.filter((each) => each.size === size);
    const checkpoint = page.checkpoints.find((each) => each.size === size);
    const anchors = page.anchors.filter((each) => each.size === size);
    if (due.length === 0 && !checkpoint && anchors.length === 0) return findings;
    const rebuilt = this.tree.root();
    for (const expected of due) {
      this.#awaited.splice(this.#awaited.indexOf(expected), 1);
      findings.push(...rootFindings(expected, { ...expected, rebuilt }));
    }
    if (checkpoint) findings.push(...(await this.#checkpoint(page, checkpoint, rebuilt)));
    for (const anchor of anchors) findings.push(...this.#anchor(anchor, rebuilt));
    return findings;
  }

  async #checkpoint(
    page: LogPage,
    checkpoint: LogPage["checkpoints"][number],
    rebuilt: Uint8Array,
  ): Promise<Finding[]> {
    const { size } = checkpoint;
    const lines = page.cosignatures.filter((each) => each.size === size);
    this.counts.checkpoints += 1;
    this.counts.cosignatures += lines.length;
    return [
      ...this.#moments.checkpoint(checkpoint),
      ...rootFindings(checkpoint, { rebuilt, code: "root-differs", subject: `checkpoint:${size}` }),
      ...(await checkNote(checkpoint, this.#judges)),
      ...(await checkCosignatures(checkpoint, lines, this.#judges)),
    ];
  }

  #anchor(anchor: LogPage["anchors"][number], rebuilt: Uint8Array): Finding[] {
    const { contracts } = this.#judges;
    if (contracts && !contracts.includes(anchor.contract.toLowerCase())) return [];
    this.counts.anchors += 1;
    const subject = `anchor:${anchor.txHash}`;
    const { evidence } = anchor;
    // Chains whose headers have another form show nothing that could be checked offline.
    if (!evidence) return [];
    const { origin } = this.#judges;
    const reading = readChain(evidence, origin);
    const broken = reading.steps.find((step) => !step.ok);
    if (!reading.head) {
      const [expected, actual] = [broken?.expected ?? "evidence", broken?.actual ?? "none"];
      return [{ code: "evidence-broken", subject, expected, actual }];
    }
    const { head } = reading;
    const findings = anchorColumns(anchor, head.size);
    if (head.size === anchor.size) {
      findings.push(...rootFindings(head, { rebuilt, code: "anchor-differs", subject }));
    } else if (head.size > anchor.size) {
      // Another hub published in the same block: its head comes later in the log.
      this.#awaited.push({ ...head, code: "anchor-differs", subject });
    }
    const at = readHeader(fromBase64(evidence.header) ?? new Uint8Array(0))?.at;
    if (at !== undefined) findings.push(...this.#blocks.block({ size: head.size, at }));
    return findings;
  }

  /**
   * Compares a tile above the leaves with the stored one, as far as both go.
   * @param width how many hashes the stored one has at least
   */
  tile(built: BuiltTile, stored: Uint8Array | undefined, width = TILE_WIDTH): Finding[] {
    this.counts.tiles += 1;
    const subject = `tile:${tileName(built)}`;
    const needed = Math.min(built.hashes.length, width * HASH_BYTES);
    if (stored === undefined || stored.length < needed) {
      const actual = String((stored?.length ?? 0) / HASH_BYTES);
      const expected = String(needed / HASH_BYTES);
      return [{ code: "tile-missing", subject, expected, actual }];
    }
    const length = Math.min(stored.length, built.hashes.length);
    const [expected, actual] = [built.hashes.subarray(0, length), stored.subarray(0, length)];
    if (sameBytes(expected, actual)) return [];
    const hash = (bytes: Uint8Array) => hexOf(nodeSha256(bytes));
    return [{ code: "tile-differs", subject, expected: hash(expected), actual: hash(actual) }];
  }
}

export const tileName = ({ level, index }: { level: number; index: number }): string =>
  `${level}/${index}`;

/** What an anchor's row says beside its evidence. */
function anchorColumns(anchor: LogPage["anchors"][number], provedSize: number): Finding[] {
  const { evidence } = anchor;
  const header = readHeader(fromBase64(evidence?.header ?? "") ?? new Uint8Array(0));
  const pairs: readonly (readonly [string, unknown, unknown])[] = [
    ["size", `≥ ${anchor.size}`, provedSize >= anchor.size ? `≥ ${anchor.size}` : provedSize],
    ["chainId", anchor.chainId, evidence?.chainId],
    ["contract", anchor.contract.toLowerCase(), evidence?.contract.toLowerCase()],
    ["blockNumber", header?.number, anchor.blockNumber],
  ];
  return pairs
    .filter(([, expected, actual]) => expected !== actual)
    .map(([field, expected, actual]) => ({
      code: "anchor-differs" as const,
      subject: `anchor:${anchor.txHash}:${field}`,
      expected: String(expected),
      actual: String(actual),
    }));
}

/** Compares the leaves that the entries have with those in the stored tiles. */
function leafFindings(page: LogPage, entries: readonly CheckedEntry[]): Finding[] {
  const findings: Finding[] = [];
  for (const [at, { leafHash }] of entries.entries()) {
    const logIndex = page.from + at;
    if (logIndex >= page.integrated) break;
    const stored = page.leaf(logIndex);
    if (stored && sameBytes(stored, leafHash)) continue;
    const subject = `entry:${logIndex}`;
    findings.push(
      stored
        ? { code: "leaf-differs", subject, expected: hexOf(leafHash), actual: hexOf(stored) }
        : { code: "tile-missing", subject, expected: hexOf(leafHash), actual: "none" },
    );
  }
  return findings;
}
