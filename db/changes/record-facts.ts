import type { MoneyFact } from "~/domain/voucher/ledger";
import { appendEvents } from "../repositories/transparency/events";
import { recordTransfers } from "../repositories/voucher/ledger";
import type { Db } from "../store";

/**
 * Writes what happened and the money that moved because of it: each transfer names the place in
 * the log of its event. Every change appends to the log before it touches an account, so that two
 * changes never wait for each other in a circle.
 * @returns the log index of the first fact; the others follow without a gap
 */
export async function recordFacts(db: Db, facts: readonly MoneyFact[]): Promise<number> {
  if (facts.length === 0) return -1;
  const first = await appendEvents(
    db,
    facts.map((fact) => fact.event),
  );
  await recordTransfers(
    db,
    facts.flatMap((fact, i) =>
      fact.transfers.map((transfer) => ({ ...transfer, logIndex: first + i })),
    ),
  );
  return first;
}
