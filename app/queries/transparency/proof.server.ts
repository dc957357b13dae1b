import type { DomainEvent } from "~/domain/shared/event";
import { accept, refuse } from "~/domain/shared/outcome";
import { base64Of } from "~/domain/transparency/bytes";
import { type NoteKey, verifierKeyOf } from "~/domain/transparency/notes/note";
import {
  encodeProofFile,
  PROOF_FORMAT,
  type ProofFile,
} from "~/domain/transparency/proof/proof-file";
import { consistencyRanges, inclusionRanges } from "~/domain/transparency/tree/tree";
import { loadAnchorCovering } from "~db/repositories/transparency/anchors";
import {
  loadCheckpointCovering,
  loadLatestCheckpoint,
} from "~db/repositories/transparency/checkpoints";
import { type LoggedEvent, loadEvent } from "~db/repositories/transparency/events";
import { treeOf } from "~db/repositories/transparency/log-tree";
import type { Store } from "~db/store";

/** Which proof, and how much of the entry its reader may see. */
export type ProofWish = {
  readonly index: number;
  readonly logKey: NoteKey;
  /** Whether this reader may see the event; without it the proof shows the place only. */
  maySee(entry: LoggedEvent): boolean | Promise<boolean>;
};

/** The proof file of one entry, or why there is none: unknown, or not on a chain yet. */
export async function proofOf(store: Store, { index, logKey, maySee }: ProofWish) {
  const { read } = store;
  const entry = await loadEvent(read, index);
  if (!entry) return refuse({ code: "entry-unknown" } as const);
  const checkpoint = await loadCheckpointCovering(read, index + 1);
  const anchor = await loadAnchorCovering(read, index + 1);
  if (!checkpoint || !anchor?.evidence) return refuse({ code: "entry-not-anchored" } as const);
  const tree = treeOf(store);
  const older = checkpoint.size;
  const file: ProofFile = {
    format: PROOF_FORMAT,
    entry: contentOf(entry, await maySee(entry)),
    inclusion: (await tree.path(read, inclusionRanges(index, older))).map(base64Of),
    checkpoint: checkpoint.note,
    logKey: verifierKeyOf(logKey),
    consistency: (await tree.path(read, consistencyRanges({ older, newer: anchor.size }))).map(
      base64Of,
    ),
    anchor: anchor.evidence,
  };
  return accept(encodeProofFile(file));
}

function contentOf(entry: LoggedEvent, isVisible: boolean): ProofFile["entry"] {
  const place = { index: entry.logIndex, leafHash: base64Of(entry.leafHash) };
  if (!isVisible) return place;
  const event = JSON.parse(entry.canonical) as DomainEvent;
  return { ...place, event, salt: base64Of(entry.salt) };
}

/** The newest signed head as the note itself, for monitors; `undefined` before the first entry. */
export const latestNote = async ({ read }: Store): Promise<string | undefined> =>
  (await loadLatestCheckpoint(read))?.note;
