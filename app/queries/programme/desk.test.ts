import { expect, test } from "vitest";
import { recordDataUse } from "~/commands/federation/record-data-use.server";
import { announceRound } from "~/commands/programme/announce-round.server";
import { expireHolds } from "~/commands/voucher/expire-holds.server";
import { returnUnusedCredit } from "~/commands/voucher/return-unused-credit.server";
import { addDays, instantOf, startOfKoreanDay } from "~/domain/shared/instant";
import { krw } from "~/domain/shared/krw";
import { aCertificate, aGrantedWorld, aReport } from "../../../tests/support/builders/grant";
import { someRules } from "../../../tests/support/builders/rules";
import {
  aWorld,
  done,
  everyoneVotes,
  payAll,
  submitARequest,
} from "../../../tests/support/builders/world";
import { freshStore } from "../../../tests/support/store";
import { loadWallet } from "../voucher/wallet.server";
import { burnDownOf } from "./budget.server";
import { chooseRound, loadDesk } from "./desk.server";
import { loadAllPostings, loadPostings } from "./postings.server";
import { byRegion } from "./usage.server";
import { loadCoPayments, loadTransfersToConfirm, quantileOf } from "./work.server";

const MONTH = 30;

/** One request settled at the first hospital, one held at the second. */
async function aBusyRound() {
  const world = await aWorld(await freshStore());
  const [one, two] = world.hospitals;
  const first = await submitARequest(world, { datasetIds: one.datasetIds.slice(0, 2) });
  const decided = addDays(world.at, 10);
  await everyoneVotes(world, { requestId: first.requestId, hospital: one, at: decided });
  await payAll(world, { requestId: first.requestId, at: decided });
  const second = await submitARequest(world, { datasetIds: two.datasetIds.slice(2, 3) });
  return { world, first, second, decided };
}

const deskAt = async ({ world }: Awaited<ReturnType<typeof aBusyRound>>, at = world.at) => {
  const desk = await loadDesk(world.store, { roundId: world.roundId, at });
  if (!desk) throw new Error("no desk");
  return desk;
};

test("every won of the appropriation is in one of the budget's places", async () => {
  const busy = await aBusyRound();
  const { budget } = await deskAt(busy);
  expect(budget).toMatchObject({
    appropriatedKrw: 6_400_000_000,
    committedKrw: 320_000_000,
    heldKrw: 75_000_000,
    spentKrw: 150_000_000,
    returnedKrw: 0,
    coPayReceivedKrw: 50_000_000,
    coPaySettledKrw: 50_000_000,
  });
  const { uncommittedKrw, availableKrw, heldKrw, spentKrw, returnedKrw } = budget;
  expect(uncommittedKrw + availableKrw + heldKrw + spentKrw + returnedKrw).toBe(6_400_000_000);
});

test("use adds up to what was spent, whichever way it is looked at", async () => {
  const { usage, budget } = await deskAt(await aBusyRound());
  const sum = (rows: readonly { voucherKrw: number; coPayKrw: number }[]) => ({
    voucher: rows.reduce((total, row) => total + row.voucherKrw, 0),
    coPay: rows.reduce((total, row) => total + row.coPayKrw, 0),
  });
  const whole = { voucher: budget.spentKrw, coPay: budget.coPaySettledKrw };
  expect(sum(usage.hospitals)).toEqual(whole);
  expect(sum(usage.dataTypes)).toEqual(whole);
  expect(sum(usage.regions)).toEqual(whole);
  expect(usage.dataTypes.map((type) => [type.dataType, type.lineCount]).sort()).toEqual([
    ["radiology-image", 1],
    ["structured-emr", 1],
  ]);
  expect(usage.companies).toMatchObject([
    {
      grantedKrw: 320_000_000,
      availableKrw: 95_000_000,
      heldKrw: 75_000_000,
      spentKrw: 150_000_000,
      coPaidKrw: 50_000_000,
    },
  ]);
});

test("each figure is the net of the postings that its link opens", async () => {
  const busy = await aBusyRound();
  const { budget, usage } = await deskAt(busy);
  const { store, roundId } = busy.world;
  const net = async (filter: object) => {
    const found = await loadPostings(store, { filter: { roundId, ...filter }, page: 1 });
    expect(found.postings.length).toBe(found.count);
    return found.intoKrw - found.outKrw;
  };
  expect(await net({ account: "state" })).toBe(-budget.appropriatedKrw);
  expect(await net({ reason: "commitment" })).toBe(budget.committedKrw);
  expect(await net({ account: "voucher-held" })).toBe(budget.heldKrw);
  expect(await net({ account: "voucher-available" })).toBe(budget.availableKrw);
  expect(await net({ account: "hospital-from-voucher" })).toBe(budget.spentKrw);
  expect(await net({ account: "payer" })).toBe(-budget.coPayReceivedKrw);
  const hospital = usage.hospitals.find((each) => each.voucherKrw > 0);
  expect(await net({ ownerId: hospital?.id })).toBe(200_000_000);
  expect(await net({ region: "26" })).toBe(200_000_000);
  expect(await net({ region: "11" })).toBe(0);
  const [type] = usage.dataTypes;
  expect(await net({ dataType: type?.dataType, account: "hospital-from-voucher" })).toBe(
    type?.voucherKrw,
  );
});

test("postings are narrowed by request, company and days, and name whose accounts they are", async () => {
  const { world, first, decided } = await aBusyRound();
  const { store, roundId, company } = world;
  const of = (filter: object) => loadAllPostings(store, { roundId, ...filter });
  const ofRequest = await of({ requestId: first.requestId });
  expect(ofRequest.every((posting) => posting.requestId === first.requestId)).toBe(true);
  expect(await of({ from: decided, requestId: first.requestId })).toHaveLength(5);
  expect(await of({ until: decided, requestId: first.requestId })).toHaveLength(2);
  const ofCompany = await of({ ownerId: company.organisationId });
  expect(ofCompany.map((posting) => posting.reason)).toContain("commitment");
  expect(ofCompany.find((posting) => posting.reason === "hold")?.fromName?.ko).toMatch("시연 org");
  expect(await of({ ownerId: "org_9999999999" })).toEqual([]);
});

test("long lists come in pages", async () => {
  const { world } = await aBusyRound();
  const filter = { roundId: world.roundId };
  const second = await loadPostings(world.store, { filter, page: 2 });
  expect(second.postings).toEqual([]);
  expect(second.count).toBeGreaterThan(0);
});

test("decisions are timed from the case to the decision, open ones are counted", async () => {
  const { decisions } = await deskAt(await aBusyRound());
  expect(decisions).toMatchObject({ count: 1, medianDays: 10, p90Days: 10, open: 1, late: 0 });
  const later = await aBusyRound();
  expect((await deskAt(later, addDays(later.world.at, 365))).decisions.late).toBe(1);
});

test("a hold that ends soon and a voucher that ends soon are credit at risk", async () => {
  const busy = await aBusyRound();
  expect((await deskAt(busy)).risks).toEqual({ rows: [], totalKrw: 0 });
  const late = await deskAt(busy, addDays(busy.world.at, 299));
  expect(late.risks.rows.map((risk) => [risk.kind, risk.amountKrw]).sort()).toEqual([
    ["hold-ends", 75_000_000],
    ["voucher-ends", 95_000_000],
  ]);
});

test("co-pay is late from its moment on, and what was paid of it is not due", async () => {
  const world = await aWorld(await freshStore());
  const [hospital] = world.hospitals;
  const { requestId } = await submitARequest(world, {
    datasetIds: hospital.datasetIds.slice(0, 1),
  });
  await everyoneVotes(world, { requestId, hospital });
  const { roundId, store, at } = world;
  const [row] = (await loadCoPayments(store, { roundId, at })).rows;
  const dueAt = instantOf(row?.dueAt ?? 0);
  const just = await loadCoPayments(store, { roundId, at: instantOf(dueAt - 1) });
  expect(just).toMatchObject({ dueKrw: 25_000_000, lateKrw: 0 });
  const late = await loadCoPayments(store, { roundId, at: dueAt });
  expect(late).toMatchObject({ dueKrw: 25_000_000, lateKrw: 25_000_000 });
  expect(await loadTransfersToConfirm(store)).toEqual({
    ...{ waiting: [], late: [], confirmed: [], surplus: [] },
  });
});

test("the wallet's figures add up through holding, spending, expiry and return", async () => {
  const { world } = await aBusyRound();
  const { store, company, voucherId, deps, manager } = world;
  const figures = async () => {
    const asked = { companyId: company.organisationId, page: 1, at: world.at };
    const [voucher] = (await loadWallet(store, asked)).vouchers;
    const { grantedKrw = 0, availableKrw = 0, heldKrw = 0 } = voucher ?? {};
    const { spentKrw = 0, returnedKrw = 0 } = voucher ?? {};
    expect(availableKrw + heldKrw + spentKrw + returnedKrw).toBe(grantedKrw);
    return [grantedKrw, availableKrw, heldKrw, spentKrw, returnedKrw].map((won) => won / 1_000_000);
  };
  expect(await figures()).toEqual([320, 95, 75, 150, 0]);
  const at = addDays(world.at, 301);
  await expireHolds(deps, { at, limit: 100 });
  expect(await figures()).toEqual([320, 170, 0, 150, 0]);
  done(await returnUnusedCredit(deps, { voucherId, actor: manager, at }));
  expect(await figures()).toEqual([320, 0, 0, 150, 170]);
});

test("a company sees its own wallet only", async () => {
  const { world } = await aBusyRound();
  const asked = { companyId: world.otherCompany.organisationId, page: 1, at: world.at };
  expect(await loadWallet(world.store, asked)).toMatchObject({
    vouchers: [],
    obligations: [],
    postings: [],
    postingCount: 0,
  });
});

test("the newest round with vouchers is shown unless another is asked for", async () => {
  const world = await aWorld(await freshStore());
  const { roundId: newest } = done(
    await announceRound(world.deps, {
      year: 2027,
      nameKo: "2027년 제1차",
      nameEn: "First call of 2027",
      opensOn: "2026-11-10",
      closesOn: "2026-12-16",
      appropriationKrw: krw(1),
      rules: { ...someRules(), version: "2027-1" },
      actor: world.manager,
      at: addDays(world.at, 1),
    }),
  );
  expect((await chooseRound(world.store, newest)).round?.id).toBe(newest);
  expect((await chooseRound(world.store, null)).round?.id).toBe(world.roundId);
  expect((await chooseRound(world.store, "rnd_9999999999")).round).toBeUndefined();
});

test("what is left of the budget falls by what hospitals receive, day by day", () => {
  const day = Math.floor((startOfKoreanDay("2026-03-01") + 32_400_000) / 86_400_000);
  const at = addDays(startOfKoreanDay("2026-03-01"), MONTH);
  const { points, plan } = burnDownOf(
    [
      { day, from: "state", to: "programme-available", amountKrw: 100 },
      { day: day + 1, from: "programme-available", to: "voucher-available", amountKrw: 60 },
      { day: day + 1, from: "voucher-available", to: "voucher-held", amountKrw: 60 },
      { day: day + 2, from: "voucher-held", to: "hospital-from-voucher", amountKrw: 40 },
      { day: day + 2, from: "co-pay-received", to: "hospital-from-co-pay", amountKrw: 9 },
    ],
    { year: 2026, at },
  );
  expect(points.map(({ leftKrw, spentKrw }) => [leftKrw, spentKrw])).toEqual([
    [100, 0],
    [100, 0],
    [60, 40],
    [60, 40],
  ]);
  expect(points.at(-1)?.at).toBe(at);
  expect(plan.map((point) => point.leftKrw)).toEqual([100, 0]);
});

test("a quantile is a value of the list, by nearest rank", () => {
  expect(quantileOf([], 0.5)).toBeNull();
  expect(quantileOf([7], 0.9)).toBe(7);
  const ten = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
  expect([quantileOf(ten, 0.5), quantileOf(ten, 0.9), quantileOf(ten, 0)]).toEqual([5, 9, 1]);
});

test("hospitals without a region stand together, and capital regions are told apart", () => {
  const hospital = (id: string, region: "11" | "26" | null, won: number) => ({
    id,
    name: { ko: id, en: id },
    region,
    voucherKrw: krw(won),
    coPayKrw: krw(1),
  });
  const regions = byRegion([
    hospital("a", "11", 10),
    hospital("b", null, 99),
    hospital("c", "11", 5),
    hospital("d", "26", 1),
  ]);
  expect(
    regions.map(({ region, isCapital, hospitalCount }) => [region, isCapital, hospitalCount]),
  ).toEqual([
    [null, false, 1],
    ["11", true, 2],
    ["26", false, 1],
  ]);
});

test("a fee that a hospital passes on stays spent money, and every figure still opens its postings", async () => {
  const world = await aGrantedWorld(await freshStore());
  const { store, roundId, deps, nodeKeyId } = world;
  await aCertificate(world, { usageFeeKrw: 90_000_000 });
  const at = instantOf(world.at + 120_000);
  expect(await recordDataUse(deps, { report: aReport(world), nodeKeyId, at })).toMatchObject({
    value: { feeKrw: 90_000_000 },
  });
  const { budget, usage } = (await loadDesk(store, { roundId, at })) ?? {};
  expect(budget).toMatchObject({ spentKrw: 75_000_000, coPaySettledKrw: 25_000_000 });
  expect(usage?.hospitals).toMatchObject([{ voucherKrw: 75_000_000, coPayKrw: 25_000_000 }]);
  for (const [account, sum] of [
    ["hospital-from-voucher", 75_000_000],
    ["hospital-from-co-pay", 25_000_000],
    ["holder-from-voucher", 75_000_000],
    ["holder-from-co-pay", 15_000_000],
  ] as const) {
    const found = await loadPostings(store, { filter: { roundId, account }, page: 1 });
    expect([account, found.intoKrw - found.outKrw]).toEqual([account, sum]);
  }
});
