import type { Instant } from "~/domain/shared/instant";
import { accept, type Outcome, refuse } from "~/domain/shared/outcome";
import { quorumOf } from "./decide";
import type { Review } from "./review";

export type SubstituteRefusal =
  | { readonly code: "quorum-reachable" }
  | { readonly code: "already-seated" }
  | { readonly code: "conflict-of-interest" }
  | { readonly code: "not-a-committee-person" };

/** A person as a possible substitute: sits in some committee now, and is not of the applicant. */
export type Candidate = {
  readonly personId: string;
  readonly isOfCommittee: boolean;
  readonly isOfApplicant: boolean;
};

/**
 * Whether a person may join one case because conflicts left its committee without a quorum. Only
 * then: otherwise a committee could be enlarged until it answers as wished.
 * Source: docs/decisions/006-committee-policy.md
 */
export function checkSubstitute(
  review: Review,
  candidate: Candidate,
  at: Instant,
): Outcome<Candidate, SubstituteRefusal> {
  if (quorumOf(review, at).state !== "unreachable") return refuse({ code: "quorum-reachable" });
  if (review.members.some((member) => member.personId === candidate.personId)) {
    return refuse({ code: "already-seated" });
  }
  if (candidate.isOfApplicant) return refuse({ code: "conflict-of-interest" });
  if (!candidate.isOfCommittee) return refuse({ code: "not-a-committee-person" });
  return accept(candidate);
}
