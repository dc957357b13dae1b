import { expect, test } from "vitest";
import { callerOf, createRateLimit } from "./rate-limit";

test("the limit's last request passes and the next one is told how long to wait", () => {
  const limit = createRateLimit({ perMinute: 3 });
  expect([1, 2, 3].map(() => limit.take("a", 0))).toEqual([0, 0, 0]);
  expect(limit.take("a", 0)).toBe(20);
  expect(limit.take("b", 0)).toBe(0);
});

test("what was waited for is given, to the millisecond", () => {
  const limit = createRateLimit({ perMinute: 60 });
  for (let n = 0; n < 60; n += 1) limit.take("a", 0);
  expect(limit.take("a", 999)).toBe(1);
  expect(limit.take("a", 1_999)).toBe(0);
});

test("a clock that steps back neither gives nor takes", () => {
  const limit = createRateLimit({ perMinute: 2 });
  limit.take("a", 100_000);
  expect(limit.take("a", 0)).toBe(0);
  expect(limit.take("a", 0)).toBeGreaterThan(0);
});

test("a million callers take no more memory than the bound", () => {
  const limit = createRateLimit({ perMinute: 1, maxKeys: 100 });
  for (let n = 0; n < 100_000; n += 1) limit.take(`caller ${n}`, n);
  expect(limit.size).toBe(100);
});

const CALLERS: readonly [string | undefined, string][] = [
  ["127.0.0.1", "127.0.0.1"],
  ["::ffff:10.0.0.1", "10.0.0.1"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:db8:1:2::9", "2001:db8:1:2::/64"],
  ["::1", "0:0:0:0::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
  [undefined, "unknown"],
];
for (const [ip, caller] of CALLERS) {
  test(`${ip} is counted as ${caller}`, () => {
    expect(callerOf(ip)).toBe(caller);
  });
}
