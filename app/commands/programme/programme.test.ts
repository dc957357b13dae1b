import { expect, test } from "vitest";
import { establishCommittee } from "~/commands/access/establish-committee.server";
import { addDays } from "~/domain/shared/instant";
import { krw } from "~/domain/shared/krw";
import { loadAgreement } from "~db/repositories/programme/agreements";
import { loadCurrentRound } from "~db/repositories/programme/rounds";
import { sumByKind } from "~db/repositories/voucher/ledger";
import { loadVoucher } from "~db/repositories/voucher/vouchers";
import { aPolicy, someRules } from "../../../tests/support/builders/rules";
import { aWorld, done } from "../../../tests/support/builders/world";
import { expectSoundBooks } from "../../../tests/support/sound-books";
import { freshStore } from "../../../tests/support/store";
import { everyRow } from "../../../tests/support/whole-store";
import { announceRound } from "./announce-round.server";
import { concludeAgreement } from "./conclude-agreement.server";

type Answer = { ok: boolean; refusal?: { code: string } };
type World = Awaited<ReturnType<typeof aWorld>>;

async function refusalOf({ store }: World, act: () => Promise<Answer>) {
  const before = await everyRow(store);
  const { refusal } = await act();
  expect(await everyRow(store)).toEqual(before);
  return refusal;
}

const aRound = ({ manager, at }: World) => ({
  year: 2027,
  nameKo: "2027년 제1차",
  nameEn: "First call of 2027",
  opensOn: "2027-02-10",
  closesOn: "2027-02-10",
  appropriationKrw: krw(320_000_000),
  rules: someRules({ version: "2027-1" }),
  actor: manager,
  at: addDays(at, 1),
});

test("a round is announced with its money, by a programme manager only", async () => {
  const world = await aWorld(await freshStore());
  const round = aRound(world);
  const refused = (changes: object) =>
    refusalOf(world, () => announceRound(world.deps, { ...round, ...changes }));
  expect(await refused({ actor: world.company })).toMatchObject({ code: "not-allowed" });
  expect(await refused({ closesOn: "2027-02-09" })).toEqual({ code: "call-dates-broken" });
  expect(await refused({ appropriationKrw: 0 })).toEqual({ code: "amount-not-positive" });
  expect(await refused({ rules: someRules({ grantDays: 0 }) })).toEqual({
    code: "rules-broken",
    field: "grantDays",
  });
  const { roundId } = done(await announceRound(world.deps, round));
  expect((await loadCurrentRound(world.store.read, world.at))?.id).toBe(world.roundId);
  expect((await loadCurrentRound(world.store.read, round.at))?.id).toBe(roundId);
  expect((await sumByKind(world.store.read, roundId)).state).toBe(-320_000_000);
  await expectSoundBooks(world.store);
});

test("an agreement commits the round's money to the last won, once a company", async () => {
  const world = await aWorld(await freshStore());
  const { roundId } = done(await announceRound(world.deps, aRound(world)));
  const wish = {
    roundId,
    companyId: world.company.organisationId,
    projectClass: "large" as const,
    until: addDays(world.at, 400),
    actor: world.manager,
    at: addDays(world.at, 1),
  };
  const conclude = (changes: object = {}) => concludeAgreement(world.deps, { ...wish, ...changes });
  const refused = (changes: object) => refusalOf(world, () => conclude(changes));
  expect(await refused({ actor: world.auditor })).toMatchObject({ code: "not-allowed" });
  expect(await refused({ companyId: world.hospitals[0].id })).toEqual({ code: "not-found" });
  expect(await refused({ roundId: "rnd_0000000000" })).toEqual({ code: "not-found" });
  expect(await refused({ until: wish.at })).toEqual({ code: "period-broken" });
  expect(await refused({ grantKrw: krw(320_000_001) })).toEqual({
    code: "over-grant-cap",
    capKrw: 320_000_000,
  });
  const { agreementId, voucherId } = done(await conclude());
  expect(await loadAgreement(world.store.read, agreementId)).toMatchObject({
    coPayRate: 2_500,
    unitPriceKrw: 400_000_000,
    ruleVersion: "2027-1",
  });
  expect(await loadVoucher(world.store.read, voucherId)).toMatchObject({
    availableKrw: 320_000_000,
    expiresAt: wish.until,
  });
  expect(await refused({})).toEqual({ code: "agreement-exists" });
  expect(await refused({ companyId: world.otherCompany.organisationId })).toEqual({
    code: "funds-short",
    shortKrw: 320_000_000,
  });
  await expectSoundBooks(world.store);
});

test("a hospital has one committee, which can fulfil its own policy", async () => {
  const world = await aWorld(await freshStore());
  const { at, manager: actor } = world;
  const member = { personId: world.company.personId, seat: "chair" as const, isExternal: false };
  const establish = (changes: object) =>
    refusalOf(world, () =>
      establishCommittee(world.deps, {
        hospitalId: world.hospitals[0].id,
        policy: aPolicy(),
        members: [member],
        actor,
        at,
        ...changes,
      }),
    );
  expect(await establish({})).toEqual({ code: "committee-exists" });
  expect(await establish({ hospitalId: world.company.organisationId })).toEqual({
    code: "not-found",
  });
  expect(await establish({ actor: world.hospitals[1].office })).toEqual({ code: "not-found" });
  expect(await establish({ actor: world.company })).toMatchObject({ code: "not-allowed" });
});
