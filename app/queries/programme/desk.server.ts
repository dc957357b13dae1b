import type { Instant } from "~/domain/shared/instant";
import type { Budget } from "~/domain/voucher/budget";
import { listRoundHeads } from "~db/repositories/programme/programme-pages";
import type { Store } from "~db/store";
import { type BurnDown, loadBudget, loadBurnDown } from "./budget.server";
import { loadUsage, type Usage } from "./usage.server";
import {
  type CoPaymentSums,
  type DecisionTimes,
  loadCoPayments,
  loadDecisionTimes,
  loadRisks,
  type Risks,
} from "./work.server";

export type RoundHead = Awaited<ReturnType<typeof listRoundHeads>>[number];

/** Everything the programme desk shows about one round, at one moment. */
export type Desk = {
  readonly rounds: readonly RoundHead[];
  readonly round: RoundHead;
  readonly budget: Budget;
  readonly burnDown: BurnDown;
  readonly usage: Usage;
  readonly coPayments: CoPaymentSums;
  readonly decisions: DecisionTimes;
  readonly risks: Risks;
};

/**
 * The round that an address names; else the newest with vouchers, since a call that is only open
 * has nothing to execute yet; else the newest. Undefined when the address names none of ours.
 */
export async function chooseRound(store: Store, roundId: string | null) {
  const rounds = await listRoundHeads(store.read);
  const running = rounds.find((each) => each.voucherCount > 0) ?? rounds[0];
  const round = roundId === null ? running : rounds.find((each) => each.id === roundId);
  return { rounds, round };
}

/** @returns undefined when there is no such round, or no round at all */
export async function loadDesk(
  store: Store,
  { roundId, at }: { roundId: string | null; at: Instant },
): Promise<Desk | undefined> {
  const { rounds, round } = await chooseRound(store, roundId);
  if (!round) return undefined;
  const place = { roundId: round.id, at };
  const usage = await loadUsage(store, round.id);
  return {
    rounds,
    round,
    usage,
    budget: await loadBudget(store, round.id),
    burnDown: await loadBurnDown(store, { ...place, year: round.year }),
    coPayments: await loadCoPayments(store, place),
    decisions: await loadDecisionTimes(store, place),
    risks: await loadRisks(store, { ...place, companies: usage.companies }),
  };
}
