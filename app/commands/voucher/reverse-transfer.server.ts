import { checkReason, type ReasonRefusal } from "~/domain/access/vote";
import type { Actor } from "~/domain/identity/role";
import type { Instant } from "~/domain/shared/instant";
import { accept, invariant, type Outcome, refuse } from "~/domain/shared/outcome";
import { NOT_FOUND, type NotFound } from "~/domain/shared/refusal";
import { sha256Hex } from "~/domain/shared/sha256";
import { mayMoveMoney } from "~/domain/voucher/permissions";
import { type ReversalRefusal, reverse } from "~/domain/voucher/reversal";
import type { CommandDeps } from "~db/changes/deps";
import { recordFacts } from "~db/changes/record-facts";
import { loadCoPaymentOfInstalment } from "~db/repositories/voucher/co-payments";
import {
  isReversed,
  loadBalance,
  loadTransfer,
  type PostedTransfer,
} from "~db/repositories/voucher/ledger";
import type { Db } from "~db/store";

export type ReversalWish = {
  readonly transferId: string;
  readonly reason: string;
  readonly actor: Actor;
  readonly at: Instant;
};

/**
 * Undoes a transfer by its opposite: a refund of money that nobody owed, or a booking by mistake.
 * Whoever does it says why; the log keeps the digest of the words.
 */
export async function reverseTransfer(
  { store }: CommandDeps,
  { transferId, reason, actor, at }: ReversalWish,
): Promise<Outcome<{ transferId: string }, NotFound | ReversalRefusal | ReasonRefusal>> {
  const known = await loadTransfer(store.read, transferId);
  const question = { state: "announced", standing: actor.role, command: "reverse-transfer" };
  if (!known || !mayMoveMoney("round", question)) return NOT_FOUND;
  const keys = [transferId, known.roundId, ...(known.requestId ? [known.requestId] : [])];
  return store.tx(keys, async (db) => {
    const original = await loadTransfer(db, transferId);
    invariant(original, `transfer ${transferId} vanished`);
    const checked = checkReason(reason);
    if (!checked.ok) return checked;
    if (await isStillOwed(db, original)) {
      return refuse({ code: "not-reversible", reason: original.reason });
    }
    const { roundId, ruleVersion, requestId } = original;
    const context = { roundId, ruleVersion, requestId, actorId: actor.personId, at };
    const reversed = reverse(context, {
      original,
      isReversed: await isReversed(db, transferId),
      creditedKrw: await loadBalance(db, original.credit),
      reasonSha256: sha256Hex(checked.value),
    });
    if (!reversed.ok) return reversed;
    await recordFacts(db, [reversed.value]);
    return accept({ transferId: reversed.value.transfers[0]?.id ?? "" });
  });
}

/** A co-pay is refunded only where nothing was owed: paid twice, or for a cancelled co-payment. */
async function isStillOwed(db: Db, original: PostedTransfer): Promise<boolean> {
  if (original.reason !== "co-pay-received") return false;
  const coPayment = await loadCoPaymentOfInstalment(db, original.subjectId);
  const paid = coPayment?.instalments.find((each) => each.id === original.subjectId);
  return coPayment?.status !== "cancelled" && paid?.receiptId === original.id;
}
