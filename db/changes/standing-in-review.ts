import { type AccessCommand, may, type Standing } from "~/domain/access/permissions";
import { type Review, seatOf } from "~/domain/access/review";
import type { Actor } from "~/domain/identity/role";
import type { Instant } from "~/domain/shared/instant";
import { accept, type Outcome } from "~/domain/shared/outcome";
import { NOT_FOUND, type NotAllowed, type NotFound, notAllowed } from "~/domain/shared/refusal";
import { loadReview } from "../repositories/access/reviews";
import type { Db } from "../store";

/** How a person meets a case of a committee, or null: then the case does not exist for them. */
function standingIn(review: Review, actor: Actor, at: Instant): Standing | null {
  if (actor.role === "committee") return seatOf(review, actor.personId, at);
  if (actor.role === "data-office" && actor.organisationId === review.hospitalId) {
    return "data-office";
  }
  return null;
}

/** The case, if the table gives the actor this command on it now. */
export async function loadReviewFor(
  db: Db,
  reviewId: string,
  { actor, command, at }: { actor: Actor; command: AccessCommand; at: Instant },
): Promise<Outcome<Review, NotFound | NotAllowed>> {
  const review = await loadReview(db, reviewId, at);
  const standing = review && standingIn(review, actor, at);
  if (!standing) return NOT_FOUND;
  const state = review.status;
  return may(command, { subject: "review", state, standing })
    ? accept(review)
    : notAllowed(command, state);
}
