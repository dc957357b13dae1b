import type { Actor } from "~/domain/identity/role";
import type { Instant } from "~/domain/shared/instant";
import type { Krw } from "~/domain/shared/krw";
import { accept, invariant, type Outcome } from "~/domain/shared/outcome";
import { NOT_FOUND, type NotFound } from "~/domain/shared/refusal";
import { type ReturnRefusal, returnUnused } from "~/domain/voucher/funding";
import { mayMoveMoney } from "~/domain/voucher/permissions";
import type { CommandDeps } from "~db/changes/deps";
import { recordFacts } from "~db/changes/record-facts";
import { loadRound } from "~db/repositories/programme/rounds";
import { loadVoucher } from "~db/repositories/voucher/vouchers";

export type ReturnWish = {
  readonly voucherId: string;
  readonly actor: Actor;
  readonly at: Instant;
};

/** Takes what an expired voucher did not use back into the programme. */
export async function returnUnusedCredit(
  { store, newId }: CommandDeps,
  { voucherId, actor, at }: ReturnWish,
): Promise<Outcome<{ returnedKrw: Krw }, NotFound | ReturnRefusal>> {
  const known = await loadVoucher(store.read, voucherId);
  const question = { state: "announced", standing: actor.role, command: "return-unused-credit" };
  if (!known || !mayMoveMoney("round", question)) return NOT_FOUND;
  // The company's key keeps a submission from holding the credit that is being returned.
  return store.tx([known.companyId], async (db) => {
    const voucher = await loadVoucher(db, voucherId);
    const round = voucher && (await loadRound(db, voucher.roundId));
    invariant(voucher && round, `voucher ${voucherId} vanished`);
    const { ruleVersion, id: roundId } = round;
    const context = { roundId, ruleVersion, actorId: actor.personId, requestId: null, at };
    const returned = returnUnused(context, { voucher, cause: newId("transfer") });
    if (!returned.ok) return returned;
    await recordFacts(db, [returned.value]);
    return accept({ returnedKrw: returned.value.returnedKrw });
  });
}
