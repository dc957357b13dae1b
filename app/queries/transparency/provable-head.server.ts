import { hexOf } from "~/domain/transparency/bytes";
import {
  keyIdOf,
  type NoteKey,
  parseNote,
  signaturesBy,
  withSignatureLines,
} from "~/domain/transparency/notes/note";
import { inOrder, isQuorumMet, NO_QUORUM, type Policy } from "~/domain/transparency/notes/policy";
import {
  type AnchorPlace,
  loadAnchorsCovering,
  loadLatestAnchorAt,
} from "~db/repositories/transparency/anchors";
import {
  loadCheckpointCovering,
  type StoredCheckpoint,
} from "~db/repositories/transparency/checkpoints";
import { loadCosignatures } from "~db/repositories/transparency/cosignatures";
import {
  type CosignedCheckpoint,
  loadCosignedCheckpoints,
} from "~db/repositories/transparency/cosigned-checkpoints";
import type { Store } from "~db/store";

/** What a proof needs of a checkpoint. */
export type HeadWish = {
  /** It covers at least so many entries. */
  readonly size: number;
  readonly logKey: NoteKey;
  readonly policy?: Pick<Policy, "witnesses" | "groups" | "quorum">;
  readonly places: readonly AnchorPlace[];
};

/** The checkpoint of a proof: its note with the witnesses' lines, and the policy that it meets. */
export type ProvableHead = {
  readonly size: number;
  readonly note: string;
  readonly policy: Policy;
};

/** So many checkpoints are looked through for one with its quorum; then so many of the newest. */
const FIRST_COSIGNED = 64;
const NEWEST_COSIGNED = 8;

/**
 * The first checkpoint that has its quorum and a chain above it; otherwise the first that a chain
 * holds, under a policy that says that no witness is asked for. Where those are signed with a key
 * that the log had before, the newest ones take their place: they cover the same entries.
 */
export async function provableHead(
  store: Store,
  { policy: asked, ...wish }: HeadWish,
): Promise<ProvableHead | undefined> {
  const logs = [{ key: wish.logKey }];
  const policy: Policy = { witnesses: [], groups: [], quorum: NO_QUORUM, ...asked, logs };
  return (await cosignedHead(store, wish, policy)) ?? (await anchoredHead(store, wish, policy));
}

type Wish = Omit<HeadWish, "policy">;

async function cosignedHead(
  store: Store,
  { size, logKey, places }: Wish,
  policy: Policy,
): Promise<ProvableHead | undefined> {
  if (policy.quorum === NO_QUORUM) return undefined;
  for (const [from, limit] of [
    ["first", FIRST_COSIGNED],
    ["newest", NEWEST_COSIGNED],
  ] as const) {
    const cosigned = await loadCosignedCheckpoints(store.read, { size, from, limit });
    const met = cosigned.find(
      (one) =>
        isSignedWith(logKey, one) && isQuorumMet(policy, (key) => lineBy(one, key) !== undefined),
    );
    if (!met) continue;
    // Whatever holds a larger one holds this one too.
    const held = await loadAnchorsCovering(store.read, { places, size: met.size });
    if (held.length > 0) return { size: met.size, note: noteOf(policy, met), policy };
  }
  return undefined;
}

async function anchoredHead(
  store: Store,
  { size: least, logKey, places }: Wish,
  policy: Policy,
): Promise<ProvableHead | undefined> {
  const held = await loadAnchorsCovering(store.read, { places, size: least });
  if (held.length === 0) return undefined;
  const newest = await Promise.all(places.map((place) => loadLatestAnchorAt(store.read, place)));
  const sizes = [
    Math.min(...held.map(({ size }) => size)),
    Math.max(...newest.map((anchor) => anchor?.size ?? 0)),
  ];
  for (const size of sizes) {
    const checkpoint = await loadCheckpointCovering(store.read, size);
    if (!checkpoint || !isSignedWith(logKey, checkpoint)) continue;
    const cosignatures = await loadCosignatures(store.read, checkpoint.size);
    const note = noteOf(policy, { ...checkpoint, cosignatures });
    return { size: checkpoint.size, note, policy: { ...policy, groups: [], quorum: NO_QUORUM } };
  }
  return undefined;
}

function isSignedWith(key: NoteKey, { note }: StoredCheckpoint): boolean {
  const parsed = parseNote(note);
  return parsed !== undefined && signaturesBy(parsed, key).length > 0;
}

const lineBy = ({ cosignatures }: CosignedCheckpoint, key: NoteKey): string | undefined =>
  cosignatures.find((one) => one.witness === key.name && one.keyId === hexOf(keyIdOf(key)))?.line;

/** The signed note with the lines of the policy's witnesses, in the order in which a proof has them. */
function noteOf(policy: Policy, checkpoint: CosignedCheckpoint): string {
  const lines = inOrder(policy.witnesses).flatMap(({ key }) => lineBy(checkpoint, key) ?? []);
  return withSignatureLines(checkpoint.note, lines);
}
