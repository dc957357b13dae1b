/**
 * How a committee decides: each hospital's own, versioned, because the guideline leaves composition
 * and quorum to the institution. Source: docs/decisions/006-committee-policy.md
 */
export type CommitteePolicy = {
  /** Voting members without a conflict who must have voted (an abstention is a vote). */
  readonly quorum: number;
  /** Of those, external members at least. */
  readonly externalQuorum: number;
  /** How approvals must compare with the votes for or against. */
  readonly majority: "simple" | "two-thirds" | "unanimous";
  /** Whether a decision is made as soon as the remaining votes cannot change it. */
  readonly decidesEarly: boolean;
  /** Days after which the committee means to have decided. */
  readonly dueDays: number;
};
