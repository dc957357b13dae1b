/** Plays what happens to granted data in the demo world: visas, uses, a monthly check, certificates. */
import { createHash } from "node:crypto";
import { recordVisa } from "~/commands/access/record-visa.server";
import { addNodeKey } from "~/commands/federation/change-node-keys.server";
import { checkAccessRecords } from "~/commands/federation/check-access-records.server";
import { recordDataUse } from "~/commands/federation/record-data-use.server";
import { requestCertificate } from "~/commands/federation/request-certificate.server";
import { monthAfter, monthOf, periodOf } from "~/domain/access/grant/access-month";
import type { DataUseKind } from "~/domain/access/grant/data-use";
import type { Grant } from "~/domain/access/grant/grant";
import type { Actor } from "~/domain/identity/role";
import { addDays, type Instant, instantOf } from "~/domain/shared/instant";
import { sha256Hex } from "~/domain/shared/sha256";
import { loadGrantsOfRequest } from "~db/repositories/access/grants";
import { diceOf } from "~db/seed/dice";
import type { Case } from "./history";
import type { SeededHospital } from "./institutions";
import { done } from "./seed-deps";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** What each use passes on to the holder of a certificate, whole won. */
const USAGE_FEE_KRW = 10_000;
/** Between the first visit and the second. */
const DAYS_APART = 9;

const officeOf = (hospital: SeededHospital): Actor => ({
  personId: hospital.dataOfficerId,
  organisationId: hospital.id,
  role: "data-office",
});

/**
 * The public key of an invented data server. Nobody has its private half, so that nobody can report
 * a use in the name of the demo world.
 */
function inventedKey(hospital: SeededHospital): string {
  const x = createHash("sha256").update(`demo data server ${hospital.key}`).digest("base64url");
  return JSON.stringify({ kty: "OKP", crv: "Ed25519", x });
}

/** A company's lead comes to the data once: a visa, and then files or queries under it. */
async function visit(one: Case, { grant, hospital, uses, at }: Visit): Promise<void> {
  const { deps, stage, demo, clock } = one;
  const company = stage.companies[demo.company];
  const actor: Actor = {
    personId: company.leadId,
    organisationId: company.id,
    role: "company",
  };
  const publicKey = inventedKey(hospital);
  const office = officeOf(hospital);
  const opened = await clock.until(at);
  const { nodeKeyId } = done(await addNodeKey(deps, { publicKey, actor: office, at: opened }));
  const issuedAt = await clock.until(at);
  const visaId = deps.newId("visa");
  const expiresAt = instantOf(issuedAt + HOUR_MS);
  const visa = { grantId: grant.id, visaId, personId: company.leadId, actor };
  done(await recordVisa(deps, { ...visa, expiresAt, at: issuedAt }));
  for (const [n, { kind, amount }] of uses.entries()) {
    const report = {
      reportId: `demo-${grant.id.slice(-4)}-${visaId.slice(-4)}-${n}`,
      ...{ grantId: grant.id, visaId, kind, amount },
      objectSha256: sha256Hex(`demo object ${grant.datasetId} ${n}`),
      servedAt: instantOf(issuedAt + (n + 1) * MINUTE_MS),
    };
    const reportedAt = await clock.until(at);
    done(await recordDataUse(deps, { report, nodeKeyId, at: reportedAt }));
  }
}

type Visit = {
  readonly grant: Grant;
  readonly hospital: SeededHospital;
  readonly uses: readonly { readonly kind: DataUseKind; readonly amount: number }[];
  readonly at: Instant;
};

/** A few files and queries, the same on every machine. */
function invented(seed: number): Visit["uses"] {
  const dice = diceOf(seed);
  return Array.from({ length: 2 + dice.roll(3) }, () =>
    dice.chance(70)
      ? { kind: "file-served" as const, amount: 40_000 + dice.roll(9_000_000) }
      : { kind: "query-served" as const, amount: 12 + dice.roll(4_000) },
  );
}

const hospitalOf = ({ stage }: Case, id: string): SeededHospital => {
  const hospital = stage.institutions.hospitals.find((each) => each.id === id);
  if (!hospital) throw new RangeError(`no hospital ${id}`);
  return hospital;
};

/**
 * The grants of a case are used twice; the first of its datasets gets a certificate, and its
 * hospital looks through the month's records once the month is over.
 */
export async function playUses(one: Case, requestId: string, from: Instant): Promise<void> {
  const { deps, demo, clock } = one;
  const grants = await loadGrantsOfRequest(deps.store.read, requestId);
  for (const [i, grant] of grants.entries()) {
    const hospital = hospitalOf(one, grant.hospitalId);
    if (i === 0) {
      const { datasetId } = grant;
      const wish = { datasetId, version: 1, usageFeeKrw: USAGE_FEE_KRW, actor: officeOf(hospital) };
      const asked = await requestCertificate(deps, { ...wish, at: await clock.until(from) });
      if (!asked.ok && asked.refusal.code !== "certificate-exists") done(asked);
    }
    for (const [n, seed] of [demo.daysAgo * 100 + i, demo.daysAgo * 100 + 50 + i].entries()) {
      const at = addDays(from, n * DAYS_APART);
      await visit(one, { grant, hospital, uses: invented(seed), at });
    }
  }
  const [first] = grants;
  // A month that has ended by any day on which the world may be played.
  if (!first || demo.daysAgo < 150) return;
  const month = monthOf(from);
  const at = await clock.until(addDays(periodOf(monthAfter(month)).from, 2));
  const actor = officeOf(hospitalOf(one, first.hospitalId));
  done(await checkAccessRecords(deps, { month, actor, at }));
}

/** Data that a server still gave after its grant had been revoked: refused, and there to be seen. */
export async function playLateUse(one: Case, requestId: string, revoked: Instant): Promise<void> {
  const { deps, clock } = one;
  for (const grant of await loadGrantsOfRequest(deps.store.read, requestId)) {
    const hospital = hospitalOf(one, grant.hospitalId);
    const publicKey = inventedKey(hospital);
    const at = await clock.until(addDays(revoked, 1));
    const { nodeKeyId } = done(
      await addNodeKey(deps, { publicKey, actor: officeOf(hospital), at }),
    );
    const report = {
      reportId: `demo-late-${grant.id.slice(-4)}`,
      ...{ grantId: grant.id, visaId: deps.newId("visa"), kind: "file-served" as const },
      ...{ amount: 120_000, objectSha256: sha256Hex(`demo object ${grant.datasetId} late`) },
      servedAt: instantOf(at - HOUR_MS),
    };
    const answer = await recordDataUse(deps, { report, nodeKeyId, at });
    if (answer.ok) throw new RangeError("a use after the end of its grant was taken");
  }
}
