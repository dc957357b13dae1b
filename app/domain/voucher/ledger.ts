import type { DomainEvent } from "~/domain/shared/event";
import type { Instant } from "~/domain/shared/instant";
import type { Krw } from "~/domain/shared/krw";
import { invariant } from "~/domain/shared/outcome";
import { sha256Hex } from "~/domain/shared/sha256";

/**
 * What an account holds. A balance is credits less debits. Source: docs/decisions/041-money-flow.md
 * - `state`: the budget law's money, below zero by what was appropriated; owned by the round
 * - `programme-available`, `programme-returned`: not committed yet, and come back; owned by the round
 * - `voucher-available`, `voucher-held`: a voucher's credit, free and reserved
 * - `payer`, `co-pay-received`: a company outside and inside; a payer is below zero by what it paid
 * - `hospital-from-voucher`, `hospital-from-co-pay`: what a hospital is owed, by source
 * - `holder-from-voucher`, `holder-from-co-pay`: what the holder of a certificate is owed out of that
 */
export const ACCOUNT_KINDS = [
  "state",
  "programme-available",
  "programme-returned",
  "voucher-available",
  "voucher-held",
  "payer",
  "co-pay-received",
  "hospital-from-voucher",
  "hospital-from-co-pay",
  "holder-from-voucher",
  "holder-from-co-pay",
] as const;
export type AccountKind = (typeof ACCOUNT_KINDS)[number];

/** Money comes into the ledger here only, so only these may be below zero. */
const SOURCES: ReadonlySet<AccountKind> = new Set(["state", "payer"]);

export const mayGoNegative = (kind: AccountKind): boolean => SOURCES.has(kind);

/**
 * The kinds whose postings tell about a figure. What a hospital passes on to the holder of a
 * certificate stays money that was paid out, so both sides of it belong to the same figure.
 */
export function kindsBehind(kind: AccountKind): readonly AccountKind[] {
  if (kind === "hospital-from-voucher") return [kind, "holder-from-voucher"];
  if (kind === "hospital-from-co-pay") return [kind, "holder-from-co-pay"];
  return [kind];
}

/** An account is named by what it holds, for whom and in which round. */
export type Account = {
  readonly kind: AccountKind;
  readonly ownerId: string;
  readonly roundId: string;
};

export const accountId = ({ kind, ownerId, roundId }: Account): string =>
  `${kind}:${ownerId}:${roundId}`;

/** The account behind an id that `accountId` made. @throws InvariantBroken for any other text */
export function accountOf(id: string): Account {
  const [kind, ownerId, roundId, ...rest] = id.split(":");
  const known = ACCOUNT_KINDS.find((each) => each === kind);
  invariant(known && ownerId && roundId && rest.length === 0, `not the id of an account: ${id}`);
  return { kind: known, ownerId, roundId };
}

/** Why money moved; one reason for each arrow in the picture of the money flow. */
export const TRANSFER_REASONS = [
  "appropriation",
  "commitment",
  "hold",
  "hold-settled",
  "hold-released",
  "hold-expired",
  "co-pay-received",
  "co-pay-settled",
  "usage-fee",
  "unused-credit-returned",
  "reversal",
] as const;
export type TransferReason = (typeof TRANSFER_REASONS)[number];

/** One debit and one credit of the same whole amount, so that the books balance by construction. */
export type Transfer = {
  readonly id: string;
  readonly debit: Account;
  readonly credit: Account;
  /** Whole won, at least 1: a movement of nothing is no movement. */
  readonly amountKrw: Krw;
  readonly reason: TransferReason;
  /** The hold, instalment, voucher or round this money moved for. */
  readonly subjectId: string;
  readonly requestId: string | null;
  readonly roundId: string;
  readonly ruleVersion: string;
  readonly actorId: string;
  readonly reversesId: string | null;
  readonly at: Instant;
};

/** Who moves money, when, and under which round and rules. */
export type MoneyContext = {
  readonly roundId: string;
  readonly ruleVersion: string;
  readonly actorId: string;
  readonly requestId: string | null;
  readonly at: Instant;
};

/** Something that happened, with the money that moved because of it. */
export type MoneyFact = { readonly event: DomainEvent; readonly transfers: readonly Transfer[] };

/**
 * An id made of what the money moves for: the same movement asked for twice has the same id and is
 * written once. @param cause what makes it unique beside the reason, as the hold or the payment
 */
export const transferIdOf = (reason: TransferReason, cause: string): string =>
  `trf_${sha256Hex(`${reason}:${cause}`).slice(0, 32)}`;

/** A transfer of an amount, or none for zero won. @throws InvariantBroken below zero */
export function move(
  context: MoneyContext,
  money: {
    reason: TransferReason;
    subjectId: string;
    cause?: string;
    debit: Account;
    credit: Account;
    amountKrw: Krw;
    reversesId?: string;
  },
): Transfer[] {
  const { reason, subjectId, cause = subjectId, debit, credit, amountKrw } = money;
  invariant(amountKrw >= 0, `money does not move backwards: ${amountKrw}`);
  invariant(accountId(debit) !== accountId(credit), "a transfer has two sides");
  if (amountKrw === 0) return [];
  const id = transferIdOf(reason, cause);
  const reversesId = money.reversesId ?? null;
  return [{ id, debit, credit, amountKrw, reason, subjectId, reversesId, ...context }];
}

/** The account of a kind in the round of a context. */
export const accountIn = (
  context: Pick<MoneyContext, "roundId">,
  kind: AccountKind,
  ownerId: string,
): Account => ({ kind, ownerId, roundId: context.roundId });
