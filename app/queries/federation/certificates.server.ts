import type { Actor } from "~/domain/identity/role";
import { instantOf } from "~/domain/shared/instant";
import { krw } from "~/domain/shared/krw";
import { canonicalJson } from "~/domain/transparency/canonical";
import { feeOfUse, statementOf } from "~/domain/voucher/usage-fee";
import { listEntriesOf, listUses } from "~db/repositories/access/use-pages";
import {
  type CertificateRow,
  findCertificate,
  findFee,
  listCertificatesOf,
  listFeesOfCertificate,
  listInstitutions,
  listUncertified,
  sumFeesOfHolder,
  sumHolderAccounts,
} from "~db/repositories/federation/certificate-pages";
import {
  listCertificatesOfDataset,
  listTransfersOfCertificate,
} from "~db/repositories/federation/certificates";
import { namesOfOrganisations } from "~db/repositories/identity/names";
import type { Store } from "~db/store";

const MOST_FEES = 100;
const MOST_USES = 50;
const NOWHERE = { ko: "", en: "" };

const isSupervisor = ({ role }: Actor): boolean =>
  role === "programme-manager" || role === "auditor";

/** The office of the hospital that certified the data, of the holder, and who supervises both. */
const maySeeFees = (actor: Actor | null, row: CertificateRow): boolean =>
  actor !== null &&
  (isSupervisor(actor) ||
    (actor.role === "data-office" &&
      [row.holderId, row.hospitalId].includes(actor.organisationId)));

/** Uses name companies and people: they are for the hospital that served them and who supervises it. */
const maySeeUses = (actor: Actor | null, { hospitalId }: CertificateRow): boolean =>
  actor !== null &&
  (isSupervisor(actor) || (actor.role === "data-office" && actor.organisationId === hospitalId));

/**
 * A certificate for everybody: what it is about, who has and had it, where it stands in the log.
 * Its fees are shown to those whom they concern. Null for an unknown one.
 * @param name its id, or the number of its token
 */
export async function loadCertificatePage(
  { read }: Store,
  { name, actor }: { name: string; actor: Actor | null },
) {
  const row = await findCertificate(read, name);
  if (!row) return null;
  const moves = await listTransfersOfCertificate(read, row.id);
  const names = await namesOfOrganisations(
    read,
    moves.flatMap((move) => [move.fromId, move.toId]),
  );
  const steps = await listEntriesOf(read, {
    subjectIds: [row.id],
    types: [
      ...["certificate-requested", "certificate-minted"],
      ...["certificate-transfer-requested", "certificate-transferred"],
    ],
    limit: 200,
  });
  const isMoving = moves.some((move) => move.status === "requested");
  const isHolder = actor?.role === "data-office" && actor.organisationId === row.holderId;
  const mayMove = isHolder && row.status === "minted" && !isMoving;
  return {
    ...row,
    steps,
    isMoving,
    moves: moves.map(({ id, fromId, toId, status, at, doneAt, txHash, logIndex }) => ({
      ...{ id, status, at, doneAt, txHash, logIndex },
      from: names.get(fromId) ?? NOWHERE,
      to: names.get(toId) ?? NOWHERE,
    })),
    fees: maySeeFees(actor, row)
      ? await listFeesOfCertificate(read, { certificateId: row.id, limit: MOST_FEES })
      : null,
    uses: maySeeUses(actor, row)
      ? await listUses(read, {
          filter: { datasetId: row.datasetId },
          offset: 0,
          limit: MOST_USES,
        })
      : null,
    receivers: mayMove
      ? (await listInstitutions(read)).filter((one) => one.id !== row.holderId)
      : null,
  };
}

/** What a hospital's data office sees of certificates: its own, what they brought, what could get one. */
export async function loadCertificateList({ read }: Store, hospitalId: string) {
  const [rows, fees, sums] = [
    await listCertificatesOf(read, hospitalId),
    await sumFeesOfHolder(read, hospitalId),
    await sumHolderAccounts(read, hospitalId),
  ];
  const balance = (kind: string) => sums.find((row) => row.kind === kind)?.sumKrw ?? 0;
  return {
    hospital: (await namesOfOrganisations(read, [hospitalId])).get(hospitalId),
    certificates: rows.map((row) => {
      const fee = fees.find((each) => each.certificateId === row.id);
      return {
        ...row,
        isHeld: row.holderId === hospitalId,
        uses: fee?.uses ?? 0,
        earnedKrw: fee?.sumKrw ?? 0,
      };
    }),
    fromVoucherKrw: balance("holder-from-voucher"),
    fromCoPayKrw: balance("holder-from-co-pay"),
    uncertified: await listUncertified(read, hospitalId),
  };
}

/** The certificates of a dataset, newest version first, as its page names them. */
export const certificatesOfDataset = async ({ read }: Store, datasetId: string) =>
  (await listCertificatesOfDataset(read, datasetId)).map(
    ({ id, version, status, usageFeeKrw, mintedAt }) => ({
      ...{ id, version, status, usageFeeKrw, mintedAt },
    }),
  );

/**
 * What the chain says where a token is asked for its words: no person, no content, no institution.
 * Undefined for a token that is none of ours.
 */
export async function certificateMetadata(
  { read }: Store,
  { tokenId, publicUrl }: { tokenId: string; publicUrl: string },
) {
  const row = await findCertificate(read, tokenId);
  if (row?.tokenId !== tokenId) return undefined;
  return {
    name: "Vouchsafe dataset certificate",
    description:
      "Certifies one version of a catalogued dataset. It grants no access to data and carries no right to royalties.",
    external_url: `${publicUrl}/certificates/${row.id}`,
    record_sha256: row.recordSha256,
    version: row.version,
  };
}

/**
 * The statement of one usage fee as the canonical text whose SHA-256 the log holds, for those whom
 * it concerns: the paying company, the hospital, the holder then, and who supervises them.
 */
export async function usageStatement(
  { read }: Store,
  { useId, actor }: { useId: string; actor: Actor },
): Promise<string | undefined> {
  const fee = await findFee(read, useId);
  const parties = fee && [fee.companyId, fee.hospitalId, fee.holderId];
  const isParty = actor.role !== "committee" && parties?.includes(actor.organisationId);
  if (!fee || (!isParty && !isSupervisor(actor))) return undefined;
  const { lineId, grantId, certificateId, datasetId, version, hospitalId, holderId } = fee;
  const agreedKrw = krw(fee.agreedKrw);
  const line = { voucherKrw: krw(fee.voucherKrw ?? 0), coPayKrw: krw(fee.coPayKrw ?? 0) };
  const parts = feeOfUse(agreedKrw, { line, paidKrw: krw(fee.paidBeforeKrw) });
  const { roundId, ruleVersion } = fee;
  const context = { roundId: roundId ?? "", ruleVersion: ruleVersion ?? "" };
  return canonicalJson(
    statementOf(
      {
        ...{ useId, grantId, lineId, certificateId, datasetId, version },
        ...{ hospitalId, holderId, agreedKrw, parts },
      },
      { ...context, actorId: "system", requestId: null, at: instantOf(fee.at) },
    ),
  );
}
