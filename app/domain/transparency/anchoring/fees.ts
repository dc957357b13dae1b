import { accept, type Outcome, refuse } from "~/domain/shared/outcome";
import type { Fees } from "./profile";

/** What the operator allows a chain to cost, in wei. */
export type FeeLimits = {
  /** The most that is offered for a unit of gas; without it only the suggestion bounds the offer. */
  readonly maxFeePerGas?: bigint | undefined;
  /** The most that the transactions of 24 hours may cost together, whatever they cost in the end. */
  readonly dailyBudget?: bigint | undefined;
};

/** Gas is dearer than we may pay. The offer waits until fees fall or the operator allows more. */
export type FeeRefusal = {
  readonly code: "fee-cap-reached";
  /** Wei for a unit of gas. */
  readonly wanted: bigint;
  readonly limit: bigint;
};

/**
 * How far bumps may go above what the chain suggests. A chain that stands still takes no fee, and
 * must not find a hundredfold offer when it goes on. Source: OP txmgr, fee limit multiplier 5
 */
const MAX_MULTIPLE = 5n;

const larger = (a: bigint, b: bigint): bigint => (a > b ? a : b);

/** The cap: what the sender pays at most for a unit of gas. */
export const capOf = (fees: Fees): bigint =>
  fees.kind === "legacy" ? fees.gasPrice : fees.maxFeePerGas;

const tipOf = (fees: Fees): bigint =>
  fees.kind === "legacy" ? fees.gasPrice : fees.maxPriorityFeePerGas;

/**
 * An eighth more, rounded up, and never the same: the largest step that a node asks of a
 * replacement (geth and Besu ask for 10 %, others for 12.5 %).
 */
const bumped = (wei: bigint): bigint => larger((wei * 9n + 7n) / 8n, wei + 1n);

const offer = (kind: Fees["kind"], { cap, tip }: { cap: bigint; tip: bigint }): Fees =>
  kind === "legacy"
    ? { kind, gasPrice: cap }
    : { kind, maxFeePerGas: cap, maxPriorityFeePerGas: tip < cap ? tip : cap };

/**
 * What the first transaction of a nonce offers: the suggestion, or the operator's limit where that
 * still pays today's price. A suggestion leaves room for the base fee to double, so today's price
 * lies halfway between its cap and its tip. Source: docs/decisions/026-anchorer.md
 */
export function firstFees(
  suggestion: Fees,
  { maxFeePerGas }: FeeLimits,
): Outcome<Fees, FeeRefusal> {
  const [cap, tip] = [capOf(suggestion), tipOf(suggestion)];
  if (maxFeePerGas === undefined || cap <= maxFeePerGas) return accept(suggestion);
  const today = (cap + tip + 1n) / 2n;
  if (today > maxFeePerGas)
    return refuse({ code: "fee-cap-reached", wanted: today, limit: maxFeePerGas });
  return accept(offer(suggestion.kind, { cap: maxFeePerGas, tip }));
}

/**
 * What a transaction must offer to take the place of others of the same nonce: an eighth more than
 * the dearest of them in cap and tip, and not less than is suggested now.
 * @param earlier all that was offered for this nonce; none is a first offer
 */
export function replacementFees(
  earlier: readonly Fees[],
  suggestion: Fees,
  limits: FeeLimits,
): Outcome<Fees, FeeRefusal> {
  if (earlier.length === 0) return firstFees(suggestion, limits);
  const dearest = (of: (fees: Fees) => bigint) => earlier.map(of).reduce(larger);
  const needed = { cap: bumped(dearest(capOf)), tip: bumped(dearest(tipOf)) };
  const limit = highestCap(suggestion, limits);
  if (needed.cap > limit) return refuse({ code: "fee-cap-reached", wanted: needed.cap, limit });
  const cap = larger(needed.cap, capOf(suggestion));
  const tip = larger(needed.tip, tipOf(suggestion));
  return accept(offer(suggestion.kind, { cap: cap < limit ? cap : limit, tip }));
}

/** The lower of the operator's limit and the multiple; with free gas a few wei stay possible. */
function highestCap(suggestion: Fees, { maxFeePerGas }: FeeLimits): bigint {
  const multiple = larger(capOf(suggestion) * MAX_MULTIPLE, MAX_MULTIPLE);
  return maxFeePerGas !== undefined && maxFeePerGas < multiple ? maxFeePerGas : multiple;
}

/** What one transaction may cost at most, or did cost at most, in wei. */
export type Cost = { readonly nonce: number; readonly wei: bigint };

/**
 * Whether one more transaction stays within the budget of 24 hours. Of all transactions of one
 * nonce a chain takes one, so a replacement costs only what it adds.
 * @param spent the transactions signed in the 24 hours before
 */
export function isWithinBudget(
  next: Cost,
  spent: readonly Cost[],
  { dailyBudget }: FeeLimits,
): boolean {
  if (dailyBudget === undefined) return true;
  const byNonce = new Map<number, bigint>();
  for (const { nonce, wei } of [...spent, next]) {
    byNonce.set(nonce, larger(byNonce.get(nonce) ?? 0n, wei));
  }
  return [...byNonce.values()].reduce((sum, wei) => sum + wei, 0n) <= dailyBudget;
}
