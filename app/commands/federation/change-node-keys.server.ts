import { NODE_KEYS_AT_MOST, type NodeKeyRefusal, readNodeKey } from "~/domain/federation/node-key";
import { mayInFederation } from "~/domain/federation/permissions";
import type { Actor } from "~/domain/identity/role";
import type { DomainEvent } from "~/domain/shared/event";
import type { Instant } from "~/domain/shared/instant";
import { accept, type Outcome, refuse } from "~/domain/shared/outcome";
import { NOT_FOUND, type NotAllowed, type NotFound, notAllowed } from "~/domain/shared/refusal";
import type { CommandDeps } from "~db/changes/deps";
import {
  insertNodeKey,
  listNodeKeys,
  loadNodeKey,
  removeNodeKey as takeOutOfUse,
} from "~db/repositories/federation/node-keys";
import { appendEvents } from "~db/repositories/transparency/events";

type Change = { readonly actor: Actor; readonly at: Instant };

export type AddNodeKeyRefusal =
  | NotAllowed
  | NodeKeyRefusal
  | { readonly code: "node-key-known" }
  | { readonly code: "too-many-node-keys"; readonly max: number };

/**
 * Registers the public key of one of the hospital's own data servers. The same key again changes
 * nothing; one that was removed, or that another institution uses, never comes into use.
 * @param publicKey a JWK as text
 */
export function addNodeKey(
  { store }: Pick<CommandDeps, "store">,
  { publicKey, actor, at }: Change & { readonly publicKey: string },
): Promise<Outcome<{ nodeKeyId: string }, AddNodeKeyRefusal>> {
  const { organisationId, role: standing } = actor;
  return store.tx([`node-keys:${organisationId}`], async (db) => {
    const command = "add-node-key";
    if (!mayInFederation("hospital", { state: "registered", standing, command })) {
      return notAllowed(command, "registered");
    }
    const read = readNodeKey(publicKey);
    if (!read.ok) return read;
    const { id: nodeKeyId, algorithm, publicJwk } = read.value;
    const known = await loadNodeKey(db, nodeKeyId);
    if (known) {
      const isInUse = known.organisationId === organisationId && known.removedAt === null;
      return isInUse ? accept({ nodeKeyId }) : refuse({ code: "node-key-known" });
    }
    const inUse = (await listNodeKeys(db, organisationId)).filter((key) => key.removedAt === null);
    if (inUse.length >= NODE_KEYS_AT_MOST) {
      return refuse({ code: "too-many-node-keys", max: NODE_KEYS_AT_MOST });
    }
    await insertNodeKey(db, {
      ...{ id: nodeKeyId, organisationId, publicJwk },
      ...{ addedAt: at, removedAt: null },
    });
    const facts = { nodeKeyId, algorithm };
    await appendEvents(db, [keyEvent("node-key-added", { actor, at, facts })]);
    return accept({ nodeKeyId });
  });
}

/** Takes a key out of use: from now on nothing that it signs is taken. */
export function removeNodeKey(
  { store }: Pick<CommandDeps, "store">,
  { nodeKeyId, actor, at }: Change & { readonly nodeKeyId: string },
): Promise<Outcome<{ nodeKeyId: string }, NotFound | NotAllowed>> {
  const { organisationId, role: standing } = actor;
  return store.tx([`node-keys:${organisationId}`, nodeKeyId], async (db) => {
    const known = await loadNodeKey(db, nodeKeyId);
    if (known?.organisationId !== organisationId) return NOT_FOUND;
    const state = known.removedAt === null ? "in-use" : "removed";
    const command = "remove-node-key";
    if (!mayInFederation("node-key", { state, standing, command })) {
      return notAllowed(command, state);
    }
    await takeOutOfUse(db, nodeKeyId, at);
    await appendEvents(db, [keyEvent("node-key-removed", { actor, at, facts: { nodeKeyId } })]);
    return accept({ nodeKeyId });
  });
}

const keyEvent = (
  type: "node-key-added" | "node-key-removed",
  { actor, at, facts }: Change & { readonly facts: DomainEvent["facts"] },
): DomainEvent => ({
  type,
  word: "federation",
  subjectId: actor.organisationId,
  actorId: actor.personId,
  at,
  facts,
});
