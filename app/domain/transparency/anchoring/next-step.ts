import type { ChainProfile } from "./profile";

/** A signed transaction that no block of the chain holds, as far as we know. */
export type OpenAttempt = {
  readonly txHash: string;
  readonly nonce: number;
  /** The head that it must find on the chain to be taken. */
  readonly prevSize: number;
  readonly size: number;
  readonly signedAt: number;
};

/** What one look at a chain and at our own log has shown. Sizes are numbers of entries. */
export type ChainFacts = {
  /** Size of the newest head on the chain, and of the newest that it does not take back. */
  readonly latest: number;
  readonly final: number;
  /** The next nonce of the anchor's key after the newest block. */
  readonly nonce: number;
  /** Size of our newest checkpoint; 0 before the first. */
  readonly newest: number;
  readonly open: readonly OpenAttempt[];
  readonly now: number;
  readonly profile: Pick<ChainProfile, "fees" | "resubmitAfterMs">;
};

/** What to do next for one chain. */
export type Step =
  /** Nothing newer than what the chain holds. */
  | { readonly kind: "rest" }
  /** The chain may still take back its newest head. */
  | { readonly kind: "wait" }
  | { readonly kind: "resend"; readonly txHash: string }
  /** Sign the newest checkpoint; `replaces` are the attempts whose place it takes. */
  | { readonly kind: "publish"; readonly replaces: readonly string[] };

/**
 * What to do next for a chain. Every step starts from a head that the chain does not take back, and
 * one nonce is open at a time. So all transactions that can ever stand in a block at that nonce name
 * the same previous head, and whichever the chain takes, the contract accepts it: no reorganisation
 * makes one of ours fail, and none has to be repaired.
 */
export function nextStep(facts: ChainFacts): Step {
  const { latest, final, nonce, newest, open, now, profile } = facts;
  if (latest !== final) return { kind: "wait" };
  if (newest <= latest) return { kind: "rest" };
  const rivals = open.filter((attempt) => attempt.nonce === nonce);
  const youngest = rivals
    .filter((attempt) => attempt.prevSize === latest)
    .reduce<OpenAttempt | undefined>((a, b) => (a && a.signedAt > b.signedAt ? a : b), undefined);
  if (!youngest) return { kind: "publish", replaces: rivals.map(({ txHash }) => txHash) };
  // Where gas is free nothing is dearer than the first offer, and only sending it again can help.
  const isDue = profile.fees !== "free" && now - youngest.signedAt >= profile.resubmitAfterMs;
  if (!isDue) return { kind: "resend", txHash: youngest.txHash };
  return { kind: "publish", replaces: rivals.map(({ txHash }) => txHash) };
}

/**
 * Whether a transaction without a block can never be taken: the chain has settled a head beyond the
 * one it starts from, and heads only grow.
 */
export const isOvertaken = (
  attempt: Pick<OpenAttempt, "prevSize">,
  { final }: Pick<ChainFacts, "final">,
): boolean => final > attempt.prevSize;
