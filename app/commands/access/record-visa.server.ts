import { checkVisa, type VisaRefusal } from "~/domain/access/grant/grant";
import { may } from "~/domain/access/permissions";
import type { Actor } from "~/domain/identity/role";
import type { Instant } from "~/domain/shared/instant";
import { accept, invariant, type Outcome } from "~/domain/shared/outcome";
import { NOT_FOUND, type NotAllowed, type NotFound, notAllowed } from "~/domain/shared/refusal";
import { accessEvent } from "~db/changes/access-event";
import type { CommandDeps } from "~db/changes/deps";
import { recordFacts } from "~db/changes/record-facts";
import { insertVisa, loadGrant, loadVisa } from "~db/repositories/access/grants";

export type VisaRecord = {
  readonly grantId: string;
  /** The member of the team whom the visa names. */
  readonly personId: string;
  /** The visa's `jti`. */
  readonly visaId: string;
  readonly expiresAt: Instant;
  readonly actor: Actor;
  readonly at: Instant;
};

export type RecordVisaRefusal = NotFound | NotAllowed | VisaRefusal;

/**
 * Records that a visa was issued under a grant, before it is handed out. The token itself is never
 * kept. Asked twice for the same visa, it answers the same and writes nothing more.
 */
export function recordVisa(
  { store }: CommandDeps,
  { grantId, personId, visaId, expiresAt, actor, at }: VisaRecord,
): Promise<Outcome<{ visaId: string; expiresAt: Instant }, RecordVisaRefusal>> {
  return store.tx([grantId], async (db) => {
    const grant = await loadGrant(db, grantId);
    const isOwn = actor.role === "company" && grant?.companyId === actor.organisationId;
    if (!grant || !isOwn) return NOT_FOUND;
    // A grant whose time is over gives nothing, even before the clock has ended it.
    const state = at < grant.until ? grant.status : "expired";
    if (!may("record-visa", { subject: "grant", state, standing: "company" })) {
      return notAllowed("record-visa", state);
    }
    const checked = checkVisa(grant, { personId, expiresAt });
    if (!checked.ok) return checked;
    const known = await loadVisa(db, visaId);
    if (known) {
      const isSame = known.grantId === grantId && known.personId === personId;
      invariant(isSame, `visa ${visaId} is known for somebody else`);
      return accept({ visaId, expiresAt });
    }
    const event = accessEvent(
      { actorId: actor.personId, at },
      {
        type: "visa-issued",
        subjectId: grantId,
        facts: { visaId, personId, expiresAt },
      },
    );
    await recordFacts(db, [{ event, transfers: [] }]);
    await insertVisa(db, { id: visaId, grantId, personId, issuedAt: at, expiresAt });
    return accept({ visaId, expiresAt });
  });
}
