import {
  acceptProfile,
  type ProfileRefusal,
  type UsageProfile,
} from "~/domain/catalogue/terms/usage-profile";
import type { Actor } from "~/domain/identity/role";
import type { Instant } from "~/domain/shared/instant";
import { accept, type Outcome, refuse } from "~/domain/shared/outcome";
import type { CommandDeps } from "~db/changes/deps";
import { recordUsageProfile } from "~db/repositories/catalogue/usage-profiles";
import { appendEvents } from "~db/repositories/transparency/events";
import { fingerprintOf } from "./listing-event";

type SaveUsageProfile = {
  readonly profile: Omit<UsageProfile, "organisationId">;
  readonly actor: Actor;
  readonly at: Instant;
};

/** Keeps what a company is and means to do, for “usable for me”. Each member of the company may. */
export function saveUsageProfile(
  { store }: Pick<CommandDeps, "store">,
  input: SaveUsageProfile,
): Promise<Outcome<{ organisationId: string }, ProfileRefusal | { code: "not-found" }>> {
  const { actor, at } = input;
  const organisationId = actor.organisationId;
  return store.tx([organisationId], async (db) => {
    if (actor.role !== "company") return refuse({ code: "not-found" as const });
    const outcome = acceptProfile({ ...input.profile, organisationId });
    if (!outcome.ok) return outcome;
    if (!(await recordUsageProfile(db, outcome.value))) {
      return refuse({ code: "not-found" as const });
    }
    await appendEvents(db, [
      {
        type: "usage-profile-saved",
        word: "catalogue",
        subjectId: organisationId,
        actorId: actor.personId,
        at,
        facts: { profileSha256: fingerprintOf({ ...outcome.value }) },
      },
    ]);
    return accept({ organisationId });
  });
}
