import type { Actor } from "~/domain/identity/role";
import { type AgreementRefusal, concludeAgreement as conclude } from "~/domain/programme/agreement";
import type { ProjectClass } from "~/domain/programme/round-rules";
import type { Instant } from "~/domain/shared/instant";
import type { Krw } from "~/domain/shared/krw";
import { accept, type Outcome, refuse } from "~/domain/shared/outcome";
import { NOT_FOUND, type NotAllowed, type NotFound, notAllowed } from "~/domain/shared/refusal";
import { issueVoucher } from "~/domain/voucher/funding";
import { accountIn } from "~/domain/voucher/ledger";
import { mayMoveMoney } from "~/domain/voucher/permissions";
import type { CommandDeps } from "~db/changes/deps";
import { recordFacts } from "~db/changes/record-facts";
import {
  insertAgreement,
  loadAgreementOf,
  loadCompanyFacts,
} from "~db/repositories/programme/agreements";
import { loadRound } from "~db/repositories/programme/rounds";
import { loadBalance } from "~db/repositories/voucher/ledger";
import { insertVoucher } from "~db/repositories/voucher/vouchers";

export type Conclusion = {
  readonly roundId: string;
  readonly companyId: string;
  readonly projectClass: ProjectClass;
  /** Exclusive end of the agreement and of the voucher. */
  readonly until: Instant;
  /** Whole won, at most the cap of the class; all of it where it is left out. */
  readonly grantKrw?: Krw;
  readonly actor: Actor;
  readonly at: Instant;
};

export type ConcludeRefusal =
  | AgreementRefusal
  | NotFound
  | NotAllowed
  | { readonly code: "agreement-exists" }
  | { readonly code: "company-size-unknown" };

/** Concludes an agreement with a company and gives it its voucher, out of the round's money. */
export function concludeAgreement(
  { store, newId }: CommandDeps,
  { roundId, companyId, projectClass, until, grantKrw, actor, at }: Conclusion,
): Promise<Outcome<{ agreementId: string; voucherId: string }, ConcludeRefusal>> {
  return store.tx([roundId, companyId], async (db) => {
    const command = "conclude-agreement";
    if (!mayMoveMoney("round", { state: "announced", standing: actor.role, command })) {
      return notAllowed(command, "announced");
    }
    const round = await loadRound(db, roundId);
    const company = await loadCompanyFacts(db, companyId);
    if (!round || !company) return NOT_FOUND;
    const { enterpriseSize } = company;
    if (!enterpriseSize) return refuse({ code: "company-size-unknown" });
    if (await loadAgreementOf(db, { roundId, companyId })) {
      return refuse({ code: "agreement-exists" });
    }
    const { ruleVersion } = round;
    const context = { roundId, ruleVersion, actorId: actor.personId, requestId: null, at };
    const terms = conclude(round.rules, {
      projectClass,
      enterpriseSize,
      grantKrw: grantKrw ?? null,
      fundsLeftKrw: await loadBalance(db, accountIn(context, "programme-available", roundId)),
      from: at,
      until,
    });
    if (!terms.ok) return terms;
    const agreementId = newId("agreement");
    const voucher = {
      id: newId("voucher"),
      agreementId,
      companyId,
      roundId,
      projectClass,
      grantedKrw: terms.value.grantKrw,
      expiresAt: until,
      createdAt: at,
    };
    const event = {
      type: "agreement-concluded",
      word: "programme",
      subjectId: agreementId,
      actorId: actor.personId,
      at,
      facts: { roundId, companyId, ...terms.value },
    } as const;
    await insertAgreement(db, {
      id: agreementId,
      roundId,
      companyId,
      status: "effective",
      ...terms.value,
    });
    await insertVoucher(db, voucher);
    await recordFacts(db, [{ event, transfers: [] }, issueVoucher(context, voucher)]);
    return accept({ agreementId, voucherId: voucher.id });
  });
}
