import { checkReason, type ReasonRefusal, WITHDRAWAL_REASON_LENGTH } from "~/domain/access/vote";
import type { Actor } from "~/domain/identity/role";
import type { Instant } from "~/domain/shared/instant";
import { accept, type Outcome, refuse } from "~/domain/shared/outcome";
import type { NotAllowed, NotFound } from "~/domain/shared/refusal";
import { sha256Hex } from "~/domain/shared/sha256";
import { accessEvent } from "~db/changes/access-event";
import type { CommandDeps } from "~db/changes/deps";
import { endLines } from "~db/changes/end-lines";
import { contextOf, loadCase } from "~db/changes/load-case";
import { loadOwnRequest, requestKeys } from "~db/changes/own-request";
import { recordFacts } from "~db/changes/record-facts";
import { endRequest } from "~db/repositories/access/requests";
import { endReviews, loadReviewsOfRequest } from "~db/repositories/access/reviews";

export type Withdrawal = {
  readonly requestId: string;
  /** For the committees and the company's own file, at most 1,000 characters. */
  readonly reason: string;
  readonly actor: Actor;
  readonly at: Instant;
};

export type WithdrawRefusal =
  | NotFound
  | NotAllowed
  | ReasonRefusal
  | { readonly code: "decision-made"; readonly reviewIds: readonly string[] };

/**
 * Takes a request back before any committee has decided; the credit held for it is free again.
 * After a decision it runs on: a committee's work is not undone by its applicant.
 */
export function withdrawRequest(
  { store }: CommandDeps,
  { requestId, reason, actor, at }: Withdrawal,
): Promise<Outcome<{ requestId: string }, WithdrawRefusal>> {
  return store.tx(requestKeys(requestId, actor), async (db) => {
    const own = await loadOwnRequest(db, requestId, { actor, command: "withdraw-request" });
    if (!own.ok) return own;
    const reviews = await loadReviewsOfRequest(db, requestId, at);
    const decided = reviews.filter((review) => review.decisions.length > 0);
    if (decided.length > 0) {
      return refuse({ code: "decision-made", reviewIds: decided.map((review) => review.id) });
    }
    const checked = checkReason(reason, WITHDRAWAL_REASON_LENGTH);
    if (!checked.ok) return checked;
    const found = await loadCase(db, requestId);
    const context = contextOf(found, { actorId: actor.personId, at });
    const open = found.request.lines.filter((line) => line.status === "in-review");
    const lineIds = open.map((line) => line.id);
    const facts = { lineIds, reasonSha256: sha256Hex(checked.value) };
    const event = accessEvent(context, {
      type: "request-withdrawn",
      subjectId: requestId,
      facts,
    });
    await recordFacts(db, [{ event, transfers: [] }]);
    await endLines(db, context, { lineIds, status: "withdrawn", how: "released" });
    const openReviews = reviews.filter((review) => review.status === "open");
    const reviewIds = openReviews.map((review) => review.id);
    await endReviews(db, reviewIds, { status: "withdrawn", at });
    await endRequest(db, requestId, { status: "withdrawn", withdrawalReason: checked.value, at });
    return accept({ requestId });
  });
}
