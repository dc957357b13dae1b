import { expect, test } from "vitest";
import { revokeGrant } from "~/commands/access/end-grant.server";
import { checkAccessRecords } from "~/commands/federation/check-access-records.server";
import { recordDataUse } from "~/commands/federation/record-data-use.server";
import { monthOf, periodOf } from "~/domain/access/grant/access-month";
import { MANY_IN_A_DAY } from "~/domain/access/grant/unusual-use";
import { instantOf } from "~/domain/shared/instant";
import { aGrantedWorld, aReport, type GrantedWorld } from "../../../tests/support/builders/grant";
import { done } from "../../../tests/support/builders/world";
import { freshStore } from "../../../tests/support/store";
import { loadAccessRecords } from "./access-records.server";
import { loadGrantPage } from "./grant-page.server";
import { usesOfHospital } from "./use-history.server";

const use = (world: GrantedWorld, n: number, changes: Parameters<typeof aReport>[1] = {}) =>
  recordDataUse(world.deps, {
    report: aReport(world, { reportId: `r-${n}`, ...changes }),
    nodeKeyId: world.nodeKeyId,
    at: instantOf(world.at + 120_000 + n),
  });

test("a grant's page tells its whole life in the order of the log, with every use", async () => {
  const world = await aGrantedWorld(await freshStore());
  const { store, grantId, hospital, company, deps } = world;
  const at = instantOf(world.at + 1_000_000);
  done(await use(world, 1));
  done(await use(world, 2, { kind: "query-served", amount: 7 }));
  expect(await use(world, 3, { visaId: "vis_9999999999" })).toMatchObject({ ok: false });
  const reason = "확인할 일이 있어요.";
  done(await revokeGrant(deps, { grantId, reason, actor: hospital.office, at }));
  const page = await loadGrantPage(store, { grantId, actor: company, at });
  const history = page?.history;
  expect(history?.steps.map((step) => step.type)).toEqual([
    ...["request-submitted", "decision-made", "co-payment-paid", "grant-issued"],
    ...["visa-issued", "grant-revoked"],
  ]);
  expect(history?.uses.map(({ kind, amount }) => [kind, amount])).toEqual([
    ["query-served", 7],
    ["file-served", 1_000],
  ]);
  expect(history?.refused).toMatchObject([{ code: "use-without-visa" }]);
});

test("a hospital sees the uses of its own data and of nobody else's", async () => {
  const world = await aGrantedWorld(await freshStore());
  done(await use(world, 1));
  const [one, two] = world.hospitals;
  const of = (hospitalId: string, datasetId?: string) =>
    usesOfHospital(world.store, { hospitalId, datasetId, page: 1 });
  expect(await of(one.id)).toMatchObject({ useCount: 1, uses: [{ amount: 1_000 }] });
  expect(await of(one.id, one.datasetIds[1])).toMatchObject({ useCount: 0, uses: [] });
  expect(await of(two.id)).toMatchObject({ useCount: 0, uses: [], refused: [] });
});

test("the month's records count by grant, show what stands out, and are checked once", async () => {
  const world = await aGrantedWorld(await freshStore());
  const { store, deps, hospital } = world;
  for (let n = 1; n < MANY_IN_A_DAY; n += 1) done(await use(world, n, { kind: "query-served" }));
  const month = monthOf(world.at);
  const at = periodOf(month).until;
  const load = () => loadAccessRecords(store, { hospitalId: hospital.id, month, at });
  expect((await load()).grants).toMatchObject([
    { uses: MANY_IN_A_DAY - 1, mostInADay: MANY_IN_A_DAY - 1, bytes: 0, refused: 0, signs: [] },
  ]);
  // The dataset of the test has one byte, so any file is more than all of it.
  done(await use(world, 900));
  await use(world, 901, { visaId: "vis_9999999999" });
  expect((await load()).grants).toMatchObject([
    {
      ...{ uses: MANY_IN_A_DAY, refused: 1, bytes: 1_000 },
      signs: ["refused-uses", "many-in-a-day", "more-than-the-dataset"],
    },
  ]);
  const checked = { month, actor: hospital.office };
  const early = instantOf(at - 1);
  expect(await checkAccessRecords(deps, { ...checked, at: early })).toMatchObject({
    refusal: { code: "month-not-over" },
  });
  expect(await checkAccessRecords(deps, { month, actor: hospital.chair, at })).toMatchObject({
    refusal: { code: "not-allowed" },
  });
  done(await checkAccessRecords(deps, { ...checked, at }));
  done(await checkAccessRecords(deps, { ...checked, at: instantOf(at + 1) }));
  expect(await load()).toMatchObject({
    check: { month, uses: MANY_IN_A_DAY, refused: 1, checkedAt: at },
    checks: [{ month }],
  });
});
