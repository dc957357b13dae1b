import type { Grant } from "~/domain/access/grant/grant";
import type { Instant } from "~/domain/shared/instant";
import type { Krw } from "~/domain/shared/krw";
import { invariant } from "~/domain/shared/outcome";
import { sha256Hex } from "~/domain/shared/sha256";
import { utf8 } from "~/domain/transparency/bytes";
import { canonicalJson } from "~/domain/transparency/canonical";
import type { MoneyFact } from "~/domain/voucher/ledger";
import { feeOfUse, payUsageFee, statementOf } from "~/domain/voucher/usage-fee";
import { loadCertificateInForce } from "../repositories/federation/certificates";
import { type PaidUsageFee, sumFeesOfGrant } from "../repositories/federation/usage-fees";
import type { Db } from "../store";
import { contextOf, loadCase } from "./load-case";

/** A fee that falls due with a use: the fact to record with it, and the row beside it. */
export type DueFee = { readonly fact: MoneyFact; readonly row: Omit<PaidUsageFee, "logIndex"> };

/**
 * What the holder of the dataset's certificate gets for one use, or null: no certificate, no fee
 * agreed, or nothing left of what the company paid for the line.
 */
export async function feeFor(
  db: Db,
  { useId, grant, at }: { useId: string; grant: Grant; at: Instant },
): Promise<DueFee | null> {
  const certificate = await loadCertificateInForce(db, grant.datasetId);
  if (!certificate || certificate.usageFeeKrw === 0) return null;
  const found = await loadCase(db, grant.requestId);
  const line = found.request.lines.find((each) => each.id === grant.lineId);
  invariant(line, `${grant.id} stands for no line`);
  const paidKrw = await sumFeesOfGrant(db, grant.id);
  const agreedKrw: Krw = certificate.usageFeeKrw;
  const parts = feeOfUse(agreedKrw, { line, paidKrw });
  if (parts.amountKrw === 0) return null;
  const { id: certificateId, holderId, version } = certificate;
  const { datasetId, hospitalId, lineId } = grant;
  const context = contextOf(found, { actorId: "system", at });
  const fee = {
    ...{ useId, grantId: grant.id, lineId, certificateId, datasetId, version },
    ...{ hospitalId, holderId, agreedKrw, parts },
  };
  const statementSha256 = sha256Hex(utf8(canonicalJson(statementOf(fee, context))));
  const { amountKrw } = parts;
  return {
    fact: payUsageFee(context, { ...fee, statementSha256 }),
    row: { useId, certificateId, holderId, amountKrw, statementSha256, at },
  };
}
