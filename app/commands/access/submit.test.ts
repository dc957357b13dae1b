import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { addDays } from "~/domain/shared/instant";
import { loadDraftOf, loadRequest } from "~db/repositories/access/requests";
import { loadReviewsOfRequest } from "~db/repositories/access/reviews";
import { datasets } from "~db/schema/catalogue";
import { aDossier } from "../../../tests/support/builders/rules";
import {
  aDraft,
  aWorld,
  done,
  submissionOf,
  submitARequest,
} from "../../../tests/support/builders/world";
import { freshStore } from "../../../tests/support/store";
import { everyRow } from "../../../tests/support/whole-store";
import { attachFile, removeAttachment } from "./change-attachments.server";
import { addDataset, removeDataset } from "./change-basket.server";
import { chooseTeam } from "./choose-team.server";
import { saveDossier } from "./save-dossier.server";
import { submitRequest } from "./submit-request.server";

type Answer = { ok: boolean; refusal?: { code: string } };

/** The refusal of a command, having looked that not one row of any table changed. */
async function refusalOf(
  { store }: Awaited<ReturnType<typeof aWorld>>,
  act: () => Promise<Answer>,
) {
  const before = await everyRow(store);
  const answer = await act();
  expect(await everyRow(store)).toEqual(before);
  expect(answer.ok).toBe(false);
  return answer.refusal;
}

test("a draft is not submitted for any obstacle, and then nothing is written", async () => {
  const world = await aWorld(await freshStore());
  const { deps, company: actor, at } = world;
  const [one] = world.hospitals;
  const requestId = await aDraft(world, { datasetIds: [one.datasetIds[0]!] });
  const wish = await submissionOf(world, { requestId });
  const refused = (changes: object) =>
    refusalOf(world, () => submitRequest(deps, { ...wish, ...changes }));
  expect(await refused({ version: wish.version - 1 })).toEqual({
    code: "stale-version",
    version: wish.version,
  });
  expect(await refused({ accepted: { ...wish.accepted, totalKrw: 1 } })).toEqual({
    code: "quote-changed",
    totalKrw: 100_000_000,
    coPayKrw: 25_000_000,
  });
  expect(await refused({ actor: world.otherCompany })).toEqual({ code: "not-found" });
  expect(await refused({ actor: one.office })).toEqual({ code: "not-found" });
  expect(await refused({ requestId: "req_0000000000" })).toEqual({ code: "not-found" });
  expect(await refused({ at: addDays(at, 300) })).toEqual({ code: "no-agreement" });
  const dossier = aDossier({ purpose: "", plan: " " });
  const saved = done(
    await saveDossier(deps, { requestId, version: wish.version, dossier, actor, at }),
  );
  expect(await refused({ version: saved.version })).toEqual({
    code: "dossier-incomplete",
    fields: ["purpose", "plan"],
  });
});

test("a request one won over the credit is refused with how much is short", async () => {
  const world = await aWorld(await freshStore(), { grantKrw: 74_999_999 });
  const requestId = await aDraft(world, { datasetIds: [world.hospitals[0].datasetIds[0]!] });
  const wish = await submissionOf(world, { requestId });
  expect(await refusalOf(world, () => submitRequest(world.deps, wish))).toEqual({
    code: "credit-short",
    shortKrw: 1,
  });
});

test("a request of exactly the credit left is held to the last won", async () => {
  const world = await aWorld(await freshStore(), { grantKrw: 75_000_000 });
  const { quote } = await submitARequest(world, {
    datasetIds: [world.hospitals[0].datasetIds[0]!],
  });
  expect(quote.creditAfterKrw).toBe(0);
});

test("a basket of a larger class than the agreement's is refused", async () => {
  const world = await aWorld(await freshStore(), { projectClass: "medium", priceKrw: 1_000_000 });
  const datasetIds = world.hospitals.map((hospital) => hospital.datasetIds[0]!);
  const requestId = await aDraft(world, { datasetIds });
  const wish = await submissionOf(world, { requestId });
  expect(await refusalOf(world, () => submitRequest(world.deps, wish))).toEqual({
    code: "class-above-voucher",
    projectClass: "large",
    allowed: "medium",
  });
});

test("a dataset that its hospital withdrew can neither be added nor submitted", async () => {
  const world = await aWorld(await freshStore());
  const [datasetId] = world.hospitals[0].datasetIds as [string];
  const requestId = await aDraft(world, { datasetIds: [datasetId] });
  const wish = await submissionOf(world, { requestId });
  await world.store.tx([], async (db) => {
    await db.update(datasets).set({ status: "withdrawn" }).where(eq(datasets.id, datasetId));
  });
  const gone = { code: "dataset-withdrawn", datasetIds: [datasetId] };
  expect(await refusalOf(world, () => submitRequest(world.deps, wish))).toEqual(gone);
  const actor = world.company;
  const { deps, at } = world;
  expect(await refusalOf(world, () => addDataset(deps, { datasetId, actor, at }))).toEqual(gone);
});

test("a submission freezes prices and opens one review a hospital under its policy", async () => {
  const world = await aWorld(await freshStore());
  const datasetIds = world.hospitals.map((hospital) => hospital.datasetIds[0]!);
  const { requestId, reviewIds } = await submitARequest(world, { datasetIds });
  expect(reviewIds).toHaveLength(2);
  await world.store.tx([], async (db) => {
    await db.update(datasets).set({ priceKrw: 1 });
  });
  const request = await loadRequest(world.store.read, requestId);
  expect(request).toMatchObject({
    status: "submitted",
    projectClass: "large",
    ruleVersion: "2026-1",
  });
  expect(request?.lines.map((line) => [line.status, line.priceKrw, line.coPayKrw])).toEqual([
    ["in-review", 100_000_000, 25_000_000],
    ["in-review", 100_000_000, 25_000_000],
  ]);
  const reviews = await loadReviewsOfRequest(world.store.read, requestId, world.at);
  expect(reviews.map((review) => [review.status, review.policy.quorum, review.dueAt])).toEqual([
    ["open", 3, addDays(world.at, 14)],
    ["open", 3, addDays(world.at, 14)],
  ]);
});

test("a company has one basket: a dataset is in it once, and leaves it as often as asked", async () => {
  const world = await aWorld(await freshStore());
  const { deps, at, company, colleague } = world;
  const [datasetId, second] = world.hospitals[0].datasetIds as [string, string];
  const add = (id: string, actor = company) => addDataset(deps, { datasetId: id, actor, at });
  const first = done(await add(datasetId));
  expect(done(await add(second, colleague)).requestId).toBe(first.requestId);
  expect(await refusalOf(world, () => add(datasetId))).toEqual({ code: "already-in-basket" });
  expect(await refusalOf(world, () => add("dat_0000000000"))).toEqual({ code: "not-found" });
  expect(await refusalOf(world, () => add(datasetId, world.manager))).toMatchObject({
    code: "not-allowed",
  });
  const remove = () => removeDataset(deps, { datasetId, actor: company, at });
  expect(done(await remove()).version).toBe(3);
  expect(done(await remove()).version).toBe(3);
  const draft = await loadDraftOf(world.store.read, company.organisationId);
  expect(draft?.lines.map((line) => line.datasetId)).toEqual([second]);
});

test("two colleagues who save at once do not overwrite each other", async () => {
  const world = await aWorld(await freshStore());
  const requestId = await aDraft(world, { datasetIds: [world.hospitals[0].datasetIds[0]!] });
  const draft = await loadRequest(world.store.read, requestId);
  const save = (title: string, actor = world.company) =>
    saveDossier(world.deps, {
      requestId,
      version: draft!.version,
      dossier: aDossier({ title }),
      actor,
      at: world.at,
    });
  const answers = await Promise.all([save("하나"), save("둘", world.colleague)]);
  expect(answers.map((answer) => answer.ok)).toEqual([true, false]);
  expect(answers[1]).toMatchObject({ refusal: { code: "stale-version" } });
});

test("a team is of the company only, and an attachment has a type and a size", async () => {
  const world = await aWorld(await freshStore());
  const { deps, at, company: actor, colleague, otherCompany } = world;
  const requestId = await aDraft(world, { datasetIds: [world.hospitals[0].datasetIds[0]!] });
  const personIds = [actor.personId, colleague.personId, otherCompany.personId];
  expect(
    await refusalOf(world, () => chooseTeam(deps, { requestId, personIds, actor, at })),
  ).toEqual({ code: "not-in-company", personIds: [otherCompany.personId] });
  const attach = (changes: object = {}) =>
    attachFile(deps, {
      requestId,
      name: "계획서.pdf",
      mediaType: "application/pdf",
      content: Uint8Array.of(1, 2, 3),
      actor,
      at,
      ...changes,
    });
  const code = async (changes: object) => (await refusalOf(world, () => attach(changes)))?.code;
  expect(await code({ mediaType: "text/html" })).toBe("attachment-type");
  expect(await code({ content: new Uint8Array(0) })).toBe("attachment-empty");
  expect(await code({ content: new Uint8Array(10 * 1_048_576 + 1) })).toBe("attachment-too-large");
  expect(await code({ actor: otherCompany })).toBe("not-found");
  const { attachmentId } = done(await attach());
  for (let i = 1; i < 10; i += 1) done(await attach());
  expect(await code({})).toBe("too-many-attachments");
  const remove = (who = actor) =>
    removeAttachment(deps, { requestId, attachmentId, actor: who, at });
  expect((await refusalOf(world, () => remove(otherCompany)))?.code).toBe("not-found");
  done(await remove());
  expect((await refusalOf(world, () => remove()))?.code).toBe("not-found");
});
