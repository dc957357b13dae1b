import type { Instant } from "~/domain/shared/instant";

const KOREAN_OFFSET_MS = 9 * 3_600_000; // UTC+9 without summer time since 1988.
const DAY_MS = 86_400_000;

const koreanDayNumber = (at: Instant): number => Math.floor((at + KOREAN_OFFSET_MS) / DAY_MS);

/** 1970-01-01 was a Thursday: day 0 has weekday 4, Sunday is 0. */
const isWeekday = (day: number): boolean => {
  const weekday = (((day + 4) % 7) + 7) % 7;
  return weekday !== 0 && weekday !== 6;
};

/**
 * Working days from today to a deadline: Monday to Friday after today, up to and with the day of
 * the deadline. 0 on the day itself and once it is past. Public holidays change by decree every
 * year and are not in our data, so they count as working days.
 */
export function workingDaysUntil(deadline: Instant, now: Instant): number {
  const last = koreanDayNumber(deadline);
  let count = 0;
  for (let day = koreanDayNumber(now) + 1; day <= last; day += 1) {
    if (isWeekday(day)) count += 1;
  }
  return count;
}
