import { type Krw, subtractKrw } from "~/domain/shared/krw";
import { accept, type Outcome, refuse } from "~/domain/shared/outcome";
import { type MoneyContext, type MoneyFact, move, type Transfer } from "./ledger";

/**
 * What a person may undo by hand. Everything that belongs to a hold ends with the hold, or the
 * holds and the accounts would tell different stories. Source: docs/decisions/041-money-flow.md
 */
const REVERSIBLE: ReadonlySet<Transfer["reason"]> = new Set([
  "appropriation",
  "co-pay-received",
  "unused-credit-returned",
]);

export type ReversalRefusal =
  | { readonly code: "not-reversible"; readonly reason: Transfer["reason"] }
  | { readonly code: "already-reversed" }
  | { readonly code: "balance-short"; readonly shortKrw: Krw };

/**
 * Undoes a transfer by an opposite one that names it, at most once and never below zero.
 * @param creditedKrw balance of the account that the original credited
 * @param reasonSha256 the written reason, by its digest
 */
export function reverse(
  context: MoneyContext,
  facts: { original: Transfer; isReversed: boolean; creditedKrw: Krw; reasonSha256: string },
): Outcome<MoneyFact, ReversalRefusal> {
  const { original, isReversed, creditedKrw, reasonSha256 } = facts;
  if (!REVERSIBLE.has(original.reason)) {
    return refuse({ code: "not-reversible", reason: original.reason });
  }
  if (isReversed) return refuse({ code: "already-reversed" });
  if (creditedKrw < original.amountKrw) {
    return refuse({
      code: "balance-short",
      shortKrw: subtractKrw(original.amountKrw, creditedKrw),
    });
  }
  const transfers = move(context, {
    reason: "reversal",
    subjectId: original.subjectId,
    cause: original.id,
    debit: original.credit,
    credit: original.debit,
    amountKrw: original.amountKrw,
    reversesId: original.id,
  });
  const event = {
    type: "transfer-reversed",
    word: "voucher",
    subjectId: original.subjectId,
    actorId: context.actorId,
    at: context.at,
    facts: { transferId: original.id, amountKrw: original.amountKrw, reasonSha256 },
  } as const;
  return accept({ event, transfers });
}
