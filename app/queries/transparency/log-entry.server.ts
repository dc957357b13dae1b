import type { DomainEvent } from "~/domain/shared/event";
import { hexOf } from "~/domain/transparency/bytes";
import { mayChangeEntry } from "~/domain/transparency/permissions";
import { pictureOf } from "~/domain/transparency/reading/tree-picture";
import { idsIn, maySeeEvent, type Reader } from "~/domain/transparency/reading/visibility";
import { type AnchorPlace, loadLatestAnchorAmong } from "~db/repositories/transparency/anchors";
import { loadErasure } from "~db/repositories/transparency/erasures";
import { loadParties } from "~db/repositories/transparency/event-parties";
import { type LoggedEvent, loadEvent } from "~db/repositories/transparency/events";
import { loadLogState } from "~db/repositories/transparency/log-tree";
import type { Store } from "~db/store";

/** What everybody may know about an entry. */
export const entryRow = ({ logIndex, type, word, at, leafHash }: LoggedEvent) => ({
  index: logIndex,
  type,
  word,
  at,
  leafHash: hexOf(leafHash),
});

/** The event that an entry holds; `undefined` once its content was erased. */
export const eventOf = (entry: LoggedEvent): DomainEvent | undefined =>
  entry.canonical === "" ? undefined : JSON.parse(entry.canonical);

/** Whether a reader may see what an entry says. Of an erased entry nobody sees anything. */
export async function maySee(store: Store, reader: Reader, entry: LoggedEvent): Promise<boolean> {
  const event = eventOf(entry);
  if (!event) return false;
  const parties = await loadParties(store.read, idsIn(event));
  return maySeeEvent(reader, { event, parties });
}

/** When, why and under which entry of the log the content was erased. */
async function erasureOf({ read }: Store, logIndex: number) {
  const erasure = await loadErasure(read, logIndex);
  if (!erasure) return null;
  const { at, basis, erasureIndex } = erasure;
  return { at, basis, erasureIndex };
}

type EntryWish = {
  readonly index: number;
  readonly reader: Reader;
  /** The chains in use, on one of which the entry is anchored or not. */
  readonly places?: readonly AnchorPlace[];
};

/** One entry as its page shows it; `undefined` for a place that nobody has taken. */
export async function logEntry(store: Store, { index, reader, places = [] }: EntryWish) {
  const entry = await loadEvent(store.read, index);
  if (!entry) return undefined;
  const state = await loadLogState(store.read);
  const latest = await loadLatestAnchorAmong(store.read, places);
  const event = (await maySee(store, reader, entry)) ? eventOf(entry) : undefined;
  const erased = await erasureOf(store, index);
  const standing = { state: erased ? "erased" : "kept", standing: reader?.role ?? "" } as const;
  return {
    ...entryRow(entry),
    content: event
      ? { subjectId: event.subjectId, actorId: event.actorId, facts: event.facts }
      : null,
    erased,
    mayErase: mayChangeEntry("erase-entry", standing),
    isAnchored: (latest?.size ?? 0) > index,
    size: state.integrated,
    picture: index < state.integrated ? pictureOf({ index, size: state.integrated }) : null,
  };
}
