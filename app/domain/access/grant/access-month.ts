import { type Instant, koreanDayOf, type Period, startOfKoreanDay } from "~/domain/shared/instant";
import { accept, type Outcome, refuse } from "~/domain/shared/outcome";

/** A calendar month in Korea, `YYYY-MM`. */
export type KoreanMonth = string;

export const isMonth = (text: string): boolean => /^20\d{2}-(0[1-9]|1[0-2])$/.test(text);

export const monthOf = (at: Instant): KoreanMonth => koreanDayOf(at).slice(0, 7);

/** The month so many months later, or earlier for a negative number. */
export function monthAfter(month: KoreanMonth, count = 1): KoreanMonth {
  const months = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + count;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, "0")}`;
}

export const periodOf = (month: KoreanMonth): Period => ({
  from: startOfKoreanDay(`${month}-01`),
  until: startOfKoreanDay(`${monthAfter(month)}-01`),
});

export type MonthRefusal = { readonly code: "month-not-over"; readonly until: Instant };

/** Access records are checked month by month, once the month is over. */
export function checkableMonth(month: KoreanMonth, at: Instant): Outcome<Period, MonthRefusal> {
  const period = periodOf(month);
  return at < period.until
    ? refuse({ code: "month-not-over", until: period.until })
    : accept(period);
}
