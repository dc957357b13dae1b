import {
  addAll,
  type Bitset,
  bitsetFor,
  countBits,
  countCommon,
  highest,
  keepCommon,
} from "./bitset";
import { type CatalogueIndex, pageOf } from "./catalogue-index";
import { type Criteria, PAGE_SIZE } from "./criteria";
import { FACETS, type Facet } from "./facets";

/** What the index itself cannot know about one search. */
export type Narrowing = {
  /** The datasets whose text matches; null where the search has no words. */
  readonly text: Bitset | null;
  /** The datasets the asking company may use; null where it does not ask. */
  readonly usable: Bitset | null;
};

export type FacetCounts = Readonly<
  Record<Facet, readonly { readonly value: string; readonly count: number }[]>
>;

/** Everything that is found, as a set: within a facet any chosen value counts, between them all must. */
export function findAll(index: CatalogueIndex, criteria: Criteria, narrowing: Narrowing): Bitset {
  return narrowed(index, { criteria, narrowing, except: null });
}

/**
 * How many datasets each value would give. A facet's own choice does not narrow its own counts, so
 * that a person sees what choosing another value would bring. Values without a dataset are left out.
 */
export function countFacets(
  index: CatalogueIndex,
  criteria: Criteria,
  narrowing: Narrowing,
): FacetCounts {
  const everything = findAll(index, criteria, narrowing);
  const countsOf = (facet: Facet) => {
    const base = criteria.selected[facet]
      ? narrowed(index, { criteria, narrowing, except: facet })
      : everything;
    return Array.from(index.valuesOf(facet), ([value, set]) => ({
      value,
      count: countCommon(base, set),
    }))
      .filter(({ count }) => count > 0)
      .sort((a, b) => b.count - a.count);
  };
  return Object.fromEntries(FACETS.map((facet) => [facet, countsOf(facet)] as const)) as Record<
    Facet,
    { value: string; count: number }[]
  >;
}

/** The positions of one page in the order of the search. @param hospitalIds fastest committee first */
export function pageOfFound(
  index: CatalogueIndex,
  found: Bitset,
  { criteria, hospitalIds }: { criteria: Criteria; hospitalIds: readonly string[] },
): number[] {
  const page = { offset: (criteria.page - 1) * PAGE_SIZE, limit: PAGE_SIZE };
  switch (criteria.sort) {
    case "newest":
      return highest(found, page);
    case "price":
      return pageOf(index.byPrice(), found, page);
    case "price-high":
      return pageOf(Uint32Array.from(index.byPrice()).reverse(), found, page);
    case "persons":
      return pageOf(index.byPersons(), found, page);
    case "decision-time":
      return pageByHospital(index, found, { hospitalIds, ...page });
  }
}

/** Hospitals in the given order, newest dataset first within each; hospitals not named come last. */
function pageByHospital(
  index: CatalogueIndex,
  found: Bitset,
  { hospitalIds, offset, limit }: { hospitalIds: readonly string[]; offset: number; limit: number },
): number[] {
  const positions: number[] = [];
  let toSkip = offset;
  const rest = found.slice();
  const take = (set: Bitset): void => {
    const count = countBits(set);
    if (count > toSkip) {
      positions.push(...highest(set, { offset: toSkip, limit: limit - positions.length }));
    }
    toSkip = Math.max(0, toSkip - count);
  };
  for (const hospitalId of hospitalIds) {
    const own = index.under("hospital", hospitalId);
    if (!own) continue;
    const set = found.slice();
    keepCommon(set, own);
    for (let word = 0; word < set.length; word += 1) {
      rest[word] = (rest[word] ?? 0) & ~(set[word] ?? 0);
    }
    take(set);
    if (positions.length >= limit) return positions;
  }
  take(rest);
  return positions;
}

function narrowed(
  index: CatalogueIndex,
  {
    criteria,
    narrowing,
    except,
  }: { criteria: Criteria; narrowing: Narrowing; except: Facet | null },
): Bitset {
  const found = index.listed.slice();
  if (narrowing.text) keepCommon(found, narrowing.text);
  if (narrowing.usable) keepCommon(found, narrowing.usable);
  for (const facet of FACETS) {
    const values = facet === except ? undefined : criteria.selected[facet];
    if (!values) continue;
    const any = bitsetFor(index.room);
    for (const value of values) {
      const set = index.under(facet, value);
      if (set) addAll(any, set);
    }
    keepCommon(found, any);
  }
  return found;
}
