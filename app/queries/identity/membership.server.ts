import type { Actor } from "~/domain/identity/role";
import type { Instant } from "~/domain/shared/instant";
import {
  findMembership,
  loadDemoMemberships,
  loadMembershipsOf,
  type Membership,
} from "~db/repositories/identity/people";
import type { Store } from "~db/store";

export type { Membership };

/** Whether an actor is still who the session says, and under which name. */
export const membershipOf = (
  store: Store,
  claim: { actor: Actor; at: Instant },
): Promise<Membership | undefined> => findMembership(store.read, claim);

/** Everything that a person may act as at a moment. */
export const membershipsOfPerson = (
  store: Store,
  asked: { personId: string; at: Instant },
): Promise<Membership[]> => loadMembershipsOf(store.read, asked);

/** The invented people whom a visitor of the demo may become. */
export const demoMemberships = (store: Store, at: Instant): Promise<Membership[]> =>
  loadDemoMemberships(store.read, at);
