import type { Dossier } from "~/domain/access/dossier";
import { checkDossier, type DossierRefusal } from "~/domain/access/dossier-rules";
import type { Actor } from "~/domain/identity/role";
import type { Instant } from "~/domain/shared/instant";
import { accept, type Outcome, refuse } from "~/domain/shared/outcome";
import type { NotAllowed, NotFound } from "~/domain/shared/refusal";
import type { CommandDeps } from "~db/changes/deps";
import { loadOwnRequest, requestKeys } from "~db/changes/own-request";
import { touchDraft } from "~db/repositories/access/requests";

export type DossierSave = {
  readonly requestId: string;
  /** The version the writer saw; a colleague may have saved a newer one. */
  readonly version: number;
  readonly dossier: Dossier;
  readonly actor: Actor;
  readonly at: Instant;
};

export type SaveRefusal =
  | NotFound
  | NotAllowed
  | DossierRefusal
  | { readonly code: "stale-version"; readonly version: number };

/** Saves what a company writes once for all committees. Gaps are allowed until it is submitted. */
export function saveDossier(
  { store }: CommandDeps,
  { requestId, version, dossier, actor, at }: DossierSave,
): Promise<Outcome<{ version: number }, SaveRefusal>> {
  return store.tx(requestKeys(requestId, actor), async (db) => {
    const draft = await loadOwnRequest(db, requestId, { actor, command: "save-dossier" });
    if (!draft.ok) return draft;
    const known = draft.value.version;
    if (version !== known) return refuse({ code: "stale-version", version: known });
    const checked = checkDossier(dossier);
    if (!checked.ok) return checked;
    await touchDraft(db, requestId, { at, dossier });
    return accept({ version: known + 1 });
  });
}
