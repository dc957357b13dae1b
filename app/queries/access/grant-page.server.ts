import { may } from "~/domain/access/permissions";
import type { Actor } from "~/domain/identity/role";
import type { Instant } from "~/domain/shared/instant";
import { findGrant } from "~db/repositories/access/grant-pages";
import { loadGrant } from "~db/repositories/access/grants";
import { loadReviewsOfRequest } from "~db/repositories/access/reviews";
import { namesOfOrganisations, namesOfPeople } from "~db/repositories/identity/names";
import type { Store } from "~db/store";
import { historyOfGrant } from "./use-history.server";

/**
 * A grant for one of its parties: its company, the data office that gave it, programme managers
 * and auditors. Null for everybody else, as for an unknown id.
 */
export async function loadGrantPage(
  { read }: Store,
  { grantId, actor, at }: { grantId: string; actor: Actor; at: Instant },
) {
  const [found, grant] = [await findGrant(read, grantId), await loadGrant(read, grantId)];
  if (!found || !grant || !isParty(grant, actor)) return null;
  const names = await namesOfOrganisations(read, [grant.hospitalId]);
  const people = await namesOfPeople(read, [
    ...grant.team,
    ...grant.visas.map((visa) => visa.personId),
  ]);
  const reviews = await loadReviewsOfRequest(read, grant.requestId, at);
  const decision = reviews
    .flatMap((review) => review.decisions)
    .find((each) => each.lineId === grant.lineId);
  const nameOf = (personId: string) => people.get(personId) ?? personId;
  const isOver = grant.status === "active" && at >= grant.until;
  return {
    id: grant.id,
    requestId: grant.requestId,
    datasetId: grant.datasetId,
    title: found.title,
    hospital: names.get(grant.hospitalId) ?? { ko: "", en: "" },
    company: found.company,
    team: grant.team.map(nameOf),
    purpose: found.dossier.purpose,
    purposeKind: found.dossier.purposeKind,
    purposeSha256: grant.purposeSha256,
    conditions: decision?.conditions ?? [],
    deliveryChannels: found.deliveryChannels,
    // The clock ends a grant a moment before its row says so.
    status: isOver ? ("expired" as const) : grant.status,
    from: grant.from,
    until: grant.until,
    endedAt: grant.endedAt,
    logIndex: grant.logIndex,
    visas: grant.visas
      .toReversed()
      .slice(0, 100)
      .map((visa) => ({
        id: visa.id,
        name: nameOf(visa.personId),
        issuedAt: visa.issuedAt,
        expiresAt: visa.expiresAt,
      })),
    mayIssue:
      !isOver &&
      actor.role === "company" &&
      grant.team.includes(actor.personId) &&
      may("record-visa", { subject: "grant", state: grant.status, standing: "company" }),
    mayRevoke:
      !isOver &&
      actor.role === "data-office" &&
      may("revoke-grant", { subject: "grant", state: grant.status, standing: "data-office" }),
    isOwn: actor.role === "company",
    history: await historyOfGrant(read, grant, decision && pickPlace(decision)),
  };
}

const pickPlace = ({ at, logIndex }: { at: number; logIndex: number }) => ({ at, logIndex });

function isParty(grant: { companyId: string; hospitalId: string }, actor: Actor): boolean {
  if (actor.role === "company") return actor.organisationId === grant.companyId;
  if (actor.role === "data-office") return actor.organisationId === grant.hospitalId;
  return actor.role === "programme-manager" || actor.role === "auditor";
}
