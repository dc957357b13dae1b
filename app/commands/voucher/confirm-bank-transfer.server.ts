import type { Actor } from "~/domain/identity/role";
import type { Instant } from "~/domain/shared/instant";
import { krw } from "~/domain/shared/krw";
import { invariant, type Outcome, refuse } from "~/domain/shared/outcome";
import { NOT_FOUND, type NotAllowed, type NotFound, notAllowed } from "~/domain/shared/refusal";
import { mayMoveMoney } from "~/domain/voucher/permissions";
import type { CommandDeps } from "~db/changes/deps";
import { type ReceivedPayment, receivePayment } from "~db/changes/receive-payment";
import { loadCoPaymentOfInstalment } from "~db/repositories/voucher/co-payments";

export type BankConfirmation = {
  readonly instalmentId: string;
  /** What the account statement shows, in whole won. */
  readonly amountKrw: number;
  readonly actor: Actor;
  readonly at: Instant;
};

export type ConfirmRefusal =
  | NotFound
  | NotAllowed
  | { readonly code: "amount-differs"; readonly expectedKrw: number }
  | { readonly code: "instalment-not-opened-for-bank" };

/** Records a bank transfer that a programme manager saw on the account, with who saw it. */
export async function confirmBankTransfer(
  deps: CommandDeps,
  { instalmentId, amountKrw, actor, at }: BankConfirmation,
): Promise<Outcome<ReceivedPayment, ConfirmRefusal>> {
  const found = await loadCoPaymentOfInstalment(deps.store.read, instalmentId);
  if (!found || actor.role !== "programme-manager") return NOT_FOUND;
  return deps.store.tx([found.requestId], async (db) => {
    const coPayment = await loadCoPaymentOfInstalment(db, instalmentId);
    const instalment = coPayment?.instalments.find((each) => each.id === instalmentId);
    invariant(coPayment && instalment, `co-payment of ${instalmentId} vanished`);
    const { method, providerRef } = instalment;
    if (method !== "bank" || !providerRef) {
      return refuse({ code: "instalment-not-opened-for-bank" });
    }
    const command = "confirm-bank-transfer";
    const state = coPayment.status;
    // Confirmed twice is confirmed: the second one finds the transfer booked.
    const isRepeat = instalment.status === "paid";
    if (!isRepeat && !mayMoveMoney("co-payment", { state, standing: actor.role, command })) {
      return notAllowed(command, state);
    }
    const actorId = actor.personId;
    const payment = {
      instalmentId,
      providerRef,
      amountKrw: krw(amountKrw),
      confirmedBy: actorId,
    };
    return receivePayment(db, deps, { coPayment, payment, actorId, at });
  });
}
