import { accept, type Outcome, refuse } from "~/domain/shared/outcome";
import { hasDeclared, isConflicted, type Review } from "./review";
import type { VoteChoice } from "./states";

/** Most characters of a reason or a condition, and most conditions with one vote. */
export const REASON_LENGTH = 2_000;
export const WITHDRAWAL_REASON_LENGTH = 1_000;
export const CONDITION_LENGTH = 500;
export const MAX_CONDITIONS = 10;

export type Ballot = {
  readonly lineId: string;
  readonly memberId: string;
  readonly choice: VoteChoice;
  readonly reason: string;
  readonly conditions: readonly string[];
};

export type ReasonRefusal =
  | { readonly code: "reason-missing" }
  | { readonly code: "reason-too-long"; readonly max: number };

export type VoteRefusal =
  | ReasonRefusal
  | { readonly code: "not-found" }
  | { readonly code: "line-decided" }
  | { readonly code: "conflict-not-declared" }
  | { readonly code: "conflict-of-interest" }
  | { readonly code: "already-voted" }
  | { readonly code: "conditions-need-approval" }
  | { readonly code: "too-many-conditions"; readonly max: number };

/** A written reason, without surrounding white space. @param max characters at most */
export function checkReason(text: string, max = REASON_LENGTH): Outcome<string, ReasonRefusal> {
  const reason = text.trim();
  if (reason === "") return refuse({ code: "reason-missing" });
  if (reason.length > max) return refuse({ code: "reason-too-long", max });
  return accept(reason);
}

/**
 * Whether a seated member's ballot counts. A member first says whether there is a conflict, votes
 * once on each dataset, and cannot take a vote back: the others may have relied on it.
 */
export function checkBallot(review: Review, ballot: Ballot): Outcome<Ballot, VoteRefusal> {
  const { lineId, memberId, choice } = ballot;
  const line = review.lines.find((each) => each.id === lineId);
  if (!line) return refuse({ code: "not-found" });
  // The conflict that is plain to see comes first: it needs no declaration.
  if (isConflicted(review, memberId)) return refuse({ code: "conflict-of-interest" });
  if (!hasDeclared(review, memberId)) return refuse({ code: "conflict-not-declared" });
  const hasVoted = review.votes.some(
    (vote) => vote.lineId === lineId && vote.memberId === memberId,
  );
  if (hasVoted) return refuse({ code: "already-voted" });
  if (line.status !== "in-review") return refuse({ code: "line-decided" });
  const reason = checkReason(ballot.reason);
  if (!reason.ok) return reason;
  const conditions = [...new Set(ballot.conditions.map((each) => each.trim()))].filter(Boolean);
  if (conditions.length > 0 && choice !== "approve") {
    return refuse({ code: "conditions-need-approval" });
  }
  if (conditions.length > MAX_CONDITIONS) {
    return refuse({ code: "too-many-conditions", max: MAX_CONDITIONS });
  }
  if (conditions.some((each) => each.length > CONDITION_LENGTH)) {
    return refuse({ code: "reason-too-long", max: CONDITION_LENGTH });
  }
  return accept({ lineId, memberId, choice, reason: reason.value, conditions });
}

export type DeclarationRefusal = ReasonRefusal | { readonly code: "already-declared" };

/** A member's word on one case, given once: whether there is a conflict, and which. */
export function checkDeclaration(
  review: Review,
  { memberId, hasConflict, reason }: { memberId: string; hasConflict: boolean; reason: string },
): Outcome<{ memberId: string; hasConflict: boolean; reason: string }, DeclarationRefusal> {
  if (hasDeclared(review, memberId)) return refuse({ code: "already-declared" });
  if (!hasConflict) return accept({ memberId, hasConflict, reason: "" });
  const checked = checkReason(reason);
  if (!checked.ok) return checked;
  return accept({ memberId, hasConflict, reason: checked.value });
}
