import type { DomainEvent } from "~/domain/shared/event";
import { accept, refuse } from "~/domain/shared/outcome";
import { base64Of, hexOf } from "~/domain/transparency/bytes";
import { readChain } from "~/domain/transparency/evm/chain-steps";
import { keyIdOf, type NoteKey, withSignatureLines } from "~/domain/transparency/notes/note";
import {
  encodePolicy,
  inOrder,
  isQuorumMet,
  NO_QUORUM,
  type Policy,
} from "~/domain/transparency/notes/policy";
import { encodeTlogProof } from "~/domain/transparency/notes/tlog-proof";
import {
  encodeProofFile,
  PROOF_FORMAT,
  type ProofAnchor,
  type ProofEntry,
} from "~/domain/transparency/proof/proof-file";
import { consistencyRanges, inclusionRanges } from "~/domain/transparency/tree/tree";
import { type AnchorPlace, loadAnchorsCovering } from "~db/repositories/transparency/anchors";
import {
  loadCheckpointCovering,
  loadLatestCheckpoint,
} from "~db/repositories/transparency/checkpoints";
import { noteWithCosignatures } from "~db/repositories/transparency/cosignatures";
import {
  type CosignedCheckpoint,
  loadCosignedCheckpoints,
} from "~db/repositories/transparency/cosigned-checkpoints";
import { type LoggedEvent, loadEvent } from "~db/repositories/transparency/events";
import { loadLogState, treeOf } from "~db/repositories/transparency/log-tree";
import type { Store } from "~db/store";

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

/** So many checkpoints are looked through for one with its quorum. */
const MAX_COSIGNED = 64;

/** The proof file of one entry, or why there is none: unknown, or not on a chain yet. */
export async function proofOf(store: Store, wish: ProofWish) {
  const { index, logKey, places, maySee } = wish;
  const entry = await loadEvent(store.read, index);
  if (!entry) return refuse({ code: "entry-unknown" } as const);
  const head = await provableHead(store, wish);
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

/** The checkpoint of a proof: its note with the witnesses' lines, and the policy that it meets. */
type ProvableHead = { readonly size: number; readonly note: string; readonly policy: Policy };

/**
 * The first checkpoint over the entry that has its quorum and a chain above it; otherwise the first
 * that a chain holds, under a policy that says that no witness is asked for.
 */
async function provableHead(
  store: Store,
  { index, logKey, places, policy: asked }: ProofWish,
): Promise<ProvableHead | undefined> {
  const policy: Policy = {
    witnesses: [],
    groups: [],
    quorum: NO_QUORUM,
    ...asked,
    logs: [{ key: logKey }],
  };
  const limit = policy.witnesses.length === 0 ? 0 : MAX_COSIGNED;
  const covering = { size: index + 1, limit };
  const cosigned = limit === 0 ? [] : await loadCosignedCheckpoints(store.read, covering);
  const met = policy.quorum === NO_QUORUM ? undefined : cosigned.find((one) => isMet(policy, one));
  if (met) {
    const { size } = met;
    const held = await loadAnchorsCovering(store.read, { places, size });
    if (held.length > 0) return { size, note: noteOf(policy, met), policy };
  }
  const held = await loadAnchorsCovering(store.read, { places, size: index + 1 });
  if (held.length === 0) return undefined;
  const size = Math.min(...held.map((anchor) => anchor.size));
  const checkpoint = await loadCheckpointCovering(store.read, size);
  if (!checkpoint) return undefined;
  const lines = cosigned.find((one) => one.size === checkpoint.size)?.cosignatures ?? [];
  const note = noteOf(policy, { ...checkpoint, cosignatures: lines });
  return { size: checkpoint.size, note, policy: { ...policy, groups: [], quorum: NO_QUORUM } };
}

const lineBy = ({ cosignatures }: CosignedCheckpoint, key: NoteKey): string | undefined =>
  cosignatures.find((one) => one.witness === key.name && one.keyId === hexOf(keyIdOf(key)))?.line;

const isMet = (policy: Policy, checkpoint: CosignedCheckpoint): boolean =>
  isQuorumMet(policy, (key) => lineBy(checkpoint, key) !== undefined);

/** The signed note with the lines of the policy's witnesses, in the order in which a proof has them. */
function noteOf(policy: Policy, checkpoint: CosignedCheckpoint): string {
  const lines = inOrder(policy.witnesses).flatMap(({ key }) => lineBy(checkpoint, key) ?? []);
  return withSignatureLines(checkpoint.note, lines);
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
