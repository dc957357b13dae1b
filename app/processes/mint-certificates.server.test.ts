import { expect, test } from "vitest";
import { requestCertificateTransfer } from "~/commands/federation/move-certificate.server";
import { requestCertificate } from "~/commands/federation/request-certificate.server";
import { instantOf } from "~/domain/shared/instant";
import type { CertificateChain } from "~/gateways/certificates/certificate-chain";
import { GatewayFault } from "~/gateways/gateway-fault";
import {
  listTransfersOfCertificate,
  loadCertificate,
} from "~db/repositories/federation/certificates";
import { events } from "~db/schema/transparency";
import { aWorld, done } from "../../tests/support/builders/world";
import { freshStore } from "../../tests/support/store";
import { mintCertificates } from "./mint-certificates.server";

/** A chain that remembers who has what, and is away as often as it is told. */
function aChain() {
  const owners = new Map<string, string>();
  let away = 0;
  const asked: string[] = [];
  const answer = async (what: string, act: () => void) => {
    asked.push(what);
    if (away > 0) {
      away -= 1;
      throw new GatewayFault("no-answer", { retriable: true });
    }
    act();
    return { txHash: `0x${"1".repeat(64)}` };
  };
  const chain: CertificateChain = {
    chainId: 7,
    contract: `0x${"c".repeat(40)}`,
    accountOf: (id) => `0x${id}`,
    mint: ({ tokenId, holderId }) => answer("mint", () => owners.set(tokenId, holderId)),
    transfer: ({ tokenId, toId }) => answer("move", () => owners.set(tokenId, toId)),
    ownerOf: async (tokenId) => owners.get(tokenId),
    close: async () => undefined,
  };
  const goAway = (times: number) => {
    away = times;
  };
  return { chain, owners, asked, goAway };
}

async function aWish() {
  const world = await aWorld(await freshStore());
  const { deps, at, hospitals } = world;
  const [one, two] = hospitals;
  const datasetId = one.datasetIds[0] ?? "";
  const wish = { datasetId, version: 1, usageFeeKrw: 1_000, actor: one.office, at };
  const { certificateId } = done(await requestCertificate(deps, wish));
  const hub = aChain();
  let now = Number(at);
  const lines: string[] = [];
  const note = (_: object, message: string) => void lines.push(message);
  const context = {
    ...deps,
    certificateChain: hub.chain,
    log: { info: note, warn: note, error: note },
    randomBytes: (n: number) => new Uint8Array(n),
    now: () => instantOf(now),
  };
  const process = mintCertificates();
  const run = async () => {
    if (await process.isDue(context)) await process.run(context, new AbortController().signal);
  };
  const pass = (ms: number) => {
    now += ms;
  };
  return { ...world, ...hub, one, two, certificateId, context, run, pass, lines };
}

test("a certificate is made, moves to another hospital, and the log tells both", async () => {
  const { store, deps, run, at, one, two, certificateId, owners } = await aWish();
  await run();
  const minted = await loadCertificate(store.read, certificateId);
  expect(minted).toMatchObject({
    status: "minted",
    holderId: one.id,
    txHash: `0x${"1".repeat(64)}`,
  });
  const move = { certificateId, toId: two.id, actor: one.office, at };
  done(await requestCertificateTransfer(deps, move));
  expect(await requestCertificateTransfer(deps, move)).toMatchObject({
    refusal: { code: "not-allowed", state: "moving" },
  });
  // Until the chain has moved it, the holder is who it was.
  expect(await loadCertificate(store.read, certificateId)).toMatchObject({ holderId: one.id });
  await run();
  expect(await loadCertificate(store.read, certificateId)).toMatchObject({ holderId: two.id });
  expect(owners.get(minted?.tokenId ?? "")).toBe(two.id);
  expect(await listTransfersOfCertificate(store.read, certificateId)).toMatchObject([
    { status: "done", fromId: one.id, toId: two.id },
  ]);
  const types = (await store.read.select().from(events)).map((entry) => entry.type);
  expect(types.filter((type) => type.startsWith("certificate"))).toEqual([
    ...["certificate-requested", "certificate-minted"],
    ...["certificate-transfer-requested", "certificate-transferred"],
  ]);
  expect(await requestCertificateTransfer(deps, move)).toMatchObject({
    refusal: { code: "not-found" },
  });
});

test("a chain that is away is asked again later, and less often each time", async () => {
  const { run, pass, asked, goAway, store, certificateId } = await aWish();
  goAway(2);
  await run();
  await run();
  expect(asked).toHaveLength(1);
  pass(5_000);
  await run();
  pass(5_000);
  await run();
  expect(asked).toHaveLength(2);
  pass(5_000);
  await run();
  expect(await loadCertificate(store.read, certificateId)).toMatchObject({ status: "minted" });
});

test("where certificates are off nothing is due", async () => {
  const { context } = await aWish();
  expect(await mintCertificates().isDue({ ...context, certificateChain: undefined })).toBe(false);
});
