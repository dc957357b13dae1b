import type { Locale } from "./locale";

/** Moments as Korean calendar text. Written out by hand: ICU data differs between server and browser. */

const KOREAN_OFFSET_MS = 9 * 3_600_000; // UTC+9 without summer time since 1988.
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

const KOREAN_DAYS = ["일", "월", "화", "수", "목", "금", "토"] as const;
const ENGLISH_DAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"] as const;
const ENGLISH_MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

const two = (part: number): string => String(part).padStart(2, "0");

/** @param at UTC milliseconds @returns `2026년 3월 16일 (월)` or `Mon, 16 March 2026` */
export function formatDay(at: number, locale: Locale): string {
  const day = new Date(at + KOREAN_OFFSET_MS);
  const [year, month, date, weekday] = [
    day.getUTCFullYear(),
    day.getUTCMonth(),
    day.getUTCDate(),
    day.getUTCDay(),
  ];
  return locale === "ko"
    ? `${year}년 ${month + 1}월 ${date}일 (${KOREAN_DAYS[weekday]})`
    : `${ENGLISH_DAYS[weekday]}, ${date} ${ENGLISH_MONTHS[month]} ${year}`;
}

/** @returns `18:00` in Korea */
export function formatClock(at: number): string {
  const day = new Date(at + KOREAN_OFFSET_MS);
  return `${two(day.getUTCHours())}:${two(day.getUTCMinutes())}`;
}

/** @returns `2026년 3월 16일 (월) 18:00` or `Mon, 16 March 2026, 18:00 KST` */
export const formatMoment = (at: number, locale: Locale): string =>
  locale === "ko"
    ? `${formatDay(at, locale)} ${formatClock(at)}`
    : `${formatDay(at, locale)}, ${formatClock(at)} KST`;

const UNITS = {
  minute: { ko: "분", en: "minute" },
  hour: { ko: "시간", en: "hour" },
  day: { ko: "일", en: "day" },
  month: { ko: "개월", en: "month" },
  year: { ko: "년", en: "year" },
} as const;

function distanceOf(ms: number): { count: number; unit: keyof typeof UNITS } {
  if (ms < HOUR_MS) return { count: Math.floor(ms / MINUTE_MS), unit: "minute" };
  if (ms < DAY_MS) return { count: Math.floor(ms / HOUR_MS), unit: "hour" };
  if (ms < 60 * DAY_MS) return { count: Math.floor(ms / DAY_MS), unit: "day" };
  if (ms < 730 * DAY_MS) return { count: Math.floor(ms / (30.44 * DAY_MS)), unit: "month" };
  return { count: Math.floor(ms / (365.25 * DAY_MS)), unit: "year" };
}

/** `2분 전`, `3일 뒤`; within a minute `지금`. Rounded down, so that a deadline never sounds later. */
export function formatAgo(at: number, { now, locale }: { now: number; locale: Locale }): string {
  const { count, unit } = distanceOf(Math.abs(at - now));
  if (count === 0) return locale === "ko" ? "지금" : "now";
  const past = at < now;
  if (locale === "ko") return `${count}${UNITS[unit].ko} ${past ? "전" : "뒤"}`;
  const words = `${count} ${UNITS[unit].en}${count === 1 ? "" : "s"}`;
  return past ? `${words} ago` : `in ${words}`;
}

/** Korean calendar days from today until the day of a moment: 0 on the day itself, negative after. */
export const daysUntil = (at: number, now: number): number =>
  Math.floor((at + KOREAN_OFFSET_MS) / DAY_MS) - Math.floor((now + KOREAN_OFFSET_MS) / DAY_MS);

/** A length of time as days: `14일`, `2.5일`, `1 day`. */
export function formatDays(days: number, locale: Locale): string {
  const rounded = Math.round(days * 10) / 10;
  if (locale === "ko") return `${rounded}일`;
  return `${rounded} ${rounded === 1 ? "day" : "days"}`;
}
