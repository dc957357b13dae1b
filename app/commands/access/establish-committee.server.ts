import {
  type CommitteePolicy,
  checkPolicy,
  type PolicyBroken,
} from "~/domain/access/committee-policy";
import type { Seat } from "~/domain/access/states";
import type { Actor } from "~/domain/identity/role";
import type { Instant } from "~/domain/shared/instant";
import { accept, type Outcome, refuse } from "~/domain/shared/outcome";
import { NOT_FOUND, type NotAllowed, type NotFound, notAllowed } from "~/domain/shared/refusal";
import { accessEvent } from "~db/changes/access-event";
import type { CommandDeps } from "~db/changes/deps";
import { recordFacts } from "~db/changes/record-facts";
import {
  insertCommittee,
  isHospital,
  loadCommitteeOfHospital,
} from "~db/repositories/access/committees";

export type Establishment = {
  readonly hospitalId: string;
  readonly policy: CommitteePolicy;
  readonly members: readonly {
    readonly personId: string;
    readonly seat: Seat;
    readonly isExternal: boolean;
  }[];
  readonly actor: Actor;
  readonly at: Instant;
};

export type EstablishRefusal =
  | NotFound
  | NotAllowed
  | PolicyBroken
  | { readonly code: "committee-exists" };

/** Establishes a hospital's data review committee. The hospital itself, or the programme, does it. */
export function establishCommittee(
  { store, newId }: CommandDeps,
  { hospitalId, policy, members, actor, at }: Establishment,
): Promise<Outcome<{ committeeId: string }, EstablishRefusal>> {
  return store.tx([hospitalId], async (db) => {
    if (actor.role !== "data-office" && actor.role !== "programme-manager") {
      return notAllowed("establish-committee", "none");
    }
    const isOwn = actor.role === "programme-manager" || actor.organisationId === hospitalId;
    if (!isOwn || !(await isHospital(db, hospitalId))) return NOT_FOUND;
    if (await loadCommitteeOfHospital(db, hospitalId)) return refuse({ code: "committee-exists" });
    const checked = checkPolicy(policy, members);
    if (!checked.ok) return checked;
    const id = newId("committee");
    const { quorum, externalQuorum, majority, tie, decidesEarly, dueDays } = policy;
    const event = accessEvent(
      { actorId: actor.personId, at },
      {
        type: "committee-established",
        subjectId: id,
        facts: {
          hospitalId,
          policyVersion: 1,
          policy: { quorum, externalQuorum, majority, tie, decidesEarly, dueDays },
          members: members.map(({ personId, seat, isExternal }) => ({
            personId,
            seat,
            isExternal,
          })),
        },
      },
    );
    await recordFacts(db, [{ event, transfers: [] }]);
    const seats = members.map((member) => ({ ...member, from: at, until: null }));
    await insertCommittee(db, { id, hospitalId, policy, policyVersion: 1, members: seats });
    return accept({ committeeId: id });
  });
}
