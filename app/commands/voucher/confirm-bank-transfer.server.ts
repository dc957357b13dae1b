import type { Actor } from "~/domain/identity/role";
import type { Instant } from "~/domain/shared/instant";
import { krw } from "~/domain/shared/krw";
import { invariant, type Outcome, refuse } from "~/domain/shared/outcome";
import { NOT_FOUND, type NotAllowed, type NotFound, notAllowed } from "~/domain/shared/refusal";
import { mayMoveMoney } from "~/domain/voucher/permissions";
import type { CommandDeps } from "~db/changes/deps";
import { type ReceivedPayment, receivePayment } from "~db/changes/receive-payment";
import { loadCoPaymentOfInstalment } from "~db/repositories/voucher/co-payments";
import { loadBankOpening, recordBankArrival } from "~db/repositories/voucher/payment-openings";

export type BankConfirmation = {
  readonly instalmentId: string;
  /** The depositor's name on the statement; without it, what the company was told last. */
  readonly depositorCode?: string | undefined;
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

/**
 * Records a bank transfer that a programme manager saw on the account, with who saw it. A transfer
 * counts however late it is: it pays the instalment even when the company has changed to a card
 * since, and is surplus when nothing is owed any more. Told twice, it is booked once.
 */
export async function confirmBankTransfer(
  deps: CommandDeps,
  { instalmentId, amountKrw, actor, at, ...told }: BankConfirmation,
): Promise<Outcome<ReceivedPayment, ConfirmRefusal>> {
  const found = await loadCoPaymentOfInstalment(deps.store.read, instalmentId);
  if (!found || actor.role !== "programme-manager") return NOT_FOUND;
  return deps.store.tx([found.requestId], async (db) => {
    const coPayment = await loadCoPaymentOfInstalment(db, instalmentId);
    invariant(coPayment, `co-payment of ${instalmentId} vanished`);
    const { depositorCode } = told;
    const opening = await loadBankOpening(db, { instalmentId, depositorCode });
    if (!opening) return refuse({ code: "instalment-not-opened-for-bank" });
    const command = "confirm-bank-transfer";
    const state = coPayment.status;
    if (!mayMoveMoney("co-payment", { state, standing: actor.role, command })) {
      return notAllowed(command, state);
    }
    const actorId = actor.personId;
    const payment = {
      ...{ instalmentId, method: "bank" as const, providerRef: opening.depositorCode },
      ...{ amountKrw: krw(amountKrw), confirmedBy: actorId },
    };
    const received = await receivePayment(db, deps, { coPayment, payment, actorId, at });
    if (received.ok) await recordBankArrival(db, opening.depositorCode, at);
    return received;
  });
}
