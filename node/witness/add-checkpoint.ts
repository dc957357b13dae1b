import { sameBytes } from "~/domain/transparency/bytes";
import type { Checkpoint } from "~/domain/transparency/notes/checkpoint";
import { cosignCheckpoint } from "~/domain/transparency/notes/cosignature";
import { withSignatureLines } from "~/domain/transparency/notes/note";
import { emptyRoot } from "~/domain/transparency/tree/leaf";
import { isConsistent } from "~/domain/transparency/tree/path";
import { parseCheckpointRequest, sizeOf } from "./request-body";
import { type Answer, noteSignedBy, refuseWith, shortRoot, type Witness } from "./witness";
import type { Held } from "./witness-store";

type Submission = {
  readonly oldSize: number;
  readonly proof: readonly Uint8Array[];
  readonly checkpoint: Checkpoint;
  readonly text: string;
  /** With the signatures of the log's known keys alone. */
  readonly signedByLog: string;
};

/** Cosigns a checkpoint that extends the one cosigned before. Source: C2SP tlog-witness */
export async function addCheckpoint(witness: Witness, body: Uint8Array): Promise<Answer> {
  const request = parseCheckpointRequest(body, 1);
  const [, old] = /^old ([0-9]+)$/.exec(request?.head[0] ?? "") ?? [];
  const oldSize = sizeOf(old);
  if (!request || oldSize === undefined) return refuseWith(400, "malformed");
  const { checkpoint, note, proof } = request;
  const keys = witness.logs.get(checkpoint.origin);
  if (!keys) return refuseWith(404, "unknown-log");
  const signedByLog = await noteSignedBy(note, keys);
  if (signedByLog === undefined) return refuseWith(403, "not-signed-by-log");
  if (oldSize > checkpoint.size) return refuseWith(400, "old-size-above-checkpoint");
  const submission = { oldSize, proof, checkpoint, text: note.text, signedByLog };
  // Comparing and keeping are one transaction, and the answer leaves after it is on the disk:
  // of two requests at once the later one sees what the earlier one kept.
  return witness.store.exclusively(() => compareAndKeep(witness, submission));
}

function compareAndKeep(witness: Witness, submission: Submission): Answer {
  const { checkpoint, oldSize, signedByLog, text } = submission;
  const { origin, size, root } = checkpoint;
  const newest = witness.store.newest(origin);
  if (oldSize !== (newest?.size ?? 0)) {
    keepIfOther(witness, submission);
    return {
      status: 409,
      contentType: "text/x.tlog.size",
      body: `${newest?.size ?? 0}\n`,
    };
  }
  const obstacle = obstacleOf(submission, newest);
  if (obstacle !== undefined) {
    if (!keepIfOther(witness, submission) && newest && newest.size > 0) {
      keepConflict(witness, submission, { kind: "not-consistent", held: newest.note });
    }
    return refuseWith(422, obstacle);
  }
  const timestamp = BigInt(Math.floor(witness.now() / 1000));
  const lines = witness.keys.cosigners.map(({ key, sign }) =>
    cosignCheckpoint({ text, key, timestamp }, sign),
  );
  const note = withSignatureLines(signedByLog, lines);
  witness.store.recordCosigned(origin, { size, root, note }, signedByLog);
  witness.say(`cosigned ${origin} ${size} ${shortRoot(root)}`);
  return { status: 200, body: lines.join("") };
}

/** Why the checkpoint does not follow the newest one, whose size is the old size. */
function obstacleOf(
  { checkpoint, oldSize, proof }: Submission,
  newest: Held | undefined,
): string | undefined {
  const { size, root } = checkpoint;
  if (size === 0 && !sameBytes(root, emptyRoot())) return "root-of-empty-tree";
  if (oldSize === 0 || !newest) return proof.length > 0 ? "proof-from-empty-tree" : undefined;
  if (size === oldSize && !sameBytes(root, newest.root)) return "other-root";
  const pair = { older: oldSize, olderRoot: newest.root, newer: size, newerRoot: root };
  return isConsistent(pair, proof) ? undefined : "not-consistent";
}

/** Keeps a checkpoint whose size was cosigned with another root: the log has told two histories. */
function keepIfOther(witness: Witness, submission: Submission): boolean {
  const { origin, size, root } = submission.checkpoint;
  const held = witness.store.cosignedAt(origin, size);
  if (!held || sameBytes(held.root, root)) return false;
  keepConflict(witness, submission, { kind: "other-root", held: held.note });
  return true;
}

function keepConflict(
  witness: Witness,
  { checkpoint, signedByLog }: Submission,
  { kind, held }: { kind: "other-root" | "not-consistent"; held: string },
): void {
  const { origin, size, root } = checkpoint;
  witness.store.recordConflict({ origin, kind, at: witness.now(), submitted: signedByLog, held });
  witness.say(`CONFLICT ${kind} ${origin} ${size} ${shortRoot(root)}`);
}
