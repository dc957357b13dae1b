/** A granted dataset whose hospital has a data server: what uses of data need. */
import { generateKeyPairSync } from "node:crypto";
import { recordVisa } from "~/commands/access/record-visa.server";
import { addNodeKey } from "~/commands/federation/change-node-keys.server";
import { recordCertificateMinted } from "~/commands/federation/move-certificate.server";
import { requestCertificate } from "~/commands/federation/request-certificate.server";
import type { UseReport } from "~/domain/access/grant/data-use";
import { type Instant, instantOf } from "~/domain/shared/instant";
import type { Store } from "~db/store";
import { aWorld, done, everyoneVotes, payAll, submitARequest, type WorldWish } from "./world";

const HOUR_MS = 3_600_000;

export type GrantedWorld = Awaited<ReturnType<typeof aGrantedWorld>>;

/** The company has a grant with a visa of one hour; the first hospital's server has a key. */
export async function aGrantedWorld(store: Store, wish: WorldWish = {}) {
  const world = await aWorld(store, wish);
  const { deps, at, company } = world;
  const [hospital] = world.hospitals;
  const datasetId = hospital.datasetIds[0] ?? "";
  const { requestId } = await submitARequest(world, { datasetIds: [datasetId] });
  await everyoneVotes(world, { requestId, hospital });
  const [grantId = ""] = await payAll(world, { requestId });
  const visaId = deps.newId("visa");
  const visa = { grantId, visaId, personId: company.personId, actor: company };
  done(await recordVisa(deps, { ...visa, expiresAt: instantOf(at + HOUR_MS), at }));
  const keys = generateKeyPairSync("ed25519");
  const publicKey = JSON.stringify(keys.publicKey.export({ format: "jwk" }));
  const { nodeKeyId } = done(await addNodeKey(deps, { publicKey, actor: hospital.office, at }));
  return { ...world, hospital, datasetId, requestId, grantId, visaId, nodeKeyId, keys };
}

/** A report of a file of 1,000 bytes that was served a minute after the visa was issued. */
export const aReport = (
  { grantId, visaId, at }: Pick<GrantedWorld, "grantId" | "visaId" | "at">,
  changes: Partial<UseReport> = {},
): UseReport => ({
  reportId: "r-1",
  grantId,
  visaId,
  kind: "file-served",
  objectSha256: "ab".repeat(32),
  amount: 1_000,
  servedAt: instantOf(at + 60_000),
  ...changes,
});

/** The certificate of the granted dataset, made on a chain that nobody asked. */
export async function aCertificate(
  { deps, hospital, datasetId, at }: GrantedWorld,
  { usageFeeKrw, mintedAt = at }: { usageFeeKrw: number; mintedAt?: Instant },
): Promise<string> {
  const wish = { datasetId, version: 1, usageFeeKrw, actor: hospital.office, at };
  const { certificateId } = done(await requestCertificate(deps, wish));
  const onChain = { chainId: 1, contract: `0x${"0".repeat(40)}`, txHash: null, at: mintedAt };
  done(await recordCertificateMinted(deps, { certificateId, ...onChain }));
  return certificateId;
}
