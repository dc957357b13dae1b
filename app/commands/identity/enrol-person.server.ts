import { ROLE_OF_KIND } from "~/domain/identity/role";
import type { Instant } from "~/domain/shared/instant";
import { accept, type Outcome, refuse } from "~/domain/shared/outcome";
import type { CommandDeps } from "~db/changes/deps";
import {
  type Enrolment,
  loadOrganisation,
  recordEnrolment,
} from "~db/repositories/identity/organisations";
import { appendEvents } from "~db/repositories/transparency/events";

export type EnrolmentRefusal =
  | { readonly code: "not-found" }
  | { readonly code: "role-does-not-fit"; readonly kind: string };

type Request = Omit<Enrolment, "personId"> & { readonly actorId: string; readonly at: Instant };

/** Gives a person, known by issuer and subject, a role in an organisation whose kind fits the role. */
export function enrolPerson(
  deps: CommandDeps,
  { actorId, at, ...enrolment }: Request,
): Promise<Outcome<{ personId: string }, EnrolmentRefusal>> {
  const personId = deps.newId("person");
  const { organisationId, role } = enrolment;
  return deps.store.tx([organisationId], async (db) => {
    const organisation = await loadOrganisation(db, organisationId);
    if (!organisation) return refuse({ code: "not-found" });
    if (ROLE_OF_KIND[role] !== organisation.kind) {
      return refuse({ code: "role-does-not-fit", kind: organisation.kind });
    }
    await recordEnrolment(db, { personId, ...enrolment }, at);
    await appendEvents(db, [
      {
        type: "person-enrolled",
        word: "identity",
        subjectId: personId,
        actorId,
        at,
        facts: { organisationId, role },
      },
    ]);
    return accept({ personId });
  });
}
