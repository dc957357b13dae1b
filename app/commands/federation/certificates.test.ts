import { expect, test } from "vitest";
import { tokenIdOf } from "~/domain/federation/certificate";
import { certificates } from "~db/schema/certificate";
import { aWorld, done } from "../../../tests/support/builders/world";
import { freshStore } from "../../../tests/support/store";
import { recordCertificateMinted, requestCertificateTransfer } from "./move-certificate.server";
import { requestCertificate } from "./request-certificate.server";

const onChain = { chainId: 1, contract: "0x", txHash: null };

async function aWish() {
  const world = await aWorld(await freshStore());
  const { deps, at, hospitals } = world;
  const [one] = hospitals;
  const datasetId = one.datasetIds[0] ?? "";
  const wish = { datasetId, version: 1, usageFeeKrw: 1_000, actor: one.office, at };
  const ask = (changes: object = {}) => requestCertificate(deps, { ...wish, ...changes });
  return { ...world, ask };
}

test("a hospital asks once for the certificate of the version that is listed", async () => {
  const { ask, store, hospitals } = await aWish();
  expect(await ask({ version: 2 })).toMatchObject({ refusal: { code: "stale-version" } });
  const { certificateId } = done(await ask());
  expect(await ask()).toMatchObject({ refusal: { code: "certificate-exists", certificateId } });
  expect(await store.read.select().from(certificates)).toMatchObject([
    {
      ...{ status: "requested", holderId: hospitals[0].id, usageFeeKrw: 1_000, version: 1 },
      tokenId: tokenIdOf(certificateId),
    },
  ]);
});

test("a fee is a whole amount between nothing and the price of the dataset", async () => {
  const { ask } = await aWish();
  expect(await ask({ usageFeeKrw: 100_000_001 })).toMatchObject({
    refusal: { code: "usage-fee-too-high", priceKrw: 100_000_000 },
  });
  for (const usageFeeKrw of [-1, 0.5, Number.NaN]) {
    expect(await ask({ usageFeeKrw })).toMatchObject({ refusal: { code: "usage-fee-not-whole" } });
  }
  done(await ask({ usageFeeKrw: 100_000_000 }));
});

test("only the data office of the hospital that lists the dataset asks for a certificate", async () => {
  const { ask, hospitals, company, manager } = await aWish();
  const [one, two] = hospitals;
  for (const actor of [two.office, company, manager]) {
    expect(await ask({ actor })).toMatchObject({ refusal: { code: "not-found" } });
  }
  expect(await ask({ actor: one.chair })).toMatchObject({ refusal: { code: "not-allowed" } });
});

test("a certificate goes from its holder to an institution, and to nobody else", async () => {
  const { ask, deps, at, hospitals, company, manager } = await aWish();
  const [one, two] = hospitals;
  const { certificateId } = done(await ask());
  const move = (toId: string, actor = one.office) =>
    requestCertificateTransfer(deps, { certificateId, toId, actor, at });
  expect(await move(two.id)).toMatchObject({
    refusal: { code: "not-allowed", state: "requested" },
  });
  done(await recordCertificateMinted(deps, { certificateId, ...onChain, at }));
  for (const toId of [company.organisationId, manager.organisationId, one.id, "org_9999999999"]) {
    expect(await move(toId)).toMatchObject({ refusal: { code: "not-an-institution" } });
  }
  expect(await move(one.id, two.office)).toMatchObject({ refusal: { code: "not-found" } });
  expect(await move(two.id, one.chair)).toMatchObject({ refusal: { code: "not-found" } });
  done(await move(two.id));
});
