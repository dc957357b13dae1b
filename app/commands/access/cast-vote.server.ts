import type { VoteChoice } from "~/domain/access/states";
import { checkBallot, type VoteRefusal } from "~/domain/access/vote";
import type { Actor } from "~/domain/identity/role";
import type { Instant } from "~/domain/shared/instant";
import { accept, type Outcome } from "~/domain/shared/outcome";
import { NOT_FOUND, type NotAllowed, type NotFound } from "~/domain/shared/refusal";
import { sha256Hex } from "~/domain/shared/sha256";
import { accessEvent } from "~db/changes/access-event";
import { decideReview, type MadeDecision } from "~db/changes/decide-review";
import type { CommandDeps } from "~db/changes/deps";
import { recordFacts } from "~db/changes/record-facts";
import { loadReviewFor } from "~db/changes/standing-in-review";
import { insertVote, requestIdOfReview } from "~db/repositories/access/reviews";

export type VoteWish = {
  readonly reviewId: string;
  readonly lineId: string;
  readonly choice: VoteChoice;
  readonly reason: string;
  /** Conditions proposed with an approval. */
  readonly conditions: readonly string[];
  readonly actor: Actor;
  readonly at: Instant;
};

/** Records a committee vote on one dataset, and the decision where it was the vote that made it. */
export async function castVote(
  deps: CommandDeps,
  { reviewId, lineId, choice, reason, conditions, actor, at }: VoteWish,
): Promise<Outcome<{ decided: MadeDecision[] }, NotFound | NotAllowed | VoteRefusal>> {
  const requestId = await requestIdOfReview(deps.store.read, reviewId);
  if (!requestId) return NOT_FOUND;
  return deps.store.tx([requestId], async (db) => {
    const review = await loadReviewFor(db, reviewId, { actor, command: "cast-vote", at });
    if (!review.ok) return review;
    const memberId = actor.personId;
    const ballot = checkBallot(review.value, { lineId, memberId, choice, reason, conditions });
    if (!ballot.ok) return ballot;
    const vote = { id: deps.newId("vote"), ...ballot.value, at };
    const event = accessEvent(
      { actorId: memberId, at },
      {
        type: "vote-cast",
        subjectId: requestId,
        facts: {
          reviewId,
          lineId,
          choice,
          reasonSha256: sha256Hex(vote.reason),
          conditionsSha256: vote.conditions.map(sha256Hex),
        },
      },
    );
    await recordFacts(db, [{ event, transfers: [] }]);
    await insertVote(db, reviewId, vote);
    return accept({ decided: await decideReview(db, deps, { reviewId, at }) });
  });
}
