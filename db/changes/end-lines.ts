import { isEnded } from "~/domain/access/request";
import { endHold } from "~/domain/voucher/hold";
import type { MoneyContext, MoneyFact } from "~/domain/voucher/ledger";
import { endRequest, loadRequest, setLineStatus } from "../repositories/access/requests";
import { endHolds, loadHoldsOfRequest } from "../repositories/voucher/holds";
import type { Db } from "../store";
import { accessEvent } from "./access-event";
import { recordFacts } from "./record-facts";

/** How a line ends without a grant, and what becomes of the credit held for it. */
type Ending = {
  readonly lineIds: readonly string[];
  readonly status: "refused" | "lapsed" | "withdrawn";
  readonly how: "released" | "expired";
  /** Why a line lapsed, for the log. A refusal and a withdrawal have an event of their own. */
  readonly because?: "hold-expired" | "agreement-over";
};

/** Ends lines and gives the credit held for them back to the voucher. */
export async function endLines(
  db: Db,
  context: MoneyContext & { readonly requestId: string },
  { lineIds, status, how, because }: Ending,
): Promise<void> {
  const wanted = new Set(lineIds);
  const ending = (await loadHoldsOfRequest(db, context.requestId)).filter(
    (hold) => wanted.has(hold.lineId) && hold.status === "active",
  );
  const facts: MoneyFact[] = ending.map((hold) => endHold(context, { hold, how }));
  if (because) {
    for (const lineId of lineIds) {
      const event = accessEvent(context, {
        type: "line-lapsed",
        subjectId: context.requestId,
        facts: { lineId, because },
      });
      facts.push({ event, transfers: [] });
    }
  }
  await recordFacts(db, facts);
  await endHolds(
    db,
    ending.map((hold) => hold.id),
    { status: how, at: context.at },
  );
  await setLineStatus(db, lineIds, status);
}

/** Closes a request once each of its lines has come to its end. */
export async function closeIfEnded(
  db: Db,
  context: MoneyContext & { readonly requestId: string },
): Promise<void> {
  const request = await loadRequest(db, context.requestId);
  if (request?.status !== "submitted") return;
  if (!request.lines.every((line) => isEnded(line.status))) return;
  const granted = request.lines.filter((line) => line.status === "granted").length;
  const event = accessEvent(context, {
    type: "request-closed",
    subjectId: request.id,
    facts: { lines: request.lines.length, granted },
  });
  await recordFacts(db, [{ event, transfers: [] }]);
  await endRequest(db, request.id, { status: "closed", at: context.at });
}
