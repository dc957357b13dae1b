import { MAX_TEAM } from "~/domain/access/dossier-rules";
import type { Actor } from "~/domain/identity/role";
import type { Instant } from "~/domain/shared/instant";
import { accept, type Outcome, refuse } from "~/domain/shared/outcome";
import type { NotAllowed, NotFound } from "~/domain/shared/refusal";
import type { CommandDeps } from "~db/changes/deps";
import { loadOwnRequest, requestKeys } from "~db/changes/own-request";
import { replaceTeam, selectPeopleOf, touchDraft } from "~db/repositories/access/requests";

export type TeamChoice = {
  readonly requestId: string;
  /** The whole team; who is not named is not in it. */
  readonly personIds: readonly string[];
  readonly actor: Actor;
  readonly at: Instant;
};

export type TeamRefusal =
  | NotFound
  | NotAllowed
  | { readonly code: "team-too-large"; readonly max: number }
  | { readonly code: "not-in-company"; readonly personIds: readonly string[] };

/** Names the people of the company who may use the data: only they are given visas. */
export function chooseTeam(
  { store }: CommandDeps,
  { requestId, personIds, actor, at }: TeamChoice,
): Promise<Outcome<{ version: number }, TeamRefusal>> {
  return store.tx(requestKeys(requestId, actor), async (db) => {
    const draft = await loadOwnRequest(db, requestId, { actor, command: "choose-team" });
    if (!draft.ok) return draft;
    const team = [...new Set(personIds)];
    if (team.length > MAX_TEAM) return refuse({ code: "team-too-large", max: MAX_TEAM });
    const companyId = draft.value.companyId;
    const known = new Set(await selectPeopleOf(db, companyId, { personIds: team, at }));
    const strangers = team.filter((personId) => !known.has(personId));
    if (strangers.length > 0) return refuse({ code: "not-in-company", personIds: strangers });
    await replaceTeam(db, requestId, team);
    await touchDraft(db, requestId, { at });
    return accept({ version: draft.value.version + 1 });
  });
}
