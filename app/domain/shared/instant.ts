import { invariant } from "./outcome";

declare const instant: unique symbol;

/** A moment as UTC milliseconds since 1970-01-01. */
export type Instant = number & { readonly [instant]: true };

export function instantOf(milliseconds: number): Instant {
  invariant(Number.isSafeInteger(milliseconds), `not a moment: ${milliseconds}`);
  return milliseconds as Instant;
}

/** The last moment that a `Date` can hold. Source: ECMA-262, time values */
const LAST_MOMENT = 8.64e15;

/** A moment in the spelling of RFC 3339, in UTC; as its number where no calendar reaches it. */
export const utcTextOf = (at: Instant): string =>
  Math.abs(at) <= LAST_MOMENT ? new Date(at).toISOString() : String(at);

/** A calendar day in Korea, `YYYY-MM-DD`. */
export type KoreanDay = string & { readonly __koreanDay?: never };

const KOREAN_OFFSET_MS = 9 * 3_600_000; // Korea has kept UTC+9 without summer time since 1988.
const DAY_MS = 86_400_000;

/** The Korean calendar day on which a moment falls. */
export const koreanDayOf = (at: Instant): KoreanDay =>
  new Date(at + KOREAN_OFFSET_MS).toISOString().slice(0, 10);

/** The first moment of a Korean calendar day (00:00 KST). @throws InvariantBroken for no such day */
export function startOfKoreanDay(day: KoreanDay): Instant {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  invariant(
    Number.isFinite(midnight) && new Date(midnight).toISOString().startsWith(day),
    `not a calendar day: ${day}`,
  );
  return instantOf(midnight - KOREAN_OFFSET_MS);
}

/** The exclusive end of a Korean calendar day: a call that closes on this day accepts until then. */
export const endOfKoreanDay = (day: KoreanDay): Instant => addDays(startOfKoreanDay(day), 1);

/** @param days whole days of 24 hours, may be negative */
export const addDays = (at: Instant, days: number): Instant => instantOf(at + days * DAY_MS);

/** A period whose end is exclusive: `from <= at && at < until`. */
export type Period = { readonly from: Instant; readonly until: Instant };

export const isWithin = (at: Instant, period: Period): boolean =>
  period.from <= at && at < period.until;
