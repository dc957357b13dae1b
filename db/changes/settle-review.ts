import { purposeSha256 } from "~/domain/access/dossier-rules";
import { type Grant, grantPeriod } from "~/domain/access/grant/grant";
import { invariant } from "~/domain/shared/outcome";
import { settleHold } from "~/domain/voucher/hold";
import type { MoneyContext } from "~/domain/voucher/ledger";
import { insertGrants } from "../repositories/access/grants";
import { setLineStatus } from "../repositories/access/requests";
import { endHolds, loadHoldsOfRequest } from "../repositories/voucher/holds";
import type { Db } from "../store";
import { accessEvent } from "./access-event";
import type { CommandDeps } from "./deps";
import { endLines } from "./end-lines";
import type { Case, SubmittedLine } from "./load-case";
import { recordFacts } from "./record-facts";

type NewIds = Pick<CommandDeps, "newId">;
type Context = MoneyContext & { readonly requestId: string };

/**
 * Spends the holds of a review's approved lines and issues one grant for each, because nothing is
 * owed any more. Where the agreement ended meanwhile no grant can begin: the lines lapse, and a
 * co-pay that came stays on the company's account until it is refunded.
 * @returns the grants, none if the agreement is over
 */
export async function settleReview(
  db: Db,
  { newId }: NewIds,
  settled: { case: Case; reviewId: string; context: Context },
): Promise<string[]> {
  const { context, reviewId } = settled;
  const { request, agreement, round } = settled.case;
  const lines = request.lines.filter(
    (line) => line.reviewId === reviewId && line.status === "approved",
  );
  const lineIds = lines.map((line) => line.id);
  const period = grantPeriod(context.at, {
    useDays: request.dossier.useDays ?? round.rules.grantDays,
    grantDays: round.rules.grantDays,
    agreementUntil: agreement.until,
  });
  if (!period) {
    const because = "agreement-over" as const;
    await endLines(db, context, { lineIds, status: "lapsed", how: "released", because });
    return [];
  }
  await spendHolds(db, context, { lines, companyId: request.companyId });
  await setLineStatus(db, lineIds, "granted");
  const issued = lines.map((line) => ({
    id: newId("grant"),
    requestId: request.id,
    lineId: line.id,
    companyId: request.companyId,
    hospitalId: line.hospitalId,
    datasetId: line.datasetId,
    purposeSha256: purposeSha256(request.dossier),
    agreementId: agreement.id,
    ...period,
  }));
  return issueGrants(db, { context, issued, team: request.team });
}

async function spendHolds(
  db: Db,
  context: Context,
  { lines, companyId }: { lines: readonly SubmittedLine[]; companyId: string },
): Promise<void> {
  const holds = await loadHoldsOfRequest(db, context.requestId);
  const spent = lines.map((line) => {
    const hold = holds.find((each) => each.lineId === line.id);
    invariant(hold, `line ${line.id} was submitted without a hold`);
    return { hold, line };
  });
  await recordFacts(
    db,
    spent.map(({ hold, line: { hospitalId, coPayKrw } }) =>
      settleHold(context, { hold, hospitalId, companyId, coPayKrw }),
    ),
  );
  const ids = spent.map(({ hold }) => hold.id);
  await endHolds(db, ids, { status: "settled", at: context.at });
}

async function issueGrants(
  db: Db,
  { context, issued, team }: { context: Context; issued: NewGrant[]; team: readonly string[] },
): Promise<string[]> {
  const facts = issued.map(({ id, ...facts }) => ({
    event: accessEvent(context, { type: "grant-issued", subjectId: id, facts: { ...facts, team } }),
    transfers: [],
  }));
  const first = await recordFacts(db, facts);
  await insertGrants(
    db,
    issued.map((grant, i) => ({
      ...grant,
      status: "active",
      endedAt: null,
      logIndex: first + i,
    })),
  );
  return issued.map((grant) => grant.id);
}

type NewGrant = Omit<Grant, "status" | "endedAt" | "logIndex">;
