import type { Instant } from "~/domain/shared/instant";
import { type Krw, krw } from "~/domain/shared/krw";
import { accept, type Outcome, refuse } from "~/domain/shared/outcome";
import { accountIn, type MoneyContext, type MoneyFact, move } from "./ledger";

/** The budget gives money to a round: state → programme available. @param cause unique for it */
export function appropriate(
  context: MoneyContext,
  { amountKrw, cause }: { amountKrw: Krw; cause: string },
): Outcome<MoneyFact, { code: "amount-not-positive" }> {
  if (amountKrw < 1) return refuse({ code: "amount-not-positive" });
  const { roundId, actorId, at } = context;
  const transfers = move(context, {
    reason: "appropriation",
    subjectId: roundId,
    cause,
    debit: accountIn(context, "state", roundId),
    credit: accountIn(context, "programme-available", roundId),
    amountKrw,
  });
  const facts = { amountKrw, transferIds: transfers.map((each) => each.id) };
  return accept({
    event: {
      type: "funds-appropriated",
      word: "voucher",
      subjectId: roundId,
      actorId,
      at,
      facts,
    },
    transfers,
  });
}

/** A voucher is issued under an agreement: programme available → voucher available. */
export function issueVoucher(
  context: MoneyContext,
  voucher: {
    id: string;
    agreementId: string;
    companyId: string;
    projectClass: string;
    grantedKrw: Krw;
    expiresAt: Instant;
  },
): MoneyFact {
  const { roundId, actorId, at, ruleVersion } = context;
  const { id, agreementId, companyId, projectClass, grantedKrw, expiresAt } = voucher;
  const transfers = move(context, {
    reason: "commitment",
    subjectId: id,
    debit: accountIn(context, "programme-available", roundId),
    credit: accountIn(context, "voucher-available", id),
    amountKrw: grantedKrw,
  });
  const facts = {
    agreementId,
    companyId,
    roundId,
    projectClass,
    grantedKrw,
    expiresAt,
    ruleVersion,
  };
  return {
    event: { type: "voucher-issued", word: "voucher", subjectId: id, actorId, at, facts },
    transfers,
  };
}

export type ReturnRefusal =
  | { readonly code: "voucher-not-expired"; readonly expiresAt: Instant }
  | { readonly code: "nothing-to-return" };

/**
 * Takes back what a voucher did not use, once it has expired: voucher available → programme
 * returned. Credit that is still held stays until its hold ends and may be returned then.
 * @param cause unique for this return: a voucher can be emptied more than once
 */
export function returnUnused(
  context: MoneyContext,
  {
    voucher,
    cause,
  }: { voucher: { id: string; expiresAt: Instant; availableKrw: Krw }; cause: string },
): Outcome<MoneyFact & { returnedKrw: Krw }, ReturnRefusal> {
  const { roundId, actorId, at } = context;
  if (at < voucher.expiresAt) {
    return refuse({ code: "voucher-not-expired", expiresAt: voucher.expiresAt });
  }
  const returnedKrw = krw(voucher.availableKrw);
  if (returnedKrw === 0) return refuse({ code: "nothing-to-return" });
  const transfers = move(context, {
    reason: "unused-credit-returned",
    subjectId: voucher.id,
    cause,
    debit: accountIn(context, "voucher-available", voucher.id),
    credit: accountIn(context, "programme-returned", roundId),
    amountKrw: returnedKrw,
  });
  const facts = { amountKrw: returnedKrw };
  const event = {
    type: "unused-credit-returned",
    word: "voucher",
    subjectId: voucher.id,
    actorId,
    at,
    facts,
  } as const;
  return accept({ event, transfers, returnedKrw });
}
