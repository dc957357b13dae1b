/** One decided case of a hospital's committee. Both moments in UTC ms. */
export type DecidedCase = {
  readonly hospitalId: string;
  readonly openedAt: number;
  readonly decidedAt: number;
};

/** How long a committee takes from the opening of a case to its decision, in days of 24 hours. */
export type DecisionTime = {
  readonly medianDays: number;
  /** Nine of ten cases were decided within this many days. */
  readonly ninetiethDays: number;
  readonly cases: number;
};

const DAY_MS = 86_400_000;

/** Sums up the cases of each hospital; a hospital without a decided case has no figure. */
export function decisionTimes(cases: readonly DecidedCase[]): ReadonlyMap<string, DecisionTime> {
  const days = new Map<string, number[]>();
  for (const { hospitalId, openedAt, decidedAt } of cases) {
    const own = days.get(hospitalId) ?? [];
    own.push(Math.max(0, decidedAt - openedAt) / DAY_MS);
    days.set(hospitalId, own);
  }
  return new Map(Array.from(days, ([hospitalId, own]) => [hospitalId, figuresOf(own)]));
}

function figuresOf(days: number[]): DecisionTime {
  days.sort((a, b) => a - b);
  return {
    medianDays: tenths(percentile(days, 50)),
    ninetiethDays: tenths(percentile(days, 90)),
    cases: days.length,
  };
}

/** The smallest value that at least `percent` of the values do not exceed (nearest rank). */
const percentile = (sorted: readonly number[], percent: number): number =>
  sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? 0;

const tenths = (days: number): number => Math.round(days * 10) / 10;

/** Hospitals with a figure, fastest median first; equal ones in the order of their ids. */
export const fastestFirst = (times: ReadonlyMap<string, DecisionTime>): string[] =>
  Array.from(times)
    .sort(([a, x], [b, y]) => x.medianDays - y.medianDays || (a < b ? -1 : 1))
    .map(([hospitalId]) => hospitalId);
