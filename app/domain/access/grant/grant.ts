import { addDays, type Instant, instantOf } from "~/domain/shared/instant";
import { accept, type Outcome, refuse } from "~/domain/shared/outcome";
import type { GrantStatus } from "../states";

/** Team × dataset × purpose × agreement × period. Valid while `from <= now < until` and active. */
export type Grant = {
  readonly id: string;
  readonly requestId: string;
  readonly lineId: string;
  readonly companyId: string;
  readonly hospitalId: string;
  readonly datasetId: string;
  readonly purposeSha256: string;
  readonly agreementId: string;
  readonly from: Instant;
  readonly until: Instant;
  readonly status: GrantStatus;
  readonly endedAt: Instant | null;
  readonly logIndex: number;
};

/**
 * How long a grant lasts that starts now: as long as was asked for, but never longer than the
 * round allows nor beyond the agreement. Null where the agreement is over already.
 * @param useDays days asked for @param grantDays the round's longest time
 */
export function grantPeriod(
  at: Instant,
  { useDays, grantDays, agreementUntil }: GrantBounds,
): { from: Instant; until: Instant } | null {
  const ends = [addDays(at, useDays), addDays(at, grantDays), agreementUntil];
  const until = instantOf(Math.min(...ends));
  return until > at ? { from: at, until } : null;
}

export type GrantBounds = {
  readonly useDays: number;
  readonly grantDays: number;
  readonly agreementUntil: Instant;
};

export type VisaRefusal =
  | { readonly code: "not-in-team" }
  | { readonly code: "visa-outlives-grant"; readonly until: Instant };

/** Whether a visa may be issued to a person under a grant: never beyond its end. */
export function checkVisa(
  grant: Pick<Grant, "until"> & { readonly team: readonly string[] },
  { personId, expiresAt }: { personId: string; expiresAt: Instant },
): Outcome<{ personId: string; expiresAt: Instant }, VisaRefusal> {
  if (!grant.team.includes(personId)) return refuse({ code: "not-in-team" });
  if (expiresAt > grant.until) return refuse({ code: "visa-outlives-grant", until: grant.until });
  return accept({ personId, expiresAt });
}
