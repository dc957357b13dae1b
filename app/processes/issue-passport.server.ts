import { type RecordVisaRefusal, recordVisa } from "~/commands/access/record-visa.server";
import type { Actor } from "~/domain/identity/role";
import type { NewId } from "~/domain/shared/id";
import type { Instant } from "~/domain/shared/instant";
import { accept, type Outcome, refuse } from "~/domain/shared/outcome";
import type { VisaSigner } from "~/gateways/visa-signer/visa-signer";
import { findMembershipStart } from "~db/repositories/access/grant-pages";
import { loadGrant } from "~db/repositories/access/grants";
import type { Store } from "~db/store";

type PassportContext = {
  readonly store: Store;
  readonly newId: NewId;
  readonly randomBytes: (count: number) => Uint8Array;
  readonly visaSigner: Pick<VisaSigner, "issuePassport">;
};

/** A token for its person, who sees it once. */
export type PassportShown = { readonly token: string; readonly expiresAt: Instant };

/**
 * Signs a passport with the visa of one grant for the person who asks, and records the visa.
 *
 * If we stop between signing and recording, nobody has seen the token: it is handed out only after
 * the visa is in the log, and a new one is signed when the person asks again.
 */
export async function issuePassport(
  context: PassportContext,
  { grantId, actor, at }: { readonly grantId: string; readonly actor: Actor; readonly at: Instant },
): Promise<Outcome<PassportShown, RecordVisaRefusal | { readonly code: "grant-not-active" }>> {
  const grant = await loadGrant(context.store.read, grantId);
  if (!grant || actor.role !== "company" || grant.companyId !== actor.organisationId) {
    return refuse({ code: "not-found" });
  }
  const { personId } = actor;
  const since = await findMembershipStart(context.store.read, {
    personId,
    companyId: grant.companyId,
    at,
  });
  if (since === undefined) return refuse({ code: "not-found" });
  // The signer takes only grants that are valid now; the command asks everything again.
  if (grant.status !== "active" || at < grant.from || at >= grant.until) {
    return refuse({ code: "grant-not-active" });
  }
  const visaId = context.newId("visa");
  const passport = await context.visaSigner.issuePassport({
    personId,
    affiliation: { companyId: grant.companyId, since },
    grants: [{ ...grant, visaId }],
    affiliationVisaId: context.newId("visa"),
    passportId: context.newId("visa"),
    at,
  });
  const visa = passport.visas.find((each) => each.id === visaId);
  const recorded = await recordVisa(context, {
    grantId,
    personId,
    visaId,
    expiresAt: visa?.expiresAt ?? passport.expiresAt,
    actor,
    at,
  });
  if (!recorded.ok) return recorded;
  return accept({ token: passport.token, expiresAt: passport.expiresAt });
}
