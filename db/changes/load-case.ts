import type { DataAccessRequest } from "~/domain/access/request";
import type { Instant } from "~/domain/shared/instant";
import type { Krw } from "~/domain/shared/krw";
import { invariant } from "~/domain/shared/outcome";
import type { MoneyContext } from "~/domain/voucher/ledger";
import { loadRequest } from "../repositories/access/requests";
import { type Agreement, loadAgreement } from "../repositories/programme/agreements";
import { loadRound, type Round } from "../repositories/programme/rounds";
import type { Db } from "../store";

/** A line with the amounts that were frozen when its request was submitted. */
export type SubmittedLine = DataAccessRequest["lines"][number] & {
  readonly reviewId: string;
  readonly priceKrw: Krw;
  readonly voucherKrw: Krw;
  readonly coPayKrw: Krw;
};

/** A request after its submission, with the agreement and the round it stands under. */
export type Case = {
  readonly request: Omit<DataAccessRequest, "lines"> & {
    readonly roundId: string;
    readonly agreementId: string;
    readonly voucherId: string;
    readonly ruleVersion: string;
    readonly lines: readonly SubmittedLine[];
  };
  readonly agreement: Agreement;
  readonly round: Round;
};

/** @throws InvariantBroken for a draft: nothing of it is frozen yet */
export async function loadCase(db: Db, requestId: string): Promise<Case> {
  const request = await loadRequest(db, requestId);
  invariant(request?.agreementId && request.roundId, `${requestId} was not submitted`);
  const agreement = await loadAgreement(db, request.agreementId);
  const round = await loadRound(db, request.roundId);
  invariant(agreement && round, `${requestId} stands under no agreement`);
  return { request: request as unknown as Case["request"], agreement, round };
}

/** Who moves money for a case, and under which rules. */
export const contextOf = (
  { request }: Case,
  { actorId, at }: { actorId: string; at: Instant },
): MoneyContext & { requestId: string } => ({
  roundId: request.roundId,
  ruleVersion: request.ruleVersion,
  requestId: request.id,
  actorId,
  at,
});
