import type { DecisionTime } from "~/domain/catalogue/decision-time";
import { type Bitset, countBits } from "~/domain/catalogue/search/bitset";
import { type Criteria, PAGE_SIZE, queryOf } from "~/domain/catalogue/search/criteria";
import {
  countFacets,
  type FacetCounts,
  findAll,
  type Narrowing,
  pageOfFound,
} from "~/domain/catalogue/search/search-index";
import { type Match, matchTerms } from "~/domain/catalogue/terms/match-terms";
import type { UsageProfile } from "~/domain/catalogue/terms/usage-profile";
import type { Instant } from "~/domain/shared/instant";
import { type ListedDataset, loadListed } from "~db/repositories/catalogue/dataset-rows";
import type { Store } from "~db/store";
import { type CurrentIndex, currentIndex, matchText } from "./catalogue-index.server";
import {
  hospitalDecisionTimes,
  type InstitutionName,
  institutionNames,
} from "./institutions.server";
import { Recent } from "./recent";

/** A dataset as lists show it, with names and, for a company, the verdict on its terms. */
export type FoundDataset = Omit<ListedDataset, "sequence"> & {
  readonly hospital: InstitutionName;
  readonly consortium: InstitutionName;
  readonly decisionTime: DecisionTime | null;
  readonly match: Match | null;
};

export type Found = {
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
  readonly rows: readonly FoundDataset[];
};

export type Asking = {
  readonly criteria: Criteria;
  /** Of the company that asks; null for everybody else. */
  readonly profile: UsageProfile | null;
  readonly at: Instant;
};

/** One page of a search, newest first unless said otherwise, and how many there are in all. */
export async function searchDatasets(store: Store, asking: Asking): Promise<Found> {
  const current = await currentIndex(store);
  const { found } = await foundSet(store, current, asking);
  return pageFrom(store, current, { asking, found });
}

/** The same with the counts of every facet, for the page. */
export async function searchWithFacets(
  store: Store,
  asking: Asking,
): Promise<Found & { facets: FacetCounts }> {
  const current = await currentIndex(store);
  const { found, narrowing } = await foundSet(store, current, asking);
  const facets = facetCountsOf(current, asking, narrowing);
  return { ...(await pageFrom(store, current, { asking, found })), facets };
}

async function foundSet(
  store: Store,
  current: CurrentIndex,
  { criteria, profile, at }: Asking,
): Promise<{ found: Bitset; narrowing: Narrowing }> {
  const text = await matchText(store, current, criteria.q);
  const usable =
    criteria.isUsableOnly && profile
      ? current.index.withTerms((terms) => matchTerms(terms, profile, at).overall === "yes")
      : null;
  const narrowing = { text, usable };
  return { found: findAll(current.index, criteria, narrowing), narrowing };
}

const counted = new WeakMap<CurrentIndex, Recent<FacetCounts>>();

/** Counts of everybody's searches are kept while the catalogue stands; a company's own are not. */
function facetCountsOf(current: CurrentIndex, asking: Asking, narrowing: Narrowing): FacetCounts {
  if (narrowing.usable) return countFacets(current.index, asking.criteria, narrowing);
  const kept = counted.get(current) ?? new Recent<FacetCounts>(128);
  counted.set(current, kept);
  const { sort: _, page: __, ...narrowed } = asking.criteria;
  const key = `${current.revision} ${queryOf({ ...narrowed, sort: "newest", page: 1 })}`;
  const known = kept.get(key);
  if (known) return known;
  const counts = countFacets(current.index, asking.criteria, narrowing);
  kept.set(key, counts);
  return counts;
}

async function pageFrom(
  store: Store,
  { index }: CurrentIndex,
  { asking, found }: { asking: Asking; found: Bitset },
): Promise<Found> {
  const { criteria, profile, at } = asking;
  const [names, { times, fastest }] = await Promise.all([
    institutionNames(store),
    hospitalDecisionTimes(store),
  ]);
  const positions = pageOfFound(index, found, { criteria, hospitalIds: fastest });
  const listed = await loadListed(store.read, positions);
  return {
    total: countBits(found),
    page: criteria.page,
    pageSize: PAGE_SIZE,
    rows: listed.map(({ sequence: _, ...dataset }) => ({
      ...dataset,
      hospital: names.get(dataset.hospitalId) ?? UNNAMED,
      consortium: names.get(dataset.consortiumId) ?? UNNAMED,
      decisionTime: times.get(dataset.hospitalId) ?? null,
      match: profile ? matchTerms(dataset.terms, profile, at) : null,
    })),
  };
}

const UNNAMED: InstitutionName = { ko: "", en: "" };
