import { expect, test } from "vitest";
import { sayRefusal } from "./refusal-words";
import { translatorOf } from "./translate";

const t = translatorOf("ko", {
  "refusal.credit-short": "신용이 {{short}}원 부족해요.",
  "refusal.voucher-expired": "{{expiredAt}}에 끝났어요.",
  "refusal.unknown": "지금은 할 수 없어요.",
});

test("a refusal says how much is short and since when, in the reader's own way of writing", () => {
  expect(sayRefusal(t, { code: "credit-short", short: 70_000_001 })).toBe(
    "신용이 70,000,001원 부족해요.",
  );
  expect(
    sayRefusal(t, { code: "voucher-expired", expiredAt: Date.parse("2026-03-16T09:00:00Z") }),
  ).toBe("2026년 3월 16일 (월) 18:00에 끝났어요.");
});

test("a code that has no words yet is still answered in words", () => {
  expect(sayRefusal(t, { code: "never-heard-of" })).toBe("지금은 할 수 없어요.");
});
