import type { Instant } from "~/domain/shared/instant";
import type { CommitteePolicy } from "./committee-policy";
import type { DecisionOutcome, LineStatus, ReviewStatus, Seat, VoteChoice } from "./states";

/** A seat of the committee, or a substitute who sits in this case only. */
export type Member = {
  readonly personId: string;
  readonly seat: Seat;
  readonly isExternal: boolean;
  readonly from: Instant;
  /** Exclusive end, null while the seat is held. */
  readonly until: Instant | null;
  readonly isSubstitute: boolean;
  /** Belongs to the company that asks, now: a conflict that needs no declaration. */
  readonly isOfApplicant: boolean;
};

export type Declaration = {
  readonly memberId: string;
  readonly hasConflict: boolean;
  readonly reason: string;
  readonly at: Instant;
};

export type Vote = {
  readonly id: string;
  readonly lineId: string;
  readonly memberId: string;
  readonly choice: VoteChoice;
  readonly reason: string;
  readonly conditions: readonly string[];
  readonly at: Instant;
};

export type Tally = {
  readonly approve: number;
  readonly refuse: number;
  readonly abstain: number;
  /** Members who could vote when it was decided. */
  readonly seats: number;
  readonly quorum: number;
};

export type Decision = {
  readonly id: string;
  readonly lineId: string;
  readonly outcome: DecisionOutcome;
  readonly conditions: readonly string[];
  readonly tally: Tally;
  readonly policyVersion: number;
  readonly at: Instant;
  readonly logIndex: number;
};

export type ReviewLine = {
  readonly id: string;
  readonly datasetId: string;
  readonly status: LineStatus;
};

/** The case of one request before the committee of one hospital. */
export type Review = {
  readonly id: string;
  readonly requestId: string;
  readonly companyId: string;
  readonly hospitalId: string;
  readonly committeeId: string;
  /** The policy in force when the case came in. */
  readonly policy: CommitteePolicy;
  readonly policyVersion: number;
  readonly status: ReviewStatus;
  readonly openedAt: Instant;
  readonly dueAt: Instant;
  readonly decidedAt: Instant | null;
  readonly members: readonly Member[];
  readonly declarations: readonly Declaration[];
  readonly lines: readonly ReviewLine[];
  readonly votes: readonly Vote[];
  readonly decisions: readonly Decision[];
};

const isSeated = (member: Member, at: Instant): boolean =>
  member.from <= at && (member.until === null || at < member.until);

/** The seat a person holds in this case now, or null for an outsider. */
export const seatOf = (review: Review, personId: string, at: Instant): Seat | null =>
  review.members.find((member) => member.personId === personId && isSeated(member, at))?.seat ??
  null;

export const hasDeclared = (review: Review, personId: string): boolean =>
  review.declarations.some((each) => each.memberId === personId);

/** Declared by the member, or plain to see because the member belongs to the company that asks. */
export const isConflicted = (review: Review, personId: string): boolean =>
  review.declarations.some((each) => each.memberId === personId && each.hasConflict) ||
  review.members.some((each) => each.personId === personId && each.isOfApplicant);

/** Who may vote or still come to vote: seated now, not the secretary, without a conflict. */
export const eligibleMembers = (review: Review, at: Instant): readonly Member[] =>
  review.members.filter(
    (member) =>
      member.seat !== "secretary" && isSeated(member, at) && !isConflicted(review, member.personId),
  );
