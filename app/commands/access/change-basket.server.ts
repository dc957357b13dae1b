import { EMPTY_DOSSIER } from "~/domain/access/dossier";
import { MAX_LINES } from "~/domain/access/dossier-rules";
import { may } from "~/domain/access/permissions";
import type { Actor } from "~/domain/identity/role";
import type { Instant } from "~/domain/shared/instant";
import { accept, type Outcome, refuse } from "~/domain/shared/outcome";
import { NOT_FOUND, type NotAllowed, type NotFound, notAllowed } from "~/domain/shared/refusal";
import type { CommandDeps } from "~db/changes/deps";
import { loadDatasetFacts } from "~db/repositories/access/basket-facts";
import {
  deleteDraftLine,
  insertDraft,
  insertLine,
  loadDraftOf,
  touchDraft,
} from "~db/repositories/access/requests";

export type BasketChange = {
  readonly datasetId: string;
  readonly actor: Actor;
  readonly at: Instant;
};

export type BasketRefusal =
  | NotFound
  | NotAllowed
  | { readonly code: "already-in-basket" }
  | { readonly code: "basket-full"; readonly max: number }
  | { readonly code: "dataset-withdrawn"; readonly datasetIds: readonly string[] };

type Basket = { readonly requestId: string; readonly version: number };

const mayChange = ({ role }: Actor): boolean =>
  role === "company" &&
  may("change-basket", { subject: "request", state: "draft", standing: role });

/** The colleagues of a company share one basket, so they also share its lock. */
const basketKey = (companyId: string): string => `basket:${companyId}`;

/** Puts a dataset into the company's basket: its one draft, which begins with the first dataset. */
export function addDataset(
  { store, newId }: CommandDeps,
  { datasetId, actor, at }: BasketChange,
): Promise<Outcome<Basket, BasketRefusal>> {
  const companyId = actor.organisationId;
  return store.tx([basketKey(companyId)], async (db) => {
    if (!mayChange(actor)) return notAllowed("change-basket", "draft");
    const dataset = await loadDatasetFacts(db, datasetId);
    if (!dataset) return NOT_FOUND;
    if (dataset.status !== "listed") {
      return refuse({ code: "dataset-withdrawn", datasetIds: [datasetId] });
    }
    const draft = await loadDraftOf(db, companyId);
    if (draft?.lines.some((line) => line.datasetId === datasetId)) {
      return refuse({ code: "already-in-basket" });
    }
    if (draft && draft.lines.length >= MAX_LINES) {
      return refuse({ code: "basket-full", max: MAX_LINES });
    }
    const requestId = draft?.id ?? newId("request");
    if (draft) {
      await touchDraft(db, requestId, { at });
    } else {
      const createdBy = actor.personId;
      await insertDraft(db, { id: requestId, companyId, createdBy, dossier: EMPTY_DOSSIER, at });
    }
    const { hospitalId } = dataset;
    await insertLine(db, { id: newId("requestLine"), requestId, datasetId, hospitalId, at });
    return accept({ requestId, version: draft ? draft.version + 1 : 1 });
  });
}

/** Takes a dataset out of the basket. One that is not in it is out already. */
export function removeDataset(
  { store }: CommandDeps,
  { datasetId, actor, at }: BasketChange,
): Promise<Outcome<Basket, BasketRefusal>> {
  return store.tx([basketKey(actor.organisationId)], async (db) => {
    if (!mayChange(actor)) return notAllowed("change-basket", "draft");
    const draft = await loadDraftOf(db, actor.organisationId);
    if (!draft) return NOT_FOUND;
    const line = draft.lines.find((each) => each.datasetId === datasetId);
    if (!line) return accept({ requestId: draft.id, version: draft.version });
    await deleteDraftLine(db, line.id);
    await touchDraft(db, draft.id, { at });
    return accept({ requestId: draft.id, version: draft.version + 1 });
  });
}
