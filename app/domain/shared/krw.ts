import { invariant } from "./outcome";

declare const won: unique symbol;

/** Whole South Korean won; may be negative (a correction), never a fraction. */
export type Krw = number & { readonly [won]: true };

/** The only door to `Krw`. @throws InvariantBroken for a fraction or a value beyond 2^53 − 1 */
export function krw(amount: number): Krw {
  invariant(Number.isSafeInteger(amount), `not a whole, safe amount of won: ${amount}`);
  return (amount === 0 ? 0 : amount) as Krw;
}

export const addKrw = (...amounts: readonly Krw[]): Krw =>
  krw(amounts.reduce<number>((sum, amount) => sum + amount, 0));

export const subtractKrw = (from: Krw, amount: Krw): Krw => krw(from - amount);

/** A rate in basis points (1/10,000): 15 % is 1,500. */
export type BasisPoints = number;

/**
 * The share of an amount at a rate, rounded down to the won. Whoever calls this names the party
 * that takes the remainder, so that both parts add up to the amount.
 * @param rate 0 to 10,000 basis points
 */
export function shareOf(amount: Krw, rate: BasisPoints): Krw {
  invariant(Number.isInteger(rate) && rate >= 0 && rate <= 10_000, `not a rate: ${rate}`);
  // Quotient and rest apart, so that no product leaves the safe integers.
  const whole = Math.floor(amount / 10_000);
  const rest = amount - whole * 10_000;
  return krw(whole * rate + Math.floor((rest * rate) / 10_000));
}
