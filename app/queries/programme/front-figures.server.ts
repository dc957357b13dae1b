import { endOfKoreanDay, type Instant, isWithin, startOfKoreanDay } from "~/domain/shared/instant";
import { countOffer, loadDecisionTimes } from "~db/repositories/programme/front-figures";
import { listRounds, type Round } from "~db/repositories/programme/rounds";
import { loadLatestAnchor } from "~db/repositories/transparency/anchors";
import type { Store } from "~db/store";

const DAY_MS = 86_400_000;
const NEWEST_REVIEWS = 1_000;

/** What the public front page shows; every figure has a page behind it that proves it. */
export type FrontFigures = {
  readonly offer: {
    readonly datasets: number;
    readonly hospitals: number;
    readonly consortia: number;
  };
  /** null before the first decision. Median over the newest 1,000 reviews. */
  readonly decision: { readonly medianDays: number; readonly reviews: number } | null;
  /** null before the first anchor. */
  readonly anchor: { readonly at: number; readonly entries: number } | null;
  readonly call: OpenCall | null;
};

export type OpenCall = {
  readonly roundId: string;
  readonly name: { readonly ko: string; readonly en: string };
  /** Exclusive end: the first moment after the last day. */
  readonly closesAt: number;
  readonly appropriationKrw: number;
  readonly places: number;
};

/** The middle value; of an even number the mean of the two middle ones. */
export function medianOf(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  return upper === undefined || lower === undefined ? null : (upper + lower) / 2;
}

const callOf = (round: Round): OpenCall => ({
  roundId: round.id,
  name: { ko: round.nameKo, en: round.nameEn },
  closesAt: endOfKoreanDay(round.closesOn),
  appropriationKrw: round.appropriationKrw,
  places: round.rules.classes.reduce((sum, { places }) => sum + places, 0),
});

const isOpen = (round: Round, at: Instant): boolean =>
  isWithin(at, { from: startOfKoreanDay(round.opensOn), until: endOfKoreanDay(round.closesOn) });

/** The figures of the front page at a moment. */
export async function frontFigures(store: Store, at: Instant): Promise<FrontFigures> {
  const db = store.read;
  const [offer, times, anchor, rounds] = await Promise.all([
    countOffer(db),
    loadDecisionTimes(db, NEWEST_REVIEWS),
    loadLatestAnchor(db),
    listRounds(db),
  ]);
  const median = medianOf(times);
  const open = rounds.find((round) => isOpen(round, at));
  return {
    offer,
    decision: median === null ? null : { medianDays: median / DAY_MS, reviews: times.length },
    anchor: anchor?.minedAt ? { at: anchor.minedAt, entries: anchor.size } : null,
    call: open ? callOf(open) : null,
  };
}
