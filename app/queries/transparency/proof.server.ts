import type { DomainEvent } from "~/domain/shared/event";
import { accept, refuse } from "~/domain/shared/outcome";
import { base64Of } from "~/domain/transparency/bytes";
import { readChain } from "~/domain/transparency/evm/chain-steps";
import type { NoteKey } from "~/domain/transparency/notes/note";
import { encodePolicy, type Policy } from "~/domain/transparency/notes/policy";
import { encodeTlogProof } from "~/domain/transparency/notes/tlog-proof";
import {
  encodeProofFile,
  PROOF_FORMAT,
  type ProofAnchor,
  type ProofEntry,
} from "~/domain/transparency/proof/proof-file";
import { consistencyRanges, inclusionRanges } from "~/domain/transparency/tree/tree";
import { type AnchorPlace, loadAnchorsCovering } from "~db/repositories/transparency/anchors";
import { loadLatestCheckpoint } from "~db/repositories/transparency/checkpoints";
import { noteWithCosignatures } from "~db/repositories/transparency/cosignatures";
import { type LoggedEvent, loadEvent } from "~db/repositories/transparency/events";
import { loadLogState, treeOf } from "~db/repositories/transparency/log-tree";
import type { Store } from "~db/store";
import { provableHead } from "./provable-head.server";

/** Which proof, and how much of the entry its reader may see. */
export type ProofWish = {
  readonly index: number;
  readonly logKey: NoteKey;
  /** Which witnesses the operator asks, and how many must answer; without it, none. */
  readonly policy?: Pick<Policy, "witnesses" | "groups" | "quorum">;
  /** The chains in use. */
  readonly places: readonly AnchorPlace[];
  /** Whether this reader may see the event; without it the proof shows the place only. */
  maySee(entry: LoggedEvent): boolean | Promise<boolean>;
};

/** The proof file of one entry, or why there is none: unknown, or not on a chain yet. */
export async function proofOf(store: Store, wish: ProofWish) {
  const { index, logKey, places, maySee } = wish;
  const entry = await loadEvent(store.read, index);
  if (!entry) return refuse({ code: "entry-unknown" } as const);
  const head = await provableHead(store, { ...wish, size: index + 1 });
  if (!head) return refuse({ code: "entry-not-anchored" } as const);
  const { note, size, policy } = head;
  const anchors = await anchorsOf(store, { places, size, origin: logKey.name });
  if (anchors.length === 0) return refuse({ code: "entry-not-anchored" } as const);
  const path = await treeOf(store).path(store.read, inclusionRanges(index, size));
  const text = encodeProofFile({
    format: PROOF_FORMAT,
    entry: contentOf(entry, await maySee(entry)),
    tlogProof: linesOf(encodeTlogProof({ index, path, checkpoint: note })),
    policy: linesOf(encodePolicy(policy)),
    anchors,
  });
  return accept(text);
}

const linesOf = (file: string): string[] => file.slice(0, -1).split("\n");

function contentOf(entry: LoggedEvent, isVisible: boolean): ProofEntry {
  // Of an erased entry only the place is left to prove.
  if (!isVisible || entry.canonical === "") return { leafHash: base64Of(entry.leafHash) };
  return { event: JSON.parse(entry.canonical) as DomainEvent, salt: base64Of(entry.salt) };
}

async function anchorsOf(
  store: Store,
  { places, size, origin }: { places: readonly AnchorPlace[]; size: number; origin: string },
): Promise<ProofAnchor[]> {
  const anchors: ProofAnchor[] = [];
  const { integrated } = await loadLogState(store.read);
  for (const { evidence } of await loadAnchorsCovering(store.read, { places, size })) {
    // Two heads may have come in one block: the chain shows the newer of them.
    const newer = evidence && readChain(evidence, origin).head?.size;
    if (!newer || newer < size || newer > integrated) continue;
    // One contract speaks for a chain: the first of those in use.
    if (anchors.some(({ chainId }) => chainId === evidence.chainId)) continue;
    const ranges = consistencyRanges({ older: size, newer });
    const path = await treeOf(store).path(store.read, ranges);
    anchors.push({ consistency: path.map(base64Of), ...evidence });
  }
  return anchors.sort((a, b) => a.chainId - b.chainId);
}

/** The newest signed head as the note itself, for monitors; `undefined` before the first entry. */
export async function latestNote({ read }: Store): Promise<string | undefined> {
  const newest = await loadLatestCheckpoint(read);
  return newest && noteWithCosignatures(read, newest);
}
