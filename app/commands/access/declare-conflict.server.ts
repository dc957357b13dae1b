import { checkDeclaration, type DeclarationRefusal } from "~/domain/access/vote";
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
import { insertDeclaration, requestIdOfReview } from "~db/repositories/access/reviews";

export type ConflictDeclaration = {
  readonly reviewId: string;
  readonly hasConflict: boolean;
  /** What the conflict is; not needed where there is none. */
  readonly reason: string;
  readonly actor: Actor;
  readonly at: Instant;
};

/**
 * Records a member's word on a case: with a conflict, the member neither votes nor counts. When
 * everybody else has voted already, that word may be what the decision was waiting for.
 */
export async function declareConflict(
  deps: CommandDeps,
  { reviewId, hasConflict, reason, actor, at }: ConflictDeclaration,
): Promise<Outcome<{ decided: MadeDecision[] }, NotFound | NotAllowed | DeclarationRefusal>> {
  const requestId = await requestIdOfReview(deps.store.read, reviewId);
  if (!requestId) return NOT_FOUND;
  return deps.store.tx([requestId], async (db) => {
    const review = await loadReviewFor(db, reviewId, { actor, command: "declare-conflict", at });
    if (!review.ok) return review;
    const memberId = actor.personId;
    const checked = checkDeclaration(review.value, { memberId, hasConflict, reason });
    if (!checked.ok) return checked;
    const event = accessEvent(
      { actorId: memberId, at },
      {
        type: "conflict-declared",
        subjectId: requestId,
        facts: { reviewId, hasConflict, reasonSha256: sha256Hex(checked.value.reason) },
      },
    );
    await recordFacts(db, [{ event, transfers: [] }]);
    await insertDeclaration(db, reviewId, { ...checked.value, at });
    return accept({ decided: await decideReview(db, deps, { reviewId, at }) });
  });
}
