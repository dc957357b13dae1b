import { may } from "~/domain/access/permissions";
import type { DataAccessRequest } from "~/domain/access/request";
import { type Review, seatOf } from "~/domain/access/review";
import { workingDaysUntil } from "~/domain/access/working-days";
import { diseaseOf } from "~/domain/catalogue/disease";
import type { Actor } from "~/domain/identity/role";
import type { Instant } from "~/domain/shared/instant";
import { listLinesOfReviews, listPrecedents } from "~db/repositories/access/committee-pages";
import { listSubstituteCandidates } from "~db/repositories/access/committees";
import { loadRequest } from "~db/repositories/access/requests";
import { loadReview } from "~db/repositories/access/reviews";
import { loadUsageProfile } from "~db/repositories/catalogue/usage-profiles";
import { namesOfOrganisations, namesOfPeople } from "~db/repositories/identity/names";
import type { Db, Store } from "~db/store";
import { quorumOfCase } from "../review-view";
import { caseLineOf, rosterOf } from "./case-lines";
import { ownStepIn } from "./docket.server";

type Wish = { readonly reviewId: string; readonly actor: Actor; readonly at: Instant };
const MOST_PRECEDENTS = 8;

/**
 * One case for one committee person; null for whoever has no seat in it, as for an unknown id. A
 * recused member gets the title; before the declaration, just enough to know a conflict.
 */
export async function loadCasePage({ read }: Store, { reviewId, actor, at }: Wish) {
  const review = await loadReview(read, reviewId, at);
  const seat = review && seatOf(review, actor.personId, at);
  if (!review || !seat || !isOfReader(review, actor)) return null;
  const request = await loadRequest(read, review.requestId);
  if (!request) return null;
  const names = await namesOfOrganisations(read, [review.hospitalId, review.companyId]);
  const head = {
    reviewId: review.id,
    title: request.dossier.title,
    hospital: names.get(review.hospitalId) ?? { ko: "", en: "" },
    status: review.status,
  };
  const own = ownStepIn(review, { personId: actor.personId, at });
  if (own === "recused") return { kind: "recused" as const, case: head };
  const people = await namesOfPeople(read, [
    ...request.team,
    ...review.members.map((member) => member.personId),
  ]);
  const lines = await listLinesOfReviews(read, [review.id]);
  const introduction = {
    ...head,
    applicant: names.get(review.companyId) ?? { ko: "", en: "" },
    team: request.team.map((id) => people.get(id) ?? id),
    datasets: lines.map((line) => line.title),
    dueAt: review.dueAt,
    workingDaysLeft: workingDaysUntil(review.dueAt, at),
  };
  if (own === "declare") return { kind: "declare" as const, case: introduction };
  return {
    kind: "file" as const,
    case: {
      ...introduction,
      ...dossierOf(request),
      requestId: request.id,
      openedAt: review.openedAt,
      decidedAt: review.decidedAt,
      policy: review.policy,
      policyVersion: review.policyVersion,
      seat,
      lines: await linesFor(read, { review, request, lines, personId: actor.personId, people, at }),
      precedents: await precedentsOf(read, review, lines),
      roster: seat === "member" ? null : rosterOf(review, people, at),
      candidates: await candidatesFor(read, review, { standing: seat, at }),
    },
  };
}

/** A seat counts at the person's own hospital; a substitute sits wherever the case is. */
const isOfReader = (review: Review, actor: Actor): boolean =>
  review.hospitalId === actor.organisationId ||
  review.members.some((member) => member.isSubstitute && member.personId === actor.personId);

function dossierOf({ dossier, attachments }: DataAccessRequest) {
  return {
    purposeKind: dossier.purposeKind,
    diseases: dossier.diseases.flatMap((code) => {
      const disease = diseaseOf(code);
      return disease ? [{ ko: disease.ko, en: disease.en }] : [];
    }),
    purpose: dossier.purpose,
    plan: dossier.plan,
    useDays: dossier.useDays,
    hasEthicsApproval: dossier.hasEthicsApproval,
    willPublish: dossier.willPublish,
    attachments,
  };
}

type Line = Awaited<ReturnType<typeof listLinesOfReviews>>[number];

async function linesFor(
  db: Db,
  facts: {
    review: Review;
    request: DataAccessRequest;
    lines: readonly Line[];
    personId: string;
    people: ReadonlyMap<string, string>;
    at: Instant;
  },
) {
  const profile = await loadUsageProfile(db, facts.review.companyId);
  return facts.lines.map((line) =>
    caseLineOf(line, { ...facts, profile, dossier: facts.request.dossier }),
  );
}

async function precedentsOf(db: Db, review: Review, lines: readonly Line[]) {
  const asked = new Set(lines.map((line) => line.datasetId));
  const found = await listPrecedents(db, {
    committeeId: review.committeeId,
    exceptReviewId: review.id,
    datasetIds: [...asked],
    dataTypes: [...new Set(lines.map((line) => line.dataType))],
    limit: MOST_PRECEDENTS,
  });
  return found.map(({ datasetId, dossier, dataType: _, tally: __, ...one }) => ({
    ...one,
    isSameDataset: asked.has(datasetId),
    purposeKind: dossier.purposeKind,
  }));
}

/** Who could substitute, for a reader who may appoint and only where the quorum is out of reach. */
export async function candidatesFor(
  db: Db,
  review: Review,
  { standing, at }: { standing: "chair" | "member" | "secretary" | "data-office"; at: Instant },
) {
  const mayAppoint = may("appoint-substitute", {
    subject: "review",
    state: review.status,
    standing,
  });
  if (!mayAppoint || quorumOfCase(review, at).state !== "unreachable") return null;
  const found = await listSubstituteCandidates(db, review, at);
  const hospitals = await namesOfOrganisations(
    db,
    found.map((each) => each.organisationId),
  );
  return found.map(({ personId, displayName, organisationId }) => ({
    personId,
    name: displayName,
    hospital: hospitals.get(organisationId) ?? null,
  }));
}
