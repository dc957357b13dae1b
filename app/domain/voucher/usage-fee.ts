import { addKrw, type Krw, krw, subtractKrw } from "~/domain/shared/krw";
import { invariant } from "~/domain/shared/outcome";
import { accountIn, type MoneyContext, type MoneyFact, move } from "./ledger";

/** What a company paid for one line of its request, by source. */
export type LineParts = { readonly voucherKrw: Krw; readonly coPayKrw: Krw };

/** A fee by the source that it is taken from. */
export type FeeParts = {
  readonly amountKrw: Krw;
  readonly fromVoucherKrw: Krw;
  readonly fromCoPayKrw: Krw;
};

/**
 * The fee of one use: what was agreed, limited to what the line still has at the hospital. The
 * voucher's part goes first, so that both sources can be told apart at any time.
 * Source: docs/decisions/071-certificates.md
 * @param paidKrw fees of earlier uses under the same line
 */
export function feeOfUse(
  agreedKrw: Krw,
  { line, paidKrw }: { line: LineParts; paidKrw: Krw },
): FeeParts {
  invariant(agreedKrw >= 0 && paidKrw >= 0, "a fee is not negative");
  const leftOfVoucher = Math.max(0, line.voucherKrw - paidKrw);
  const leftKrw = Math.max(0, addKrw(line.voucherKrw, line.coPayKrw) - paidKrw);
  const amountKrw = krw(Math.min(agreedKrw, leftKrw));
  const fromVoucherKrw = krw(Math.min(amountKrw, leftOfVoucher));
  return { amountKrw, fromVoucherKrw, fromCoPayKrw: subtractKrw(amountKrw, fromVoucherKrw) };
}

export type UsageFee = {
  readonly useId: string;
  readonly grantId: string;
  readonly lineId: string;
  readonly certificateId: string;
  readonly datasetId: string;
  /** The version of the dataset that the certificate is about. */
  readonly version: number;
  /** Who provided the data and was paid for it. */
  readonly hospitalId: string;
  readonly holderId: string;
  readonly agreedKrw: Krw;
  readonly parts: FeeParts;
};

/** Everything that a fee rests on, as plain data. The log names it by the hash of its canonical text. */
export const statementOf = (
  { parts, ...fee }: UsageFee,
  { roundId, ruleVersion, at }: MoneyContext,
) => ({ format: "vouchsafe-usage-fee/1", ...fee, ...parts, roundId, ruleVersion, at }) as const;

/**
 * Passes a fee on, out of what the hospital was paid for this line: hospital → holder, each source
 * to its own account.
 * @param statementSha256 of the canonical `statementOf` this fee
 */
export function payUsageFee(
  context: MoneyContext,
  fee: UsageFee & { readonly statementSha256: string },
): MoneyFact {
  const { useId, certificateId, hospitalId, holderId, parts, statementSha256 } = fee;
  invariant(parts.amountKrw > 0, "a fee of nothing is not paid");
  const pay = (source: "voucher" | "co-pay", amountKrw: Krw) =>
    move(context, {
      reason: "usage-fee",
      subjectId: useId,
      cause: `${useId}:${source}`,
      debit: accountIn(context, `hospital-from-${source}`, hospitalId),
      credit: accountIn(context, `holder-from-${source}`, holderId),
      amountKrw,
    });
  const { grantId, datasetId, version } = fee;
  const facts = { useId, grantId, datasetId, version, hospitalId, holderId };
  return {
    event: {
      type: "usage-fee-paid",
      word: "voucher",
      subjectId: certificateId,
      actorId: context.actorId,
      at: context.at,
      facts: { ...facts, amountKrw: parts.amountKrw, statementSha256 },
    },
    transfers: [...pay("voucher", parts.fromVoucherKrw), ...pay("co-pay", parts.fromCoPayKrw)],
  };
}
