import { expect, test } from "vitest";
import { daysUntil, formatAgo, formatDay, formatDays, formatMoment } from "./format-time";

const at = Date.parse("2026-03-16T09:00:00Z");

test("a moment is written as the clock and the calendar in Korea say it", () => {
  expect(formatMoment(at, "ko")).toBe("2026년 3월 16일 (월) 18:00");
  expect(formatMoment(at, "en")).toBe("Mon, 16 March 2026, 18:00 KST");
  expect(formatDay(Date.parse("2026-03-16T15:00:00Z"), "ko")).toBe("2026년 3월 17일 (화)");
  expect(formatDay(Date.parse("2026-03-16T14:59:59.999Z"), "ko")).toBe("2026년 3월 16일 (월)");
});

test("distances are rounded down, so a deadline never sounds later than it is", () => {
  const ago = (ms: number, locale: "ko" | "en" = "ko") => formatAgo(at + ms, { now: at, locale });
  expect(ago(-59_999)).toBe("지금");
  expect(ago(-120_000)).toBe("2분 전");
  expect(ago(-3_600_000, "en")).toBe("1 hour ago");
  expect(ago(3 * 86_400_000 - 1)).toBe("2일 뒤");
  expect(ago(3 * 86_400_000, "en")).toBe("in 3 days");
  expect(ago(-800 * 86_400_000)).toBe("2년 전");
});

test("days until a call closes count calendar days in Korea", () => {
  const lastEvening = Date.parse("2026-03-15T14:59:00Z");
  expect(daysUntil(at, lastEvening)).toBe(1);
  expect(daysUntil(at, at)).toBe(0);
  expect(daysUntil(at, Date.parse("2026-03-16T15:00:00Z"))).toBe(-1);
});

test("a length of time is whole or has one digit", () => {
  expect(formatDays(14, "ko")).toBe("14일");
  expect(formatDays(2.46, "ko")).toBe("2.5일");
  expect(formatDays(1, "en")).toBe("1 day");
});
