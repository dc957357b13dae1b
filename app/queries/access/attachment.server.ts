import { hasDeclared, isConflicted, type Review, seatOf } from "~/domain/access/review";
import type { Actor } from "~/domain/identity/role";
import type { Instant } from "~/domain/shared/instant";
import { loadAttachment, loadRequest } from "~db/repositories/access/requests";
import { loadReviewsOfRequest } from "~db/repositories/access/reviews";
import type { Store } from "~db/store";

/**
 * A document of a request for one of its parties: the company, the data offices of the hospitals
 * it asks, and their committees' members who may read the case. Null for everybody else.
 */
export async function loadAttachmentFor(
  { read }: Store,
  wish: { requestId: string; attachmentId: string; actor: Actor; at: Instant },
) {
  const request = await loadRequest(read, wish.requestId);
  if (!request) return null;
  const { actor, at } = wish;
  const isParty =
    actor.role === "company"
      ? actor.organisationId === request.companyId
      : (await loadReviewsOfRequest(read, request.id, at)).some((review) =>
          mayRead(review, actor, at),
        );
  return isParty ? loadAttachment(read, request.id, wish.attachmentId) : null;
}

/** A data office reads at its own hospital; a member once it is declared that there is no conflict. */
function mayRead(review: Review, actor: Actor, at: Instant): boolean {
  if (actor.role === "data-office") return actor.organisationId === review.hospitalId;
  if (actor.role !== "committee") return false;
  const seat = seatOf(review, actor.personId, at);
  if (!seat || isConflicted(review, actor.personId)) return false;
  return seat === "secretary" || review.status !== "open" || hasDeclared(review, actor.personId);
}
