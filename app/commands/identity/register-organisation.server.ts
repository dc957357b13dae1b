import type { Instant } from "~/domain/shared/instant";
import { accept, type Outcome, refuse } from "~/domain/shared/outcome";
import type { CommandDeps } from "~db/changes/deps";
import {
  loadOrganisation,
  type Organisation,
  recordOrganisation,
} from "~db/repositories/identity/organisations";
import { appendEvents } from "~db/repositories/transparency/events";

export type OrganisationRefusal =
  | {
      readonly code: "organisation-incomplete";
      readonly field: "name" | "region" | "consortium" | "size";
    }
  | { readonly code: "no-such-consortium" };

type Registration = Omit<Organisation, "id"> & { readonly actorId: string; readonly at: Instant };

/** What each kind of organisation must say about itself. */
function missingField(
  organisation: Omit<Organisation, "id">,
): "name" | "region" | "consortium" | "size" | null {
  if (organisation.nameKo.trim() === "" || organisation.nameEn.trim() === "") return "name";
  if (organisation.kind === "hospital" && !organisation.region) return "region";
  if (organisation.kind === "hospital" && !organisation.consortiumId) return "consortium";
  if (organisation.kind === "company" && !organisation.enterpriseSize) return "size";
  return null;
}

/** Adds a hospital, consortium, company or office. Done when the hub is set up, not from a page. */
export function registerOrganisation(
  deps: CommandDeps,
  { actorId, at, ...organisation }: Registration,
): Promise<Outcome<{ organisationId: string }, OrganisationRefusal>> {
  const id = deps.newId("organisation");
  return deps.store.tx([id], async (db) => {
    const field = missingField(organisation);
    if (field) return refuse({ code: "organisation-incomplete", field });
    const { consortiumId, kind } = organisation;
    if (consortiumId && (await loadOrganisation(db, consortiumId))?.kind !== "consortium") {
      return refuse({ code: "no-such-consortium" });
    }
    await recordOrganisation(db, { id, ...organisation, createdAt: at });
    await appendEvents(db, [
      {
        type: "organisation-registered",
        word: "identity",
        subjectId: id,
        actorId,
        at,
        facts: { kind, consortiumId },
      },
    ]);
    return accept({ organisationId: id });
  });
}
