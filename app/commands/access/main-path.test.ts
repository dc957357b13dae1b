import { expect, test } from "vitest";
import { budgetOf } from "~/domain/voucher/budget";
import { accountId } from "~/domain/voucher/ledger";
import { loadGrant } from "~db/repositories/access/grants";
import { loadRequest } from "~db/repositories/access/requests";
import { loadCoPaymentsOfRequest } from "~db/repositories/voucher/co-payments";
import { loadBalances, sumByKind } from "~db/repositories/voucher/ledger";
import {
  aWorld,
  everyoneVotes,
  payAll,
  submitARequest,
} from "../../../tests/support/builders/world";
import { freshStore } from "../../../tests/support/store";

test("a basket of two hospitals becomes grants, and every won is where it belongs", async () => {
  const world = await aWorld(await freshStore());
  const [one, two] = world.hospitals;
  const datasetIds = [one.datasetIds[0]!, one.datasetIds[1]!, two.datasetIds[0]!];
  const { requestId, quote } = await submitARequest(world, { datasetIds });
  expect(quote).toMatchObject({
    totalKrw: 300_000_000,
    voucherKrw: 225_000_000,
    coPayKrw: 75_000_000,
    creditBeforeKrw: 320_000_000,
    creditAfterKrw: 95_000_000,
  });
  await everyoneVotes(world, { requestId, hospital: one });
  await everyoneVotes(world, { requestId, hospital: two, choice: "refuse" });
  const [coPayment] = await loadCoPaymentsOfRequest(world.store.read, requestId);
  expect(coPayment).toMatchObject({ amountKrw: 50_000_000, status: "due" });
  const grantIds = await payAll(world, { requestId });
  expect(grantIds).toHaveLength(2);
  const request = await loadRequest(world.store.read, requestId);
  expect(request?.status).toBe("closed");
  expect(request?.lines.map((line) => line.status)).toEqual(["granted", "granted", "refused"]);
  expect(await loadGrant(world.store.read, grantIds[0]!)).toMatchObject({
    status: "active",
    from: world.at,
    until: world.at + 180 * 86_400_000,
    team: [world.company.personId],
  });
  expect(budgetOf(await sumByKind(world.store.read, world.roundId))).toEqual({
    appropriatedKrw: 6_400_000_000,
    committedKrw: 320_000_000,
    uncommittedKrw: 6_080_000_000,
    availableKrw: 170_000_000,
    heldKrw: 0,
    spentKrw: 150_000_000,
    returnedKrw: 0,
    coPayReceivedKrw: 50_000_000,
    coPaySettledKrw: 50_000_000,
  });
  const owed = accountId({
    kind: "hospital-from-voucher",
    ownerId: one.id,
    roundId: world.roundId,
  });
  expect((await loadBalances(world.store.read, [owed])).get(owed)).toBe(150_000_000);
});
