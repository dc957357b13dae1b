/**
 * What stands out in the access records of one grant and one month. A sign is a reason to look, not
 * a verdict: the data office confirms with the company why so much was taken.
 * Source: 개인정보의 안전성 확보조치 기준 §8 (monthly check, reason of downloads)
 */
export const UNUSUAL_SIGNS = ["refused-uses", "many-in-a-day", "more-than-the-dataset"] as const;
export type UnusualSign = (typeof UNUSUAL_SIGNS)[number];

/** Uses on one Korean day from which on somebody should ask what for. */
export const MANY_IN_A_DAY = 100;

export type MonthOfUses = {
  /** Reported uses that no grant allowed. */
  readonly refused: number;
  /** Uses on the busiest Korean day. */
  readonly mostInADay: number;
  /** Bytes of files served in the month. */
  readonly bytes: number;
  /** Bytes of the whole dataset. */
  readonly datasetBytes: number;
};

export function unusualSigns(month: MonthOfUses): readonly UnusualSign[] {
  const signs: Record<UnusualSign, boolean> = {
    "refused-uses": month.refused > 0,
    "many-in-a-day": month.mostInADay >= MANY_IN_A_DAY,
    "more-than-the-dataset": month.bytes > month.datasetBytes,
  };
  return UNUSUAL_SIGNS.filter((sign) => signs[sign]);
}
