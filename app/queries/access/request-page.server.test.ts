import { expect, test } from "vitest";
import { addDays } from "~/domain/shared/instant";
import {
  aDraft,
  aWorld,
  everyoneVotes,
  payAll,
  submitARequest,
} from "../../../tests/support/builders/world";
import { freshStore } from "../../../tests/support/store";
import { listRequests } from "./request-list.server";
import { loadBasket, loadRequestPage, loadSubmission } from "./request-page.server";

test("another company's request and an unknown one are the same nothing", async () => {
  const world = await aWorld(await freshStore());
  const requestId = await aDraft(world, { datasetIds: [world.hospitals[0].datasetIds[0] ?? ""] });
  const stranger = world.otherCompany.organisationId;
  const at = world.at;
  expect(await loadRequestPage(world.store, { requestId, companyId: stranger, at })).toBeNull();
  expect(
    await loadRequestPage(world.store, {
      requestId: "req_unknown0000",
      companyId: world.company.organisationId,
      at,
    }),
  ).toBeNull();
  expect(await loadBasket(world.store, { companyId: stranger, at })).toBeNull();
});

test("the receipt of a draft adds up to the won, hospital by hospital", async () => {
  const world = await aWorld(await freshStore());
  const [one, two] = world.hospitals;
  const datasetIds = [one.datasetIds[0] ?? "", two.datasetIds[0] ?? ""];
  const requestId = await aDraft(world, { datasetIds });
  const companyId = world.company.organisationId;
  const page = await loadRequestPage(world.store, { requestId, companyId, at: world.at });
  if (page?.kind !== "draft") throw new Error("not a draft");
  const { receipt } = page.draft;
  expect(receipt.totalKrw).toBe(200_000_000);
  expect(receipt.voucherKrw + receipt.coPayKrw).toBe(receipt.totalKrw);
  expect(receipt.classification?.projectClass).toBe("large");
  expect(receipt.classification?.because).toBe("institutions");
  expect(receipt.hospitals.map((each) => each.lines.length)).toEqual([1, 1]);
  const coPays = receipt.hospitals.flatMap((each) => each.instalmentsKrw);
  expect(coPays.reduce((sum, part) => sum + part, 0)).toBe(receipt.coPayKrw);
  expect(receipt.credit?.afterKrw).toBe((receipt.credit?.leftKrw ?? 0) - receipt.voucherKrw);
  expect(receipt.obstacles).toEqual([]);
  expect(page.draft.missing).toEqual([]);
});

test("credit that is short by a won is said on the receipt before anyone submits", async () => {
  const world = await aWorld(await freshStore(), { grantKrw: 74_999_999 });
  const requestId = await aDraft(world, { datasetIds: [world.hospitals[0].datasetIds[0] ?? ""] });
  const companyId = world.company.organisationId;
  const page = await loadRequestPage(world.store, { requestId, companyId, at: world.at });
  if (page?.kind !== "draft") throw new Error("not a draft");
  expect(page.draft.receipt.obstacles).toEqual([{ code: "credit-short", shortKrw: 1 }]);
  expect(page.draft.receipt.credit?.afterKrw).toBe(-1);
});

test("a company without an agreement sees the prices and why it cannot submit", async () => {
  const world = await aWorld(await freshStore());
  const actor = world.otherCompany;
  const requestId = await aDraft(world, {
    datasetIds: [world.hospitals[0].datasetIds[0] ?? ""],
    actor,
  });
  const page = await loadRequestPage(world.store, {
    requestId,
    companyId: actor.organisationId,
    at: world.at,
  });
  if (page?.kind !== "draft") throw new Error("not a draft");
  expect(page.draft.receipt.obstacles).toEqual([{ code: "no-agreement" }]);
  expect(page.draft.receipt.totalKrw).toBe(100_000_000);
  expect(page.draft.receipt.classification).toBeNull();
});

test("the page before submitting says which committees decide and by when", async () => {
  const world = await aWorld(await freshStore());
  const [one, two] = world.hospitals;
  const requestId = await aDraft(world, {
    datasetIds: [one.datasetIds[0] ?? "", two.datasetIds[0] ?? ""],
  });
  const submission = await loadSubmission(world.store, {
    requestId,
    companyId: world.company.organisationId,
    at: world.at,
  });
  expect(submission?.expected.map((each) => each.dueAt)).toEqual([
    addDays(world.at, 14),
    addDays(world.at, 14),
  ]);
});

test("a request goes from the committees to the co-pay to the use, track by track", async () => {
  const world = await aWorld(await freshStore());
  const [one, two] = world.hospitals;
  const { requestId } = await submitARequest(world, {
    datasetIds: [one.datasetIds[0] ?? "", two.datasetIds[0] ?? ""],
  });
  const wish = { requestId, companyId: world.company.organisationId, at: world.at };
  const statusNow = async () => {
    const page = await loadRequestPage(world.store, wish);
    if (page?.kind !== "status") throw new Error("not submitted");
    return page.request;
  };
  const turnInList = async () => (await listRequests(world.store, wish))[0]?.turn;
  const before = await statusNow();
  expect(before.turn).toBe("committees");
  expect(await turnInList()).toBe("committees");
  expect(before.canWithdraw).toBe(true);
  expect(before.tracks.map((track) => track.declared)).toEqual([
    { done: 0, of: 5 },
    { done: 0, of: 5 },
  ]);

  await everyoneVotes(world, { requestId, hospital: one });
  await everyoneVotes(world, { requestId, hospital: two, choice: "refuse" });
  const decided = await statusNow();
  expect(decided.turn).toBe("you-pay");
  expect(await turnInList()).toBe("you-pay");
  expect(decided.canWithdraw).toBe(false);
  const lines = decided.tracks.flatMap((track) => track.lines.map((line) => line.status));
  expect(lines.sort()).toEqual(["approved", "refused"]);
  expect(decided.tracks.filter((track) => track.coPayment)).toHaveLength(1);

  await payAll(world, { requestId });
  const paid = await statusNow();
  expect(paid.turn).toBe("in-use");
  expect(await turnInList()).toBe("in-use");
  const grants = paid.tracks.flatMap((track) => track.lines.flatMap((line) => line.grant ?? []));
  expect(grants).toHaveLength(1);
  expect(JSON.stringify(paid)).not.toContain(one.chair.personId);
});
