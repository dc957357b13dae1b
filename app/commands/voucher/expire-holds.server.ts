import type { Instant } from "~/domain/shared/instant";
import { cancelCoPayment, hasPaidAnything } from "~/domain/voucher/co-payment";
import { finishReview } from "~db/changes/decide-review";
import type { CommandDeps } from "~db/changes/deps";
import { closeIfEnded, endLines } from "~db/changes/end-lines";
import { contextOf, loadCase } from "~db/changes/load-case";
import { recordFacts } from "~db/changes/record-facts";
import { endCoPayment, loadCoPaymentsOfRequest } from "~db/repositories/voucher/co-payments";
import { listRequestsWithOverdueHolds, loadHoldsOfRequest } from "~db/repositories/voucher/holds";
import type { Db } from "~db/store";

/**
 * Ends the holds whose time is over: their lines lapse, a co-payment that nobody began to pay is
 * cancelled, and the credit is free again. One transaction a request, so it may stop anywhere and
 * run again. @param limit requests at most in one run
 */
export async function expireHolds(
  deps: CommandDeps,
  { at, limit }: { at: Instant; limit: number },
): Promise<{ requestIds: string[]; lineIds: string[] }> {
  const requestIds = await listRequestsWithOverdueHolds(deps.store.read, { at, limit });
  const lineIds: string[] = [];
  for (const requestId of requestIds) {
    const lapsed = await deps.store.tx([requestId], (db) => lapse(db, deps, { requestId, at }));
    lineIds.push(...lapsed);
  }
  return { requestIds, lineIds };
}

async function lapse(
  db: Db,
  deps: CommandDeps,
  { requestId, at }: { requestId: string; at: Instant },
): Promise<string[]> {
  const found = await loadCase(db, requestId);
  const context = contextOf(found, { actorId: "system", at });
  const due = (await loadCoPaymentsOfRequest(db, requestId)).filter(
    (coPayment) => coPayment.status === "due",
  );
  // Money that was paid for a part must not lose what it is paid for. Source: docs/decisions/043-holds-and-their-end.md
  const kept = new Set(due.filter(hasPaidAnything).map((coPayment) => coPayment.reviewId));
  const overdue = new Set(
    (await loadHoldsOfRequest(db, requestId))
      .filter((hold) => hold.status === "active" && hold.expiresAt <= at)
      .map((hold) => hold.lineId),
  );
  const lines = found.request.lines.filter(
    (line) => overdue.has(line.id) && !kept.has(line.reviewId),
  );
  const lineIds = lines.map((line) => line.id);
  const reviewIds = [...new Set(lines.map((line) => line.reviewId))];
  for (const coPayment of due.filter((each) => reviewIds.includes(each.reviewId))) {
    await recordFacts(db, [cancelCoPayment(context, coPayment)]);
    await endCoPayment(db, coPayment.id, { status: "cancelled", at });
  }
  await endLines(db, context, {
    lineIds,
    status: "lapsed",
    how: "expired",
    because: "hold-expired",
  });
  for (const reviewId of reviewIds) await finishReview(db, deps, { reviewId, context });
  await closeIfEnded(db, context);
  return lineIds;
}
