import type { NewId } from "~/domain/shared/id";
import type { Instant } from "~/domain/shared/instant";
import { invariant } from "~/domain/shared/outcome";
import { findPersonBySubject, recordPerson } from "~db/repositories/identity/people";
import type { Store } from "~db/store";

/**
 * Finds the person whom a provider vouches for, or records one at the first sign-in. Provider and
 * subject name a person; names and mail addresses may change and may be somebody else's tomorrow.
 * @returns the person's id
 */
export function knowPerson(
  deps: { store: Store; newId: NewId },
  { issuer, subject, displayName }: { issuer: string; subject: string; displayName: string },
  at: Instant,
): Promise<string> {
  return deps.store.tx([`person:${issuer}:${subject}`], async (db) => {
    const known = await findPersonBySubject(db, { issuer, subject });
    if (known) return known.id;
    const id = deps.newId("person");
    await recordPerson(db, { id, issuer, subject, displayName, createdAt: at });
    // Another hub process may have recorded the same person a moment ago: the first id counts.
    const person = await findPersonBySubject(db, { issuer, subject });
    invariant(person, "a person who was just recorded is found");
    return person.id;
  });
}
