import type { Actor } from "~/domain/identity/role";
import type { Instant } from "~/domain/shared/instant";
import { krw } from "~/domain/shared/krw";
import { accept, type Outcome } from "~/domain/shared/outcome";
import { NOT_FOUND, type NotFound } from "~/domain/shared/refusal";
import { appropriate } from "~/domain/voucher/funding";
import { mayMoveMoney } from "~/domain/voucher/permissions";
import type { CommandDeps } from "~db/changes/deps";
import { recordFacts } from "~db/changes/record-facts";
import { loadRound } from "~db/repositories/programme/rounds";

export type Appropriation = {
  readonly roundId: string;
  /** Whole won, at least 1. */
  readonly amountKrw: number;
  readonly actor: Actor;
  readonly at: Instant;
};

/** Gives a round more money of the budget (추가경정) than it was announced with. */
export function appropriateFunds(
  { store, newId }: CommandDeps,
  { roundId, amountKrw, actor, at }: Appropriation,
): Promise<Outcome<{ transferId: string }, NotFound | { code: "amount-not-positive" }>> {
  return store.tx([roundId], async (db) => {
    const question = { state: "announced", standing: actor.role, command: "appropriate-funds" };
    const round = mayMoveMoney("round", question) ? await loadRound(db, roundId) : null;
    if (!round) return NOT_FOUND;
    const { ruleVersion } = round;
    const context = { roundId, ruleVersion, actorId: actor.personId, requestId: null, at };
    const cause = newId("transfer");
    const funded = appropriate(context, { amountKrw: krw(amountKrw), cause });
    if (!funded.ok) return funded;
    await recordFacts(db, [funded.value]);
    return accept({ transferId: funded.value.transfers[0]?.id ?? "" });
  });
}
