import { expect, test } from "vitest";
import { recordDataUse } from "~/commands/federation/record-data-use.server";
import { instantOf } from "~/domain/shared/instant";
import { sha256Hex } from "~/domain/shared/sha256";
import { events } from "~db/schema/transparency";
import {
  aCertificate,
  aGrantedWorld,
  aReport,
  type GrantedWorld,
} from "../../../tests/support/builders/grant";
import { done } from "../../../tests/support/builders/world";
import { freshStore } from "../../../tests/support/store";
import {
  certificateMetadata,
  loadCertificateList,
  loadCertificatePage,
  usageStatement,
} from "./certificates.server";

const use = async (world: GrantedWorld, n: number) =>
  done(
    await recordDataUse(world.deps, {
      report: aReport(world, { reportId: `r-${n}` }),
      nodeKeyId: world.nodeKeyId,
      at: instantOf(world.at + 120_000 + n),
    }),
  ).useId;

test("a statement is the very text whose hash the log holds, for each use and its parties only", async () => {
  const world = await aGrantedWorld(await freshStore());
  const { store, hospital, company, otherCompany, auditor } = world;
  await aCertificate(world, { usageFeeKrw: 40_000_000 });
  const useIds = [await use(world, 1), await use(world, 2), await use(world, 3)];
  const hashes = (await store.read.select().from(events))
    .filter((entry) => entry.type === "usage-fee-paid")
    .map((entry) => JSON.parse(entry.canonical).facts.statementSha256);
  const statements = [];
  for (const useId of useIds) {
    statements.push(await usageStatement(store, { useId, actor: company }));
  }
  expect(statements.map((text) => sha256Hex(text ?? ""))).toEqual(hashes);
  expect(JSON.parse(statements[1] ?? "")).toMatchObject({
    ...{ amountKrw: 40_000_000, fromVoucherKrw: 35_000_000, fromCoPayKrw: 5_000_000 },
    agreedKrw: 40_000_000,
  });
  const [useId = ""] = useIds;
  for (const actor of [hospital.office, auditor]) {
    expect(await usageStatement(store, { useId, actor })).toBe(statements[0]);
  }
  for (const actor of [otherCompany, world.hospitals[1].office, hospital.chair]) {
    expect(await usageStatement(store, { useId, actor })).toBeUndefined();
  }
});

test("everybody sees a certificate, only its parties its fees, only its holder whom to give it", async () => {
  const world = await aGrantedWorld(await freshStore());
  const { store, hospital, company } = world;
  const name = await aCertificate(world, { usageFeeKrw: 1_000 });
  await use(world, 1);
  const seen = await loadCertificatePage(store, { name, actor: null });
  expect(seen).toMatchObject({ status: "minted", fees: null, receivers: null });
  expect(seen?.steps.map((step) => step.type)).toEqual([
    "certificate-requested",
    "certificate-minted",
  ]);
  expect(await loadCertificatePage(store, { name, actor: company })).toMatchObject({ fees: null });
  const own = await loadCertificatePage(store, { name, actor: hospital.office });
  expect(own?.fees).toMatchObject([{ amountKrw: 1_000 }]);
  expect(own?.uses).toMatchObject([{ kind: "file-served", feeKrw: 1_000 }]);
  expect(seen?.uses).toBeNull();
  expect(own?.receivers?.map((one) => one.kind).sort()).toEqual(["consortium", "hospital"]);
});

test("a hospital's list adds up what certificates brought, by source", async () => {
  const world = await aGrantedWorld(await freshStore());
  const { store, hospital, datasetId } = world;
  await aCertificate(world, { usageFeeKrw: 80_000_000 });
  await use(world, 1);
  const list = await loadCertificateList(store, hospital.id);
  expect(list).toMatchObject({
    fromVoucherKrw: 75_000_000,
    fromCoPayKrw: 5_000_000,
    certificates: [{ isHeld: true, uses: 1, earnedKrw: 80_000_000 }],
  });
  expect(list.uncertified.map((one) => one.id)).not.toContain(datasetId);
  expect(list.uncertified).toHaveLength(hospital.datasetIds.length - 1);
});

test("the words of a token name no person, no institution and no dataset", async () => {
  const world = await aGrantedWorld(await freshStore());
  const { store, hospital, datasetId } = world;
  const name = await aCertificate(world, { usageFeeKrw: 1_000 });
  const page = await loadCertificatePage(store, { name, actor: null });
  const publicUrl = "https://hub.example";
  const words = await certificateMetadata(store, { tokenId: page?.tokenId ?? "", publicUrl });
  expect(words).toMatchObject({ external_url: `${publicUrl}/certificates/${name}`, version: 1 });
  const text = JSON.stringify(words);
  for (const hidden of [datasetId, hospital.id, "시연", "1000"]) expect(text).not.toContain(hidden);
  expect(await certificateMetadata(store, { tokenId: name, publicUrl })).toBeUndefined();
});
