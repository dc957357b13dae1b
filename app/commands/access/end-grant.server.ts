import { may } from "~/domain/access/permissions";
import { checkReason, type ReasonRefusal } from "~/domain/access/vote";
import type { Actor } from "~/domain/identity/role";
import type { Instant } from "~/domain/shared/instant";
import { accept, type Outcome } from "~/domain/shared/outcome";
import { NOT_FOUND, type NotAllowed, type NotFound, notAllowed } from "~/domain/shared/refusal";
import { sha256Hex } from "~/domain/shared/sha256";
import { accessEvent } from "~db/changes/access-event";
import type { CommandDeps } from "~db/changes/deps";
import { recordFacts } from "~db/changes/record-facts";
import { endGrant, listGrantsToExpire, loadGrant } from "~db/repositories/access/grants";
import type { Db } from "~db/store";

export type Revocation = {
  readonly grantId: string;
  readonly reason: string;
  readonly actor: Actor;
  readonly at: Instant;
};

/** Ends a grant before its time, by the data office of the hospital whose data it opens. */
export function revokeGrant(
  deps: CommandDeps,
  { grantId, reason, actor, at }: Revocation,
): Promise<Outcome<{ grantId: string }, NotFound | NotAllowed | ReasonRefusal>> {
  return deps.store.tx([grantId], async (db) => {
    const grant = await loadGrant(db, grantId);
    const isOwn = actor.role === "data-office" && grant?.hospitalId === actor.organisationId;
    if (!grant || !isOwn) return NOT_FOUND;
    const question = { subject: "grant", state: grant.status, standing: "data-office" } as const;
    if (!may("revoke-grant", question)) return notAllowed("revoke-grant", grant.status);
    const checked = checkReason(reason);
    if (!checked.ok) return checked;
    await end(db, {
      grantId,
      status: "revoked",
      by: { actorId: actor.personId, at },
      facts: { reasonSha256: sha256Hex(checked.value) },
    });
    return accept({ grantId });
  });
}

/**
 * Ends the grants whose period is over. Nothing depends on when this runs: whoever checks a grant
 * looks at its period, so a late run leaves no access open.
 * @param limit grants at most in one run
 */
export async function expireGrants(
  deps: CommandDeps,
  { at, limit }: { at: Instant; limit: number },
): Promise<{ grantIds: string[] }> {
  const due = await listGrantsToExpire(deps.store.read, { at, limit });
  const grantIds: string[] = [];
  for (const { id } of due) {
    const hasEnded = await deps.store.tx([id], async (db) => {
      const grant = await loadGrant(db, id);
      if (grant?.status !== "active" || at < grant.until) return false;
      const by = { actorId: "system", at };
      await end(db, { grantId: id, status: "expired", by, facts: {} });
      return true;
    });
    if (hasEnded) grantIds.push(id);
  }
  return { grantIds };
}

type End = {
  grantId: string;
  status: "revoked" | "expired";
  by: { actorId: string; at: Instant };
  facts: Record<string, string>;
};

async function end(db: Db, { grantId, status, by, facts }: End) {
  const event = accessEvent(by, { type: `grant-${status}`, subjectId: grantId, facts });
  await recordFacts(db, [{ event, transfers: [] }]);
  await endGrant(db, grantId, { status, at: by.at });
}
