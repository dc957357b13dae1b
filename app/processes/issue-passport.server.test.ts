import { expect, test } from "vitest";
import { revokeGrant } from "~/commands/access/end-grant.server";
import type { Actor } from "~/domain/identity/role";
import { addDays, type Instant, instantOf } from "~/domain/shared/instant";
import type { PassportOrder, VisaSigner } from "~/gateways/visa-signer/visa-signer";
import { loadGrant } from "~db/repositories/access/grants";
import {
  aWorld,
  done,
  everyoneVotes,
  payAll,
  submitARequest,
} from "../../tests/support/builders/world";
import { freshStore } from "../../tests/support/store";
import { issuePassport } from "./issue-passport.server";

/** A signer that signs nothing and remembers what it was asked for. */
function aSigner() {
  const orders: PassportOrder[] = [];
  const signer: Pick<VisaSigner, "issuePassport"> = {
    async issuePassport(order) {
      orders.push(order);
      const expiresAt = instantOf(order.at + 3_600_000);
      const visas = order.grants.map(({ visaId }) => ({ id: visaId, expiresAt }));
      return { token: "token", expiresAt, visas };
    },
  };
  return { orders, signer };
}

async function aGrant() {
  const world = await aWorld(await freshStore());
  const [hospital] = world.hospitals;
  const datasetIds = hospital.datasetIds.slice(0, 1);
  const { requestId } = await submitARequest(world, { datasetIds });
  await everyoneVotes(world, { requestId, hospital });
  const [grantId = ""] = await payAll(world, { requestId });
  const { orders, signer } = aSigner();
  const context = {
    ...world.deps,
    randomBytes: (n: number) => new Uint8Array(n),
    visaSigner: signer,
  };
  const ask = (actor: Actor, at: Instant = world.at) =>
    issuePassport(context, { grantId, actor, at });
  const visaCount = async () => (await loadGrant(world.store.read, grantId))?.visas.length;
  return { world, hospital, grantId, orders, ask, visaCount };
}

test("a person of the team is given a token once its visa is recorded", async () => {
  const { world, ask, visaCount, orders } = await aGrant();
  const passport = done(await ask(world.company));
  expect(passport).toEqual({ token: "token", expiresAt: world.at + 3_600_000 });
  expect(await visaCount()).toBe(1);
  expect(orders[0]?.affiliation.companyId).toBe(world.company.organisationId);
});

test("a colleague outside the team is refused, and no visa is recorded", async () => {
  const { world, ask, visaCount } = await aGrant();
  const answered = await ask(world.colleague);
  expect(answered).toMatchObject({ ok: false, refusal: { code: "not-in-team" } });
  expect(await visaCount()).toBe(0);
});

test("for another company, a hospital and an auditor there is no such grant", async () => {
  const { world, hospital, ask, orders } = await aGrant();
  for (const actor of [world.otherCompany, hospital.office, world.auditor]) {
    expect(await ask(actor)).toMatchObject({ ok: false, refusal: { code: "not-found" } });
  }
  expect(orders).toEqual([]);
});

test("at the very end of a grant, and after its revocation, nothing is signed", async () => {
  const { world, hospital, grantId, ask, orders } = await aGrant();
  const grant = await loadGrant(world.store.read, grantId);
  const refused = { ok: false, refusal: { code: "grant-not-active" } };
  expect(await ask(world.company, grant?.until)).toMatchObject(refused);
  const at = addDays(world.at, 1);
  const reason = "계약 위반";
  done(await revokeGrant(world.deps, { grantId, reason, actor: hospital.office, at }));
  expect(await ask(world.company, at)).toMatchObject(refused);
  expect(orders).toEqual([]);
});
