import { expect, test } from "vitest";
import { castVote } from "~/commands/access/cast-vote.server";
import { attachFile } from "~/commands/access/change-attachments.server";
import { declareConflict } from "~/commands/access/declare-conflict.server";
import { submitRequest } from "~/commands/access/submit-request.server";
import type { Actor } from "~/domain/identity/role";
import { loadReviewsOfRequest } from "~db/repositories/access/reviews";
import {
  aDraft,
  aWorld,
  done,
  everyoneVotes,
  payAll,
  submissionOf,
  submitARequest,
  type World,
} from "../../../../tests/support/builders/world";
import { freshStore } from "../../../../tests/support/store";
import { loadAttachmentFor } from "../attachment.server";
import { loadGrantPage } from "../grant-page.server";
import { loadOfficePage } from "../office-page.server";
import { loadCasePage } from "./case-page.server";
import { loadDocket } from "./docket.server";

async function aCase(world: World) {
  const [hospital] = world.hospitals;
  const { requestId } = await submitARequest(world, {
    datasetIds: hospital.datasetIds.slice(0, 2),
  });
  const [review] = await loadReviewsOfRequest(world.store.read, requestId, world.at);
  if (!review) throw new Error("no review");
  return { requestId, reviewId: review.id, hospital, lineIds: review.lines.map(({ id }) => id) };
}

const memberOf = (hospital: { voters: readonly Actor[] }, number: number): Actor =>
  hospital.voters[number] as Actor;

const docketOf = async (world: World, actor: Actor) =>
  loadDocket(world.store, {
    personId: actor.personId,
    hospitalId: actor.organisationId,
    at: world.at,
  });

test("before declaring, a member sees who asks for what, and nothing of the dossier", async () => {
  const world = await aWorld(await freshStore());
  const { reviewId, hospital } = await aCase(world);
  const actor = memberOf(hospital, 1);
  const view = await loadCasePage(world.store, { reviewId, actor, at: world.at });
  expect(view?.kind).toBe("declare");
  expect(view?.case).not.toHaveProperty("purpose");
  expect((await docketOf(world, actor)).open[0]?.own).toBe("declare");
});

test("a member with a conflict sees the title and nothing else, on the docket too", async () => {
  const world = await aWorld(await freshStore());
  const { reviewId, hospital } = await aCase(world);
  const actor = memberOf(hospital, 1);
  const reason = "신청 기업의 자문을 맡았어요.";
  done(
    await declareConflict(world.deps, { reviewId, hasConflict: true, reason, actor, at: world.at }),
  );
  const view = await loadCasePage(world.store, { reviewId, actor, at: world.at });
  expect(view?.kind).toBe("recused");
  expect(Object.keys(view?.case ?? {}).sort()).toEqual(["hospital", "reviewId", "status", "title"]);
  const [row] = (await docketOf(world, actor)).open;
  expect(row?.open).toBeNull();
  expect(row?.own).toBe("recused");
});

test("a member of another hospital, a company and an unknown id get nothing", async () => {
  const world = await aWorld(await freshStore());
  const { reviewId } = await aCase(world);
  const at = world.at;
  const stranger = world.hospitals[1].chair;
  expect(await loadCasePage(world.store, { reviewId, actor: stranger, at })).toBeNull();
  expect(await loadCasePage(world.store, { reviewId, actor: world.company, at })).toBeNull();
  const unknown = { reviewId: "rev_unknown0000", actor: world.hospitals[0].chair, at };
  expect(await loadCasePage(world.store, unknown)).toBeNull();
  expect((await docketOf(world, stranger)).open).toEqual([]);
});

test("others' votes are shown on a dataset once the reader has voted on it", async () => {
  const world = await aWorld(await freshStore());
  const { reviewId, hospital, lineIds } = await aCase(world);
  const [first, second] = [memberOf(hospital, 1), memberOf(hospital, 2)];
  const at = world.at;
  for (const actor of [first, second]) {
    done(
      await declareConflict(world.deps, { reviewId, hasConflict: false, reason: "", actor, at }),
    );
  }
  const lineId = lineIds[0] ?? "";
  const ballot = { reviewId, lineId, choice: "approve" as const, reason: "적절", conditions: [] };
  done(await castVote(world.deps, { ...ballot, actor: first, at }));
  const linesFor = async (actor: Actor) => {
    const view = await loadCasePage(world.store, { reviewId, actor, at });
    if (view?.kind !== "file") throw new Error("closed");
    return view.case.lines;
  };
  expect((await linesFor(second))[0]?.votes).toBeNull();
  expect((await linesFor(second))[0]?.mayVote).toBe(true);
  const [own, other] = await linesFor(first);
  expect(own?.votes).toHaveLength(1);
  expect(own?.mayVote).toBe(false);
  expect(other?.votes).toBeNull();
  expect(own?.quorum).toMatchObject({ state: "open", cast: 1, quorum: 3, missing: 2 });
});

test("when conflicts put the quorum out of reach, office and secretary see who could step in", async () => {
  const world = await aWorld(await freshStore());
  const { reviewId, hospital } = await aCase(world);
  const at = world.at;
  for (const actor of hospital.voters.slice(0, 3)) {
    const declaration = { reviewId, hasConflict: true, reason: "공동연구", actor, at };
    done(await declareConflict(world.deps, declaration));
  }
  const office = await loadOfficePage(world.store, { hospitalId: hospital.id, at });
  expect(office.cases[0]?.quorum).toMatchObject({ state: "unreachable", missing: 1 });
  const substitutes = office.cases[0]?.candidates?.map((each) => each.personId);
  expect(substitutes).toContain(world.hospitals[1].chair.personId);
  expect(substitutes).not.toContain(memberOf(hospital, 4).personId);
  const view = await loadCasePage(world.store, { reviewId, actor: hospital.secretary, at });
  if (view?.kind !== "file") throw new Error("closed");
  expect(view.case.candidates?.length).toBeGreaterThan(0);
  expect(view.case.roster?.filter((row) => row.declared === "conflict")).toHaveLength(3);
});

test("an earlier decision on the same dataset is a precedent, without the applicant's name", async () => {
  const world = await aWorld(await freshStore());
  const [hospital] = world.hospitals;
  const datasetIds = hospital.datasetIds.slice(0, 1);
  const first = await submitARequest(world, { datasetIds });
  await everyoneVotes(world, { requestId: first.requestId, hospital, choice: "refuse" });
  const { reviewId } = await aCase(world);
  const actor = memberOf(hospital, 1);
  const at = world.at;
  done(await declareConflict(world.deps, { reviewId, hasConflict: false, reason: "", actor, at }));
  const view = await loadCasePage(world.store, { reviewId, actor, at });
  if (view?.kind !== "file") throw new Error("closed");
  expect(view.case.precedents).toHaveLength(1);
  expect(view.case.precedents[0]).toMatchObject({ outcome: "refused", isSameDataset: true });
  expect(view.case.roster).toBeNull();
});

test("a document opens for the parties of the case only, and for a member after declaring", async () => {
  const world = await aWorld(await freshStore());
  const { deps, at, company } = world;
  const [hospital, other] = world.hospitals;
  const requestId = await aDraft(world, { datasetIds: hospital.datasetIds.slice(0, 1) });
  const content = new TextEncoder().encode("연구계획");
  const file = {
    requestId,
    name: "계획.txt",
    mediaType: "text/plain",
    content,
    actor: company,
    at,
  };
  const { attachmentId } = done(await attachFile(deps, file));
  const opens = async (actor: Actor) =>
    (await loadAttachmentFor(world.store, { requestId, attachmentId, actor, at })) !== null;
  expect(await opens(hospital.office)).toBe(false);
  done(await submitRequest(deps, await submissionOf(world, { requestId })));
  expect(await opens(company)).toBe(true);
  expect(await opens(hospital.office)).toBe(true);
  expect(await opens(world.otherCompany)).toBe(false);
  expect(await opens(other.office)).toBe(false);
  expect(await opens(other.chair)).toBe(false);
  expect(await opens(world.auditor)).toBe(false);
  expect(await opens(hospital.chair)).toBe(false);
  const [review] = await loadReviewsOfRequest(world.store.read, requestId, at);
  const declaration = { reviewId: review?.id ?? "", hasConflict: false, reason: "" };
  done(await declareConflict(deps, { ...declaration, actor: hospital.chair, at }));
  expect(await opens(hospital.chair)).toBe(true);
});

test("a grant opens for its company, its data office, the managers and the auditor", async () => {
  const world = await aWorld(await freshStore());
  const { requestId, hospital } = await aCase(world);
  await everyoneVotes(world, { requestId, hospital });
  const [grantId] = await payAll(world, { requestId });
  const pageFor = (actor: Actor) =>
    loadGrantPage(world.store, { grantId: grantId ?? "", actor, at: world.at });
  expect((await pageFor(world.company))?.mayIssue).toBe(true);
  // The colleague belongs to the company but is not named for the team.
  expect((await pageFor(world.colleague))?.mayIssue).toBe(false);
  expect((await pageFor(hospital.office))?.mayRevoke).toBe(true);
  expect((await pageFor(world.manager))?.mayIssue).toBe(false);
  expect((await pageFor(world.auditor))?.mayRevoke).toBe(false);
  expect(await pageFor(world.otherCompany)).toBeNull();
  expect(await pageFor(world.hospitals[1].office)).toBeNull();
  expect(await pageFor(hospital.chair)).toBeNull();
  const office = await loadOfficePage(world.store, { hospitalId: hospital.id, at: world.at });
  expect(office.grants.map((grant) => grant.visaCount)).toEqual([0, 0]);
});
