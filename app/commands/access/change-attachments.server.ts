import { ATTACHMENT_LIMITS } from "~/domain/access/dossier-rules";
import type { Actor } from "~/domain/identity/role";
import type { Instant } from "~/domain/shared/instant";
import { accept, type Outcome, refuse } from "~/domain/shared/outcome";
import { NOT_FOUND, type NotAllowed, type NotFound } from "~/domain/shared/refusal";
import { sha256Hex } from "~/domain/shared/sha256";
import type { CommandDeps } from "~db/changes/deps";
import { loadOwnRequest, requestKeys } from "~db/changes/own-request";
import { deleteAttachment, insertAttachment, touchDraft } from "~db/repositories/access/requests";

export type FileToAttach = {
  readonly requestId: string;
  readonly name: string;
  /** As the content says, not as the browser claims. */
  readonly mediaType: string;
  readonly content: Uint8Array;
  readonly actor: Actor;
  readonly at: Instant;
};

export type AttachRefusal =
  | NotFound
  | NotAllowed
  | { readonly code: "too-many-attachments"; readonly max: number }
  | { readonly code: "attachment-too-large"; readonly maxBytes: number }
  | { readonly code: "attachment-empty" }
  | { readonly code: "attachment-type"; readonly allowed: readonly string[] };

/** Attaches a document to a draft, for all committees to read. */
export function attachFile(
  { store, newId }: CommandDeps,
  { requestId, name, mediaType, content, actor, at }: FileToAttach,
): Promise<Outcome<{ attachmentId: string; sha256: string }, AttachRefusal>> {
  return store.tx(requestKeys(requestId, actor), async (db) => {
    const draft = await loadOwnRequest(db, requestId, { actor, command: "change-attachments" });
    if (!draft.ok) return draft;
    const { count: max, bytes: maxBytes, mediaTypes: allowed, nameLength } = ATTACHMENT_LIMITS;
    if (draft.value.attachments.length >= max) return refuse({ code: "too-many-attachments", max });
    if (content.length === 0) return refuse({ code: "attachment-empty" });
    if (content.length > maxBytes) return refuse({ code: "attachment-too-large", maxBytes });
    if (!allowed.some((each) => each === mediaType)) {
      return refuse({ code: "attachment-type", allowed });
    }
    const id = newId("attachment");
    const sha256 = sha256Hex(content);
    const shortName = name.slice(0, nameLength);
    const file = { id, name: shortName, mediaType, sha256, content, addedAt: at };
    await insertAttachment(db, requestId, file);
    await touchDraft(db, requestId, { at });
    return accept({ attachmentId: id, sha256 });
  });
}

export type Removal = {
  readonly requestId: string;
  readonly attachmentId: string;
  readonly actor: Actor;
  readonly at: Instant;
};

/** Takes a document out of a draft again. */
export function removeAttachment(
  { store }: CommandDeps,
  { requestId, attachmentId, actor, at }: Removal,
): Promise<Outcome<{ attachmentId: string }, NotFound | NotAllowed>> {
  return store.tx(requestKeys(requestId, actor), async (db) => {
    const draft = await loadOwnRequest(db, requestId, { actor, command: "change-attachments" });
    if (!draft.ok) return draft;
    if (!draft.value.attachments.some((each) => each.id === attachmentId)) return NOT_FOUND;
    await deleteAttachment(db, attachmentId);
    await touchDraft(db, requestId, { at });
    return accept({ attachmentId });
  });
}
