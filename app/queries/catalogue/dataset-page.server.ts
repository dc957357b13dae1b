import type { DecisionTime } from "~/domain/catalogue/decision-time";
import type { CatalogueRecord } from "~/domain/catalogue/record";
import { sampleOf } from "~/domain/catalogue/sample-rows";
import { shortOf } from "~/domain/catalogue/terms/duo";
import { matchTerms } from "~/domain/catalogue/terms/match-terms";
import type { Actor } from "~/domain/identity/role";
import { addDays, type Instant } from "~/domain/shared/instant";
import {
  countGrantsOf,
  loadCommitteeOf,
  loadDatasetWithRecord,
} from "~db/repositories/catalogue/dataset-pages";
import { loadUsageProfile } from "~db/repositories/catalogue/usage-profiles";
import { loadEventsOf } from "~db/repositories/transparency/events";
import type { Store } from "~db/store";
import { certificatesOfDataset } from "../federation/certificates.server";
import { hospitalDecisionTimes, institutionNames } from "./institutions.server";

/** Log entries that the page shows; a dataset is changed far less often. */
const MOST_EVENTS = 50;
const NAMELESS = { ko: "", en: "" };

type Asking = { readonly id: string; readonly actor: Actor | null; readonly at: Instant };

/** Everything the page of one dataset shows, listed or withdrawn; null for an unknown id. */
export async function datasetPage(store: Store, { id, actor, at }: Asking) {
  const loaded = await loadDatasetWithRecord(store.read, id);
  if (!loaded) return null;
  const { dataset } = loaded;
  const isCompany = actor?.role === "company";
  const [names, { times }, committee, grants, events, profile] = await Promise.all([
    institutionNames(store),
    hospitalDecisionTimes(store),
    loadCommitteeOf(store.read, dataset.hospitalId),
    countGrantsOf(store.read, id),
    loadEventsOf(store.read, [id]),
    isCompany ? loadUsageProfile(store.read, actor.organisationId) : null,
  ]);
  const decisionTime = times.get(dataset.hospitalId) ?? null;
  const record = (loaded.record as CatalogueRecord | null) ?? null;
  return {
    dataset: {
      ...dataset,
      termCodes: dataset.terms.map((term) => shortOf(term.code)),
    },
    hospital: names.get(dataset.hospitalId) ?? NAMELESS,
    consortium: names.get(dataset.consortiumId) ?? NAMELESS,
    record,
    sample: record ? sampleOf(record) : null,
    decisionTime,
    committee: committee ? { dueDays: committee.dueDays } : null,
    expectedAt: expectedDecision({ at, decisionTime, dueDays: committee?.dueDays ?? null }),
    grants,
    certificates: await certificatesOfDataset(store, id),
    events: events
      .slice(-MOST_EVENTS)
      .map(({ logIndex, type, at: eventAt }) => ({ logIndex, type, at: eventAt })),
    match: profile ? matchTerms(dataset.terms, profile, at) : null,
    profile: isCompany ? (profile ? ("there" as const) : ("missing" as const)) : ("none" as const),
  };
}

/** When a request of now would be decided: by the committee's own past, else by its own limit. */
export function expectedDecision({
  at,
  decisionTime,
  dueDays,
}: {
  at: Instant;
  decisionTime: DecisionTime | null;
  dueDays: number | null;
}): Instant | null {
  if (dueDays === null) return null;
  return addDays(at, Math.ceil(decisionTime?.medianDays ?? dueDays));
}
