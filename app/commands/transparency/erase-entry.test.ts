import { expect, test } from "vitest";
import { revokeGrant } from "~/commands/access/end-grant.server";
import { recordVisa } from "~/commands/access/record-visa.server";
import type { DomainEvent } from "~/domain/shared/event";
import { addDays, instantOf } from "~/domain/shared/instant";
import { sha256Hex } from "~/domain/shared/sha256";
import { hexOf } from "~/domain/transparency/bytes";
import { type ErasureBasis, retentionEnd } from "~/domain/transparency/erasure";
import { verifyProof } from "~/domain/transparency/proof/verify-proof";
import { leafHashOf } from "~/domain/transparency/tree/leaf";
import { rootByInclusion } from "~/domain/transparency/tree/path";
import { inclusionRanges } from "~/domain/transparency/tree/tree";
import { auditBooks } from "~/domain/voucher/audit";
import { signatureChecks } from "~/queries/transparency/ed25519.server";
import { loadCheckpoints } from "~db/repositories/transparency/checkpoints";
import { loadCommitments, loadErasure } from "~db/repositories/transparency/erasures";
import { loadEvent, loadEventsBefore, loadEventsOf } from "~db/repositories/transparency/events";
import { loadLogState, treeOf } from "~db/repositories/transparency/log-tree";
import { loadBooks } from "~db/repositories/voucher/ledger-audit";
import { events } from "~db/schema/transparency";
import {
  aWorld,
  done,
  everyoneVotes,
  payAll,
  submitARequest,
} from "../../../tests/support/builders/world";
import { statesByEvents } from "../../../tests/support/fold-events";
import { countingIds } from "../../../tests/support/ids";
import { aProof } from "../../../tests/support/proven-log";
import { freshStore } from "../../../tests/support/store";
import { aLog } from "../../../tests/support/transparency";
import { eraseEntry } from "./erase-entry.server";

const codeOf = (outcome: { ok: boolean; refusal?: { code: string } }) => outcome.refusal?.code;

/** A request that was refused by its committee: nothing is in force because of it. */
async function aRefusedRequest() {
  const world = await aWorld(await freshStore());
  const hospital = world.hospitals[0];
  const { requestId } = await submitARequest(world, { datasetIds: [hospital.datasetIds[0]!] });
  await everyoneVotes(world, { requestId, hospital, choice: "refuse" });
  return { world, requestId, index: await placeOf(world.store, "vote-cast") };
}

/** The newest entry of a kind. */
async function placeOf(store: Awaited<ReturnType<typeof freshStore>>, type: string) {
  const logged = await loadEventsBefore(store.read, { before: 10_000, limit: 200 });
  return logged.find((entry) => entry.type === type)?.logIndex ?? -1;
}

type Refused = Awaited<ReturnType<typeof aRefusedRequest>>;
const erase = (
  { world }: Pick<Refused, "world">,
  wish: Partial<Parameters<typeof eraseEntry>[1]> & { index: number },
) =>
  eraseEntry(world.deps, {
    basis: "erasure-order",
    reason: "  결정 2026-제12호 ",
    actor: world.manager,
    at: world.at,
    ...wish,
  });

test("an erased entry says nothing any more, and its place is proved as before", async () => {
  const { world, index } = await aRefusedRequest();
  const { store } = world;
  const before = await loadEvent(store.read, index);
  const text = before?.canonical ?? "";
  const { erasureIndex } = done(await erase({ world }, { index }));
  const after = await loadEvent(store.read, index);
  expect(after).toMatchObject({ canonical: "", subjectId: "", actorId: "", type: "vote-cast" });
  expect(after?.salt).toHaveLength(0);
  expect(hexOf(after?.leafHash ?? new Uint8Array())).toBe(
    hexOf(before?.leafHash ?? new Uint8Array()),
  );
  const erasure = await loadErasure(store.read, index);
  expect(erasure).toMatchObject({ basis: "erasure-order", at: world.at, erasureIndex });
  const [commitment] = await loadCommitments(store.read, { from: index, until: index + 1 });
  expect(hexOf(leafHashOf(commitment!))).toBe(hexOf(before!.leafHash));
  const said = JSON.parse(
    (await loadEvent(store.read, erasureIndex))?.canonical ?? "",
  ) as DomainEvent;
  const reasonSha256 = sha256Hex("결정 2026-제12호");
  expect(said.facts).toEqual({ index, basis: "erasure-order", reasonSha256 });
  const subjectId = (JSON.parse(text) as DomainEvent).subjectId;
  const still = await loadEventsOf(store.read, [subjectId]);
  expect(still.map((entry) => entry.logIndex)).not.toContain(index);

  const log = await aLog(store, []);
  await log.publish();
  const [head] = await loadCheckpoints(store.read, 1);
  const size = head?.size ?? 0;
  expect(size).toBe((await loadLogState(store.read)).sequenced);
  const path = await treeOf(store).path(store.read, inclusionRanges(index, size));
  const result = rootByInclusion({ leafHash: after!.leafHash, index, size }, path);
  expect(result.ok && hexOf(result.root)).toBe(hexOf(head!.root));
});

test("the rows and the books still agree with a log of which parts were erased", async () => {
  const { world, requestId, index } = await aRefusedRequest();
  const before = await statesByEvents(world.store);
  done(await erase({ world }, { index }));
  expect(await statesByEvents(world.store)).toEqual(before);
  done(await erase({ world }, { index: await placeOf(world.store, "hold-released") }));
  expect((await statesByEvents(world.store)).requests[requestId]).toBe("closed");
  expect(auditBooks(await loadBooks(world.store.read))).toEqual([]);
});

test("an entry is erased once, also when two managers ask at once", async () => {
  const { world, index } = await aRefusedRequest();
  const both = await Promise.all([erase({ world }, { index }), erase({ world }, { index })]);
  expect(both.map((outcome) => outcome.ok).sort()).toEqual([false, true]);
  const refused = both.find((outcome) => !outcome.ok);
  expect(refused).toMatchObject({ refusal: { code: "not-allowed", state: "erased" } });
  const entries = await loadEventsBefore(world.store.read, { before: 10_000, limit: 200 });
  expect(entries.filter(({ type }) => type === "entry-erased")).toHaveLength(1);
});

test("nobody but a programme manager erases, none without a reason, and nothing that is not there", async () => {
  const { world, index } = await aRefusedRequest();
  const strangers = [world.auditor, world.company, world.hospitals[0].voters[0]!];
  for (const actor of strangers) {
    expect(codeOf(await erase({ world }, { index, actor }))).toBe("not-allowed");
  }
  expect(codeOf(await erase({ world }, { index, reason: " \n" }))).toBe("reason-missing");
  expect(codeOf(await erase({ world }, { index: 9_999 }))).toBe("not-found");
  expect((await loadEvent(world.store.read, index))?.canonical).not.toBe("");
});

test("nobody erases the erasure", async () => {
  const { world, index } = await aRefusedRequest();
  const { erasureIndex } = done(await erase({ world }, { index }));
  expect(codeOf(await erase({ world }, { index: erasureIndex }))).toBe("entry-kept-by-law");
});

test("for want of time alone an entry is erased after two years and not before", async () => {
  const { world, index } = await aRefusedRequest();
  const basis: ErasureBasis = "retention-over";
  const { at } = (await loadEvent(world.store.read, index))!;
  const end = retentionEnd(instantOf(at));
  const early = await erase({ world }, { index, basis, at: instantOf(end - 1) });
  expect(early).toMatchObject({ refusal: { code: "retention-not-over", until: end } });
  expect((await erase({ world }, { index, basis, at: end })).ok).toBe(true);
});

test("what a grant in force rests on stays, and may go when the grant has ended", async () => {
  const world = await aWorld(await freshStore());
  const { store, hospitals, company, at } = world;
  const hospital = hospitals[0];
  const { requestId } = await submitARequest(world, { datasetIds: [hospital.datasetIds[0]!] });
  await everyoneVotes(world, { requestId, hospital });
  const [grantId] = await payAll(world, { requestId });
  const visaId = "vis_0000000000";
  const visa = { grantId: grantId!, personId: company.personId, visaId, expiresAt: addDays(at, 1) };
  done(await recordVisa(world.deps, { ...visa, actor: company, at }));
  const kinds = ["request-submitted", "vote-cast", "hold-settled", "grant-issued", "visa-issued"];
  for (const type of [...kinds, "agreement-concluded", "voucher-issued"]) {
    const index = await placeOf(store, type);
    const refusal = { code: "entry-of-grant-in-force", grantId };
    expect([type, await erase({ world }, { index })]).toMatchObject([type, { refusal }]);
  }
  const index = await placeOf(store, "grant-issued");
  done(
    await revokeGrant(world.deps, { grantId: grantId!, reason: "끝", actor: hospital.office, at }),
  );
  done(await erase({ world }, { index }));
});

test("an entry that does not match its leaf is not erased: that would hide the change", async () => {
  const { world, index } = await aRefusedRequest();
  const { store } = world;
  const entry = (await loadEvent(store.read, index))!;
  const canonical = entry.canonical.replace("refuse", "approve");
  const forged = { ...entry, logIndex: 5_000, canonical };
  await store.tx([], async (db) => void (await db.insert(events).values(forged)));
  expect(codeOf(await erase({ world }, { index: 5_000 }))).toBe("entry-differs-from-leaf");
  await store.tx([], async (db) => {
    await db.insert(events).values({ ...entry, logIndex: 5_001 });
  });
  expect((await erase({ world }, { index: 5_001 })).ok).toBe(true);
});

test("the proof of an erased entry shows its place only, and holds; one handed out before still holds", async () => {
  const store = await freshStore();
  const { chain, ...log } = await aProof(store);
  const before = await log.proof(5, { chains: [chain] });
  const actor = { personId: "per_1", organisationId: "org_1", role: "programme-manager" } as const;
  const deps = { store, newId: countingIds() };
  const wish = { index: 5, basis: "consent-withdrawn", reason: "1", actor } as const;
  done(await eraseEntry(deps, { ...wish, at: instantOf(1_770_000_000_000) }));
  const after = await log.proof(5, { chains: [chain] });
  expect(before).toContain('"salt"');
  expect(after).not.toContain('"salt"');
  expect(after).not.toContain("hold-placed");
  for (const text of [before, after]) {
    expect((await verifyProof(text, { checks: signatureChecks })).ok).toBe(true);
  }
});
