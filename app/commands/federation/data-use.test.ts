import { generateKeyPairSync } from "node:crypto";
import { expect, test } from "vitest";
import { revokeGrant } from "~/commands/access/end-grant.server";
import { CLOCK_LEEWAY_MS } from "~/domain/access/grant/data-use";
import { instantOf } from "~/domain/shared/instant";
import { budgetOf } from "~/domain/voucher/budget";
import { sumByKind } from "~db/repositories/voucher/ledger";
import { usageFees } from "~db/schema/certificate";
import { dataUses, refusedUses } from "~db/schema/grant";
import { events } from "~db/schema/transparency";
import {
  aCertificate,
  aGrantedWorld,
  aReport,
  type GrantedWorld,
} from "../../../tests/support/builders/grant";
import { done } from "../../../tests/support/builders/world";
import { expectSoundBooks } from "../../../tests/support/sound-books";
import { freshStore } from "../../../tests/support/store";
import { everyRow } from "../../../tests/support/whole-store";
import { addNodeKey, removeNodeKey } from "./change-node-keys.server";
import {
  recordCertificateTransferred,
  requestCertificateTransfer,
} from "./move-certificate.server";
import { recordDataUse } from "./record-data-use.server";

const later = (world: GrantedWorld, ms: number) => instantOf(world.at + ms);
const report = (world: GrantedWorld, changes: Parameters<typeof aReport>[1] = {}, ms = 90_000) => {
  const { nodeKeyId, deps } = world;
  return recordDataUse(deps, { report: aReport(world, changes), nodeKeyId, at: later(world, ms) });
};

test("a reported use is a row and a log entry, and the same report twice is one use", async () => {
  const world = await aGrantedWorld(await freshStore());
  const first = done(await report(world));
  expect(first).toMatchObject({ feeKrw: null, isKnown: false });
  const before = await everyRow(world.store);
  expect(done(await report(world))).toMatchObject({ useId: first.useId, isKnown: true });
  expect(await report(world, { amount: 1_001 })).toMatchObject({
    refusal: { code: "use-report-differs" },
  });
  expect(await everyRow(world.store)).toEqual(before);
  const [use] = await world.store.read.select().from(dataUses);
  expect(use).toMatchObject({ id: first.useId, amount: 1_000, logIndex: first.logIndex });
  const [entry] = (await world.store.read.select().from(events)).slice(-1);
  expect(entry).toMatchObject({ type: "file-served", subjectId: world.grantId, word: "access" });
});

test("a use counts at the moment it was served, with a little room for clocks", async () => {
  const world = await aGrantedWorld(await freshStore());
  const hour = 3_600_000;
  const at = (ms: number) => ({ reportId: `r-${ms}`, servedAt: later(world, ms) });
  const week = 7 * 24 * hour;
  const codes: Record<number, string | undefined> = {};
  for (const ms of [
    -CLOCK_LEEWAY_MS - 1,
    -CLOCK_LEEWAY_MS,
    hour + CLOCK_LEEWAY_MS - 1,
    hour + CLOCK_LEEWAY_MS,
  ]) {
    const answer = await report(world, at(ms), week);
    codes[ms] = answer.ok ? undefined : answer.refusal.code;
  }
  expect(codes).toEqual({
    [-CLOCK_LEEWAY_MS - 1]: "use-before-grant",
    [-CLOCK_LEEWAY_MS]: undefined,
    [hour + CLOCK_LEEWAY_MS - 1]: undefined,
    [hour + CLOCK_LEEWAY_MS]: "use-after-visa",
  });
});

test("a moment in the future is a wrong clock: refused, and nothing is recorded", async () => {
  const world = await aGrantedWorld(await freshStore());
  const before = await everyRow(world.store);
  const servedAt = later(world, 90_001 + CLOCK_LEEWAY_MS);
  expect(await report(world, { servedAt })).toMatchObject({ refusal: { code: "use-in-future" } });
  expect(await everyRow(world.store)).toEqual(before);
});

test("after the end of a grant earlier uses are taken, later ones are refused and seen", async () => {
  const world = await aGrantedWorld(await freshStore());
  const { deps, grantId, hospital, store } = world;
  const reason = "계획에 없던 이용이에요.";
  const end = later(world, 600_000);
  done(await revokeGrant(deps, { grantId, reason, actor: hospital.office, at: end }));
  expect(await report(world, {}, 3_000_000)).toMatchObject({ ok: true });
  const servedAt = instantOf(end + CLOCK_LEEWAY_MS);
  const wrong = { reportId: "r-2", servedAt };
  for (const ms of [3_000_000, 4_000_000]) {
    expect(await report(world, wrong, ms)).toMatchObject({
      refusal: { code: "use-after-grant", until: end },
    });
  }
  expect(await store.read.select().from(refusedUses)).toMatchObject([
    { reportId: "r-2", code: "use-after-grant", grantId },
  ]);
  const entries = (await store.read.select().from(events)).filter(
    (entry) => entry.type === "use-refused",
  );
  expect(entries).toHaveLength(1);
  expect(entries[0]?.canonical).not.toContain("abab");
});

test("a visa of nobody is refused and seen; another hospital's grant does not exist", async () => {
  const world = await aGrantedWorld(await freshStore());
  const visaId = "vis_9999999999";
  expect(await report(world, { visaId })).toMatchObject({ refusal: { code: "use-without-visa" } });
  expect(await world.store.read.select().from(refusedUses)).toHaveLength(1);
  const before = await everyRow(world.store);
  const [, other] = world.hospitals;
  const stranger = await aKeyOf(world, other.office);
  const answer = await recordDataUse(world.deps, {
    report: aReport(world),
    nodeKeyId: stranger,
    at: later(world, 90_000),
  });
  expect(answer).toMatchObject({ refusal: { code: "not-found" } });
  expect((await everyRow(world.store))["data_uses"]).toEqual(before["data_uses"]);
});

test("nothing is taken from a key that is out of use", async () => {
  const world = await aGrantedWorld(await freshStore());
  const { deps, nodeKeyId, hospital, at } = world;
  done(await removeNodeKey(deps, { nodeKeyId, actor: hospital.office, at }));
  expect(await report(world)).toMatchObject({ refusal: { code: "not-allowed", state: "removed" } });
});

test("each use pays the holder of the certificate, out of what the hospital was paid", async () => {
  const world = await aGrantedWorld(await freshStore());
  const { deps, store, roundId } = world;
  const [one, two] = world.hospitals;
  const before = budgetOf(await sumByKind(store.read, roundId));
  const certificateId = await aCertificate(world, { usageFeeKrw: 40_000_000 });
  expect(done(await report(world, { reportId: "r-1" }))).toMatchObject({ feeKrw: 40_000_000 });
  const wish = { certificateId, toId: two.id, actor: one.office, at: later(world, 90_000) };
  const { transferId } = done(await requestCertificateTransfer(deps, wish));
  const onChain = { chainId: 1, contract: "0x", txHash: null, at: later(world, 95_000) };
  done(await recordCertificateTransferred(deps, { transferId, ...onChain }));
  // 75,000,000 of the price came from the voucher, 25,000,000 from the co-pay.
  expect(done(await report(world, { reportId: "r-2" }))).toMatchObject({ feeKrw: 40_000_000 });
  expect(done(await report(world, { reportId: "r-3" }))).toMatchObject({ feeKrw: 20_000_000 });
  expect(done(await report(world, { reportId: "r-4" }))).toMatchObject({ feeKrw: null });
  expect(await sumByKind(store.read, roundId)).toMatchObject({
    "hospital-from-voucher": 0,
    "hospital-from-co-pay": 0,
    "holder-from-voucher": 75_000_000,
    "holder-from-co-pay": 25_000_000,
  });
  const fees = await store.read.select().from(usageFees);
  expect(fees.map((fee) => fee.holderId).sort()).toEqual([one.id, two.id, two.id].sort());
  expect(budgetOf(await sumByKind(store.read, roundId))).toEqual(before);
  await expectSoundBooks(store);
});

test("a certificate without a fee, or one that no chain has yet, costs nothing", async () => {
  const world = await aGrantedWorld(await freshStore());
  await aCertificate(world, { usageFeeKrw: 0 });
  expect(done(await report(world))).toMatchObject({ feeKrw: null });
  expect(await world.store.read.select().from(usageFees)).toEqual([]);
});

async function aKeyOf(
  { deps, at }: GrantedWorld,
  actor: GrantedWorld["hospital"]["office"],
): Promise<string> {
  const publicKey = JSON.stringify(
    generateKeyPairSync("ed25519").publicKey.export({ format: "jwk" }),
  );
  return done(await addNodeKey(deps, { publicKey, actor, at })).nodeKeyId;
}
