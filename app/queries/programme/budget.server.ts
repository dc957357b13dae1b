import { endOfKoreanDay, type Instant, startOfKoreanDay } from "~/domain/shared/instant";
import { type Krw, krw } from "~/domain/shared/krw";
import { type Budget, budgetOf } from "~/domain/voucher/budget";
import { ACCOUNT_KINDS, type AccountKind, kindsBehind } from "~/domain/voucher/ledger";
import { sumBalancesByKind, sumMovesByDay } from "~db/repositories/programme/programme-pages";
import type { Store } from "~db/store";

/** A round's budget from the balances of its accounts. */
export async function loadBudget(store: Store, roundId: string): Promise<Budget> {
  const sums = await sumBalancesByKind(store.read, roundId);
  const exact = ACCOUNT_KINDS.map((kind) => [kind, krw(sums[kind])] as const);
  return budgetOf(Object.fromEntries(exact) as Record<AccountKind, Krw>);
}

/** What was left at the end of a Korean day, and what had been spent by then. */
export type BurnPoint = { readonly at: number; readonly leftKrw: Krw; readonly spentKrw: Krw };

export type BurnDown = {
  readonly points: readonly BurnPoint[];
  /** Even spending from the first money to the last day of the year: a line to compare with. */
  readonly plan: readonly { readonly at: number; readonly leftKrw: Krw }[];
};

const DAY_MS = 86_400_000;
const KOREAN_OFFSET_MS = 32_400_000;
const LEFT: ReadonlySet<AccountKind> = new Set([
  "programme-available",
  "voucher-available",
  "voucher-held",
]);
const SPENT: ReadonlySet<AccountKind> = new Set(kindsBehind("hospital-from-voucher"));

type Move = Awaited<ReturnType<typeof sumMovesByDay>>[number];

const into = (move: Move, isInside: (kind: AccountKind) => boolean): number =>
  (isInside(move.to) ? move.amountKrw : 0) - (isInside(move.from) ? move.amountKrw : 0);

/** Runs through the days on which money moved. @param at the last point, so that today is in it */
export function burnDownOf(
  moves: readonly Move[],
  { year, at }: { year: number; at: Instant },
): BurnDown {
  const points: BurnPoint[] = [];
  let leftKrw = 0;
  let spentKrw = 0;
  let mostKrw = 0;
  for (const move of moves) {
    leftKrw += into(move, (kind) => LEFT.has(kind));
    spentKrw += into(move, (kind) => SPENT.has(kind));
    mostKrw = Math.max(mostKrw, leftKrw + spentKrw);
    const end = Math.min((move.day + 1) * DAY_MS - KOREAN_OFFSET_MS, at);
    if (points.at(-1)?.at === end) points.pop();
    points.push({ at: end, leftKrw: krw(leftKrw), spentKrw: krw(spentKrw) });
  }
  const last = points.at(-1);
  if (last && last.at < at) points.push({ ...last, at });
  const first = points[0];
  const yearEnd = endOfKoreanDay(`${year}-12-31`);
  const start = startOfKoreanDay(`${year}-01-01`);
  const from = Math.max(first?.at ?? start, start);
  return {
    points,
    plan: first
      ? [
          { at: from, leftKrw: krw(mostKrw) },
          { at: yearEnd, leftKrw: krw(0) },
        ]
      : [],
  };
}

export const loadBurnDown = async (
  store: Store,
  { roundId, year, at }: { roundId: string; year: number; at: Instant },
): Promise<BurnDown> => burnDownOf(await sumMovesByDay(store.read, roundId), { year, at });
