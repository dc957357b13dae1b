import type { Actor } from "~/domain/identity/role";
import type { Instant } from "~/domain/shared/instant";
import { accept, type Outcome } from "~/domain/shared/outcome";
import { NOT_FOUND, type NotAllowed, type NotFound, notAllowed } from "~/domain/shared/refusal";
import {
  type OpenRefusal,
  openInstalment as open,
  type PaymentMethod,
} from "~/domain/voucher/co-payment";
import { mayMoveMoney } from "~/domain/voucher/permissions";
import type { CommandDeps } from "~db/changes/deps";
import { contextOf, loadCase } from "~db/changes/load-case";
import { recordFacts } from "~db/changes/record-facts";
import { loadCoPaymentOfInstalment, updateInstalment } from "~db/repositories/voucher/co-payments";
import { recordBankOpening } from "~db/repositories/voucher/payment-openings";

export type InstalmentOpening = {
  readonly instalmentId: string;
  /** One more than the attempt that is known: the number in the provider's idempotency key. */
  readonly attempt: number;
  readonly method: PaymentMethod;
  /** The provider's id of the attempt, or the depositor code of a bank transfer. */
  readonly providerRef: string;
  readonly payUrl: string | null;
  readonly actor: Actor;
  readonly at: Instant;
};

/**
 * Remembers where an instalment can be paid. The same attempt told twice is the same answer, so
 * the process that talks to the provider may be stopped at any moment and run again.
 */
export async function openInstalment(
  { store }: CommandDeps,
  { actor, at, ...opening }: InstalmentOpening,
): Promise<
  Outcome<{ instalmentId: string; attempt: number }, NotFound | NotAllowed | OpenRefusal>
> {
  const { instalmentId } = opening;
  const found = await loadCoPaymentOfInstalment(store.read, instalmentId);
  if (!found) return NOT_FOUND;
  return store.tx([found.requestId], async (db) => {
    const coPayment = await loadCoPaymentOfInstalment(db, instalmentId);
    if (coPayment?.companyId !== actor.organisationId) return NOT_FOUND;
    if (actor.role !== "company") return NOT_FOUND;
    const command = "open-instalment";
    const state = coPayment.status;
    if (!mayMoveMoney("co-payment", { state, standing: "company", command })) {
      return notAllowed(command, state);
    }
    const loaded = await loadCase(db, coPayment.requestId);
    const context = contextOf(loaded, { actorId: actor.personId, at });
    const opened = open(context, coPayment, opening);
    if (!opened.ok) return opened;
    const { instalment, fact } = opened.value;
    if (fact) {
      await recordFacts(db, [fact]);
      await updateInstalment(db, instalment);
      const { method, providerRef: depositorCode } = opening;
      if (method === "bank") {
        await recordBankOpening(db, { depositorCode, instalmentId, openedAt: at });
      }
    }
    return accept({ instalmentId, attempt: instalment.attempt });
  });
}
