import { checkSubstitute, type SubstituteRefusal } from "~/domain/access/substitute";
import type { Actor } from "~/domain/identity/role";
import type { Instant } from "~/domain/shared/instant";
import { accept, type Outcome } from "~/domain/shared/outcome";
import { NOT_FOUND, type NotAllowed, type NotFound } from "~/domain/shared/refusal";
import { accessEvent } from "~db/changes/access-event";
import type { CommandDeps } from "~db/changes/deps";
import { recordFacts } from "~db/changes/record-facts";
import { loadReviewFor } from "~db/changes/standing-in-review";
import { loadCandidate } from "~db/repositories/access/committees";
import { insertSubstitute, requestIdOfReview } from "~db/repositories/access/reviews";

export type Appointment = {
  readonly reviewId: string;
  readonly personId: string;
  /** Whether the substitute counts as external to this hospital. */
  readonly isExternal: boolean;
  readonly actor: Actor;
  readonly at: Instant;
};

/** Lets a person of another committee join one case whose own members cannot reach the quorum. */
export async function appointSubstitute(
  { store }: CommandDeps,
  { reviewId, personId, isExternal, actor, at }: Appointment,
): Promise<
  Outcome<{ reviewId: string; personId: string }, NotFound | NotAllowed | SubstituteRefusal>
> {
  const requestId = await requestIdOfReview(store.read, reviewId);
  if (!requestId) return NOT_FOUND;
  return store.tx([requestId], async (db) => {
    const review = await loadReviewFor(db, reviewId, { actor, command: "appoint-substitute", at });
    if (!review.ok) return review;
    const applicantId = review.value.companyId;
    const candidate = await loadCandidate(db, personId, { applicantId, at });
    if (!candidate) return NOT_FOUND;
    const checked = checkSubstitute(review.value, candidate, at);
    if (!checked.ok) return checked;
    const appointedBy = actor.personId;
    const event = accessEvent(
      { actorId: appointedBy, at },
      {
        type: "substitute-appointed",
        subjectId: requestId,
        facts: { reviewId, personId, isExternal },
      },
    );
    await recordFacts(db, [{ event, transfers: [] }]);
    await insertSubstitute(db, { reviewId, personId, isExternal, appointedBy, at });
    return accept({ reviewId, personId });
  });
}
