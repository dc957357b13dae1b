import { type Krw, krw } from "~/domain/shared/krw";
import { invariant } from "~/domain/shared/outcome";

/**
 * The payments of a co-pay: as few as the limit allows, of equal parts, and the first one also
 * carries the remainder of the division, so that they add up to the amount.
 * @param amount whole won, zero or more; nothing to pay needs no payment
 * @param limit most won that one payment may carry, at least 1
 */
export function planInstalments(amount: Krw, limit: Krw): Krw[] {
  invariant(amount >= 0 && limit >= 1, `no plan for ${amount} won in payments of ${limit}`);
  let count = Math.ceil(amount / limit);
  if (count === 0) return [];
  // The first payment takes the remainder, which may be more than the limit leaves room for.
  while (firstOf(amount, count) > limit) count += 1;
  const part = Math.floor(amount / count);
  return Array.from({ length: count }, (_, i) => krw(i === 0 ? firstOf(amount, count) : part));
}

const firstOf = (amount: number, count: number): number =>
  amount - Math.floor(amount / count) * (count - 1);
