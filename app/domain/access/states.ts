/**
 * A draft is the company's basket; a submitted request is before the committees; it is closed when
 * each line has come to its end, or withdrawn by the company before that.
 */
export const REQUEST_STATUSES = ["draft", "submitted", "withdrawn", "closed"] as const;
export type RequestStatus = (typeof REQUEST_STATUSES)[number];

/** `approved` waits for the co-pay, `granted` is in use or past; the other ends release the hold. */
export const LINE_STATUSES = [
  "draft",
  "in-review",
  "approved",
  "refused",
  "granted",
  "lapsed",
  "withdrawn",
] as const;
export type LineStatus = (typeof LINE_STATUSES)[number];

/** `lapsed`: the holds of all its lines ran out before the committee decided anything. */
export const REVIEW_STATUSES = ["open", "decided", "withdrawn", "lapsed"] as const;
export type ReviewStatus = (typeof REVIEW_STATUSES)[number];

/** The secretary prepares the docket and has no vote. */
export const SEATS = ["chair", "member", "secretary"] as const;
export type Seat = (typeof SEATS)[number];

export const VOTE_CHOICES = ["approve", "refuse", "abstain"] as const;
export type VoteChoice = (typeof VOTE_CHOICES)[number];

export const DECISION_OUTCOMES = ["approved", "refused"] as const;
export type DecisionOutcome = (typeof DECISION_OUTCOMES)[number];

export const GRANT_STATUSES = ["active", "revoked", "expired"] as const;
export type GrantStatus = (typeof GRANT_STATUSES)[number];
