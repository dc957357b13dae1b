/**
 * A hub with a history: a decided and paid request, grants of which one was revoked, a visa, an
 * erased entry, checkpoints, and heads on an embedded chain.
 */
import { revokeGrant } from "~/commands/access/end-grant.server";
import { recordVisa } from "~/commands/access/record-visa.server";
import { recordDataUse } from "~/commands/federation/record-data-use.server";
import { eraseEntry } from "~/commands/transparency/erase-entry.server";
import { type Instant, instantOf } from "~/domain/shared/instant";
import type { Finding } from "~/domain/transparency/monitoring/finding";
import type { AnchorChain } from "~/gateways/chain/anchor-chain";
import { openEmbeddedChain } from "~/gateways/chain/open-chain";
import { cutCheckpoint } from "~/processes/log/publish-checkpoint.server";
import { verifyEd25519 } from "~/queries/transparency/ed25519.server";
import { checkStore, type StoreCheck } from "~/queries/transparency/monitoring/check-store.server";
import { loadGrantsOfRequest } from "~db/repositories/access/grants";
import { appendEvents } from "~db/repositories/transparency/events";
import { nodeKeys } from "~db/schema/federation";
import type { Store } from "~db/store";
import { aWorld, done, everyoneVotes, payAll, submitARequest } from "./builders/world";
import { aLog, anEvent, TEST_ORIGIN } from "./transparency";

const HOUR_MS = 3_600_000;

export type WatchedHub = Awaited<ReturnType<typeof aWatchedHub>>;

export async function aWatchedHub(store: Store, given?: AnchorChain) {
  const world = await aWorld(store);
  const { deps, hospitals, company, manager } = world;
  const chain = given ?? (await openEmbeddedChain({ file: ":memory:", origin: TEST_ORIGIN }));
  const log = await aLog(store, [chain]);
  const clock = { at: world.at };
  const context = { ...log.context, now: (): Instant => clock.at };
  const pass = (): Instant => {
    clock.at = instantOf(clock.at + HOUR_MS);
    return clock.at;
  };
  const publish = async () => {
    pass();
    await cutCheckpoint(context);
    for (const one of log.anchoring) await one.run(context, new AbortController().signal);
  };
  // Enough for a full tile and one above it.
  const many = Array.from({ length: 260 }, (_, n) => ({ ...anEvent(n), at: clock.at }));
  await store.tx([], (db) => appendEvents(db, many));
  const [hospital] = hospitals;
  const { requestId } = await submitARequest(world, { datasetIds: hospital.datasetIds });
  await publish();
  await everyoneVotes(world, { requestId, hospital, at: pass() });
  await payAll(world, { requestId, at: pass() });
  await publish();
  const grants = await loadGrantsOfRequest(store.read, requestId);
  const [first, second] = grants;
  if (!first || !second) throw new Error("a paid request has grants");
  const visaId = deps.newId("visa");
  const { personId } = company;
  const at = pass();
  const expiresAt = instantOf(at + 12 * HOUR_MS);
  done(
    await recordVisa(deps, { grantId: first.id, personId, visaId, expiresAt, actor: company, at }),
  );
  await store.tx([], (db) =>
    db.insert(nodeKeys).values({
      id: "a-data-server",
      organisationId: hospital.id,
      publicJwk: {},
      addedAt: at,
    }),
  );
  const use = done(
    await recordDataUse(deps, {
      report: {
        reportId: "report-1",
        grantId: first.id,
        visaId,
        kind: "file-served",
        objectSha256: "a".repeat(64),
        amount: 4_096,
        servedAt: at,
      },
      nodeKeyId: "a-data-server",
      at: pass(),
    }),
  );
  const reason = "동의가 철회되었어요.";
  done(await revokeGrant(deps, { grantId: second.id, reason, actor: hospital.office, at: pass() }));
  const wish = { index: 1, basis: "erasure-order", reason, actor: manager } as const;
  const erased = done(await eraseEntry(deps, { ...wish, at: pass() }));
  await publish();
  return {
    world,
    chain,
    log,
    context,
    store,
    grant: first,
    revoked: second,
    visaId,
    use,
    erased,
    pass,
    publish,
  };
}

/** What the monitor of the hub finds, with the chain beside it. */
export async function look(hub: WatchedHub, changes: Partial<StoreCheck> = {}): Promise<Finding[]> {
  const { chain, context, store } = hub;
  const head = await chain.head();
  const check = checkStore(store, {
    origin: context.logSigner.key.name,
    logKeys: [context.logSigner.key],
    witnesses: [],
    checks: { ed25519: verifyEd25519, mlDsa44: () => false },
    clockAheadMs: 0,
    heads: [{ name: chain.name, ...head }],
    silentChains: [],
    now: context.now,
    ...changes,
  });
  for (let step = await check.next(); ; step = await check.next()) {
    if (step.done) return [...step.value.findings];
  }
}
