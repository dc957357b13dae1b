import { checkReason, type ReasonRefusal } from "~/domain/access/vote";
import type { Actor } from "~/domain/identity/role";
import type { DomainEvent } from "~/domain/shared/event";
import type { Instant } from "~/domain/shared/instant";
import { accept, type Outcome, refuse } from "~/domain/shared/outcome";
import { NOT_FOUND, type NotAllowed, type NotFound, notAllowed } from "~/domain/shared/refusal";
import { sha256Hex } from "~/domain/shared/sha256";
import { sameBytes, utf8 } from "~/domain/transparency/bytes";
import {
  checkErasure,
  type ErasureBasis,
  type ErasureRefusal,
  entryErased,
  entrySubject,
} from "~/domain/transparency/erasure";
import { mayChangeEntry } from "~/domain/transparency/permissions";
import { idsIn } from "~/domain/transparency/reading/visibility";
import { commitmentOf, leafHashOf } from "~/domain/transparency/tree/leaf";
import type { CommandDeps } from "~db/changes/deps";
import { recordErasure } from "~db/repositories/transparency/erasures";
import { loadGrantRestingOn } from "~db/repositories/transparency/event-parties";
import { appendEvents, type LoggedEvent, loadEvent } from "~db/repositories/transparency/events";
import type { Db } from "~db/store";

export type ErasureWish = {
  readonly index: number;
  readonly basis: ErasureBasis;
  /** Which order or wish; the log keeps its SHA-256 only. */
  readonly reason: string;
  readonly actor: Actor;
  readonly at: Instant;
};

/** The entry does not match its leaf any more: erasing it now would hide that. */
type Damaged = { readonly code: "entry-differs-from-leaf" };

type Refusal = NotFound | NotAllowed | ReasonRefusal | ErasureRefusal | Damaged;

const isErased = (entry: LoggedEvent): boolean => entry.canonical === "";

/** The entry itself, and the requests it names: no grant comes of them while we look. */
function keysOf(entry: LoggedEvent): string[] {
  const ids = isErased(entry) ? [] : idsIn(JSON.parse(entry.canonical) as DomainEvent);
  return [entrySubject(entry.logIndex), ...ids.filter((id) => id.startsWith("req_"))];
}

/**
 * Deletes what an entry of the log says, with its salt. The commitment, the place and the proof of
 * the place stay, and the erasure becomes an entry of its own.
 * @returns where the log says so
 */
export async function eraseEntry(
  { store }: CommandDeps,
  { index, basis, reason, actor, at }: ErasureWish,
): Promise<Outcome<{ erasureIndex: number }, Refusal>> {
  const known = await loadEvent(store.read, index);
  if (!known) return NOT_FOUND;
  return store.tx(keysOf(known), async (db) => {
    const entry = await loadEvent(db, index);
    if (!entry) return NOT_FOUND;
    const state = isErased(entry) ? "erased" : "kept";
    if (!mayChangeEntry("erase-entry", { state, standing: actor.role })) {
      return notAllowed("erase-entry", state);
    }
    const written = checkReason(reason);
    if (!written.ok) return written;
    const commitment = commitmentOf({ salt: entry.salt, canonical: utf8(entry.canonical) });
    if (!sameBytes(leafHashOf(commitment), entry.leafHash)) {
      return refuse({ code: "entry-differs-from-leaf" });
    }
    const checked = checkErasure(await entryToErase(db, entry, at), { basis, at });
    if (!checked.ok) return checked;
    const reasonSha256 = sha256Hex(written.value);
    const event = entryErased({ index, basis, reasonSha256 }, { actorId: actor.personId, at });
    const erasureIndex = await appendEvents(db, [event]);
    await recordErasure(db, { logIndex: index, commitment, basis, reasonSha256, at, erasureIndex });
    return accept({ erasureIndex });
  });
}

async function entryToErase(db: Db, entry: LoggedEvent, at: Instant) {
  const event = JSON.parse(entry.canonical) as DomainEvent;
  const { subjectId } = event;
  const grantId = await loadGrantRestingOn(db, { ids: idsIn(event), subjectId, at });
  return { type: entry.type, word: entry.word, at: event.at, grantId: grantId ?? null };
}
