import type { Actor } from "~/domain/identity/role";
import type { RoundRules } from "~/domain/programme/round-rules";
import { checkRules, type RulesBroken } from "~/domain/programme/rules-check";
import { type Instant, type KoreanDay, startOfKoreanDay } from "~/domain/shared/instant";
import type { Krw } from "~/domain/shared/krw";
import { accept, type Outcome, refuse } from "~/domain/shared/outcome";
import { type NotAllowed, notAllowed } from "~/domain/shared/refusal";
import { sha256Hex } from "~/domain/shared/sha256";
import { appropriate } from "~/domain/voucher/funding";
import { mayMoveMoney } from "~/domain/voucher/permissions";
import type { CommandDeps } from "~db/changes/deps";
import { recordFacts } from "~db/changes/record-facts";
import { insertRound } from "~db/repositories/programme/rounds";

export type RoundAnnouncement = {
  readonly year: number;
  readonly nameKo: string;
  readonly nameEn: string;
  readonly opensOn: KoreanDay;
  /** The last day still counts. */
  readonly closesOn: KoreanDay;
  readonly appropriationKrw: Krw;
  readonly rules: RoundRules;
  readonly actor: Actor;
  readonly at: Instant;
};

export type AnnounceRefusal =
  | RulesBroken
  | NotAllowed
  | { readonly code: "call-dates-broken" }
  | { readonly code: "amount-not-positive" };

/** Announces a round: its rules as data, and the money the budget gives it. */
export function announceRound(
  { store, newId }: CommandDeps,
  { actor, at, ...round }: RoundAnnouncement,
): Promise<Outcome<{ roundId: string }, AnnounceRefusal>> {
  const id = newId("round");
  return store.tx([id], async (db) => {
    const command = "announce-round";
    if (!mayMoveMoney("round", { state: "announced", standing: actor.role, command })) {
      return notAllowed(command, "announced");
    }
    const checked = checkRules(round.rules);
    if (!checked.ok) return checked;
    if (startOfKoreanDay(round.opensOn) > startOfKoreanDay(round.closesOn)) {
      return refuse({ code: "call-dates-broken" });
    }
    const ruleVersion = round.rules.version;
    const context = { roundId: id, ruleVersion, actorId: actor.personId, requestId: null, at };
    const { appropriationKrw, year, opensOn, closesOn } = round;
    const funded = appropriate(context, { amountKrw: appropriationKrw, cause: id });
    if (!funded.ok) return funded;
    const rulesSha256 = sha256Hex(JSON.stringify(round.rules));
    const event = {
      type: "round-announced",
      word: "programme",
      subjectId: id,
      actorId: actor.personId,
      at,
      facts: { year, opensOn, closesOn, appropriationKrw, ruleVersion, rulesSha256 },
    } as const;
    await insertRound(db, { id, ...round, ruleVersion, announcedAt: at });
    await recordFacts(db, [{ event, transfers: [] }, funded.value]);
    return accept({ roundId: id });
  });
}
