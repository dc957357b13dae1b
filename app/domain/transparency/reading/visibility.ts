import type { DomainEvent, Plain, Word } from "~/domain/shared/event";

/** Who reads the log; `null` is a visitor. */
export type Reader = {
  readonly personId: string;
  readonly organisationId: string;
  readonly role: string;
} | null;

/** Supervise the programme, so they see every entry. Source: docs/decisions/022-who-sees-what.md */
const SUPERVISORS = new Set(["auditor", "programme-manager"]);

/** Whether a reader supervises the programme. */
export const isSupervisor = (reader: Reader): boolean =>
  reader !== null && SUPERVISORS.has(reader.role);

/** Name no company's doings. */
const PUBLIC_WORDS: ReadonlySet<Word> = new Set(["catalogue", "transparency", "federation"]);

/**
 * Whether a reader may see what an entry says. Everybody sees its kind, time, place and hash, and
 * gets a proof of its place.
 * @param parties ids of the organisations that the entry concerns: its company, the deciding hospital
 */
export function maySeeEvent(
  reader: Reader,
  { event, parties }: { event: DomainEvent; parties: ReadonlySet<string> },
): boolean {
  if (PUBLIC_WORDS.has(event.word)) return true;
  if (!reader) return false;
  if (isSupervisor(reader) || event.actorId === reader.personId) return true;
  return parties.has(reader.organisationId);
}

/** Every text in an event that may be an id: its subject, its actor, and those among its facts. */
export function idsIn(event: DomainEvent): string[] {
  const ids = new Set([event.subjectId, event.actorId]);
  const walk = (value: Plain): void => {
    if (typeof value === "string" && /^[a-z]{3}_[0-9a-z]{1,36}$/.test(value)) ids.add(value);
    else if (typeof value === "object" && value !== null) Object.values(value).forEach(walk);
  };
  walk(event.facts);
  return [...ids];
}
