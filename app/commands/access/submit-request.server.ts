import { missingFields } from "~/domain/access/dossier-rules";
import type { DataAccessRequest } from "~/domain/access/request";
import type { Actor } from "~/domain/identity/role";
import { acceptQuote, type Quote, type QuoteRefusal, quote } from "~/domain/programme/quote";
import type { Instant } from "~/domain/shared/instant";
import { accept, invariant, type Outcome, refuse } from "~/domain/shared/outcome";
import type { NotAllowed, NotFound } from "~/domain/shared/refusal";
import type { CommandDeps } from "~db/changes/deps";
import { loadOwnRequest, requestKeys } from "~db/changes/own-request";
import { submit } from "~db/changes/submit";
import { type BasketFacts, loadBasketFacts } from "~db/repositories/access/basket-facts";
import { type Committee, loadCommitteesOf } from "~db/repositories/access/committees";
import { loadSpendableVoucher, type Spendable } from "~db/repositories/voucher/vouchers";
import type { Db } from "~db/store";

export type SubmitWish = {
  readonly requestId: string;
  /** The version the person read. */
  readonly version: number;
  /** The amounts that were shown and accepted, in whole won. */
  readonly accepted: { readonly totalKrw: number; readonly coPayKrw: number };
  readonly actor: Actor;
  readonly at: Instant;
};

export type SubmitRefusal =
  | NotFound
  | NotAllowed
  | QuoteRefusal
  | { readonly code: "stale-version"; readonly version: number }
  | { readonly code: "dossier-incomplete"; readonly fields: readonly string[] }
  | { readonly code: "dataset-withdrawn"; readonly datasetIds: readonly string[] }
  | { readonly code: "no-agreement" }
  | { readonly code: "voucher-expired"; readonly expiredAt: Instant }
  | { readonly code: "no-committee"; readonly hospitalIds: readonly string[] }
  | { readonly code: "quote-changed"; readonly totalKrw: number; readonly coPayKrw: number };

export type Submitted = {
  readonly requestId: string;
  readonly quote: Quote;
  readonly reviewIds: readonly string[];
};

/**
 * Submits a basket to the committees of all its hospitals at once: prices are frozen, the
 * voucher's credit is held, and each committee has its case under its policy of this moment.
 */
export function submitRequest(
  { store, newId }: CommandDeps,
  { requestId, version, accepted, actor, at }: SubmitWish,
): Promise<Outcome<Submitted, SubmitRefusal>> {
  // The company's key also serialises its requests, which share one voucher's credit.
  const keys = [...requestKeys(requestId, actor), actor.organisationId];
  return store.tx(keys, async (db) => {
    const draft = await loadOwnRequest(db, requestId, { actor, command: "submit-request" });
    if (!draft.ok) return draft;
    const request = draft.value;
    const known = request.version;
    if (version !== known) return refuse({ code: "stale-version", version: known });
    if (request.lines.length === 0) return refuse({ code: "basket-empty" });
    const fields = missingFields(request.dossier, request.team);
    if (fields.length > 0) return refuse({ code: "dossier-incomplete", fields });
    const lines = await listedLines(db, request);
    if (!lines.ok) return lines;
    const spendable = await loadSpendableVoucher(db, request.companyId, at);
    if (!spendable) return refuse({ code: "no-agreement" });
    const committees = await committeesOf(db, request);
    if (!committees.ok) return committees;
    const quoted = acceptQuote(quoteOf(request, lines.value, spendable));
    if (!quoted.ok) return quoted;
    const { totalKrw, coPayKrw } = quoted.value;
    if (totalKrw !== accepted.totalKrw || coPayKrw !== accepted.coPayKrw) {
      return refuse({ code: "quote-changed", totalKrw, coPayKrw });
    }
    const done = await submit(
      db,
      { newId },
      {
        request,
        quote: quoted.value,
        spendable,
        committees: committees.value,
        actorId: actor.personId,
        at,
      },
    );
    if (!done.ok) return done;
    return accept({ requestId, quote: quoted.value, reviewIds: done.value });
  });
}

async function listedLines(db: Db, request: DataAccessRequest) {
  const datasetIds = request.lines.map((line) => line.datasetId);
  const found = await loadBasketFacts(db, datasetIds);
  const listed = new Map(
    found.filter((each) => each.status === "listed").map((each) => [each.datasetId, each]),
  );
  const gone = datasetIds.filter((id) => !listed.has(id));
  if (gone.length > 0) return refuse({ code: "dataset-withdrawn", datasetIds: gone });
  return accept(listed);
}

async function committeesOf(db: Db, request: DataAccessRequest) {
  const wanted = [...new Set(request.lines.map((line) => line.hospitalId))];
  const found = await loadCommitteesOf(db, wanted);
  const committees = new Map<string, Committee>(found.map((each) => [each.hospitalId, each]));
  const hospitalIds = wanted.filter((id) => !committees.has(id));
  if (hospitalIds.length > 0) return refuse({ code: "no-committee", hospitalIds });
  return accept(committees);
}

function quoteOf(
  request: DataAccessRequest,
  datasets: ReadonlyMap<string, BasketFacts>,
  { voucher, agreement, rules }: Spendable,
): Quote {
  const lines = request.lines.map((line) => {
    const dataset = datasets.get(line.datasetId);
    invariant(dataset, `no dataset ${line.datasetId}`);
    return { lineId: line.id, ...dataset };
  });
  return quote({ lines, rules, agreement, creditLeftKrw: voucher.availableKrw });
}
