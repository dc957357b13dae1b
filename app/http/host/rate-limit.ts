/** Token buckets in bounded memory. Source: docs/decisions/014-limits.md */
import { isIPv6 } from "node:net";

export type RateLimit = {
  /** Takes one; answers 0, or how many whole seconds to wait. */
  take(key: string, nowMs: number): number;
  readonly size: number;
};

type Bucket = { tokens: number; at: number };

/** @param perMinute both the burst and what comes back in a minute */
export function createRateLimit({
  perMinute,
  maxKeys = 20_000,
}: {
  perMinute: number;
  maxKeys?: number;
}): RateLimit {
  const buckets = new Map<string, Bucket>();
  const msPerToken = 60_000 / perMinute;
  return {
    take(key, nowMs) {
      const known = buckets.get(key);
      // A clock that steps back must not take tokens away.
      const elapsed = known ? Math.max(0, nowMs - known.at) : 0;
      const tokens = known ? Math.min(perMinute, known.tokens + elapsed / msPerToken) : perMinute;
      // Newest last, so that the bound drops whoever was quiet longest and has a full bucket again.
      buckets.delete(key);
      buckets.set(key, { tokens: tokens >= 1 ? tokens - 1 : tokens, at: nowMs });
      if (buckets.size > maxKeys) buckets.delete(buckets.keys().next().value as string);
      return tokens >= 1 ? 0 : Math.max(1, Math.ceil(((1 - tokens) * msPerToken) / 1_000));
    },
    get size() {
      return buckets.size;
    },
  };
}

/** One caller: an IPv4 address, or the /64 that one IPv6 line is given. */
export function callerOf(ip: string | undefined): string {
  const address = (ip ?? "unknown").replace(/^::ffff:(?=\d+\.)/, "").replace(/%.*$/, "");
  if (!isIPv6(address)) return address;
  const [head = "", tail] = address.split("::");
  const groups = head.split(":").filter(Boolean);
  if (tail !== undefined) {
    const after = tail.split(":").filter(Boolean);
    while (groups.length + after.length < 8) groups.push("0");
    groups.push(...after);
  }
  return `${groups.slice(0, 4).join(":")}::/64`;
}
