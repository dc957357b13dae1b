import { DATA_TYPES, DELIVERY_CHANNELS } from "../data-type";
import { isDisease } from "../disease";
import { USABLE_CODES } from "../terms/duo";
import { FACETS, type Facet, PERSON_BANDS, PRICE_BANDS } from "./facets";

export const SORTS = ["newest", "price", "price-high", "persons", "decision-time"] as const;
export type Sort = (typeof SORTS)[number];

export const PAGE_SIZE = 25;
/** Pages beyond are refused: nobody pages through a catalogue, a machine asks with filters. */
export const LAST_PAGE = 8_000;
export const LONGEST_SEARCH = 200;
/** Values of one facet that may be chosen at once. */
const MOST_VALUES = 50;

/** One search of the catalogue, as its URL says it. */
export type Criteria = {
  readonly q: string;
  readonly selected: Readonly<Partial<Record<Facet, readonly string[]>>>;
  /** Only what the asking company may use as its profile stands. */
  readonly isUsableOnly: boolean;
  readonly sort: Sort;
  readonly page: number;
};

/** A parameter that cannot be used, with what was wrong; the rest of the search goes on. */
export type CriteriaProblem = {
  readonly field: string;
  readonly problem: "too-long" | "unknown-value" | "out-of-range" | "too-many";
  readonly value: string;
};

export const EVERYTHING: Criteria = {
  q: "",
  selected: {},
  isUsableOnly: false,
  sort: "newest",
  page: 1,
};

const TERMS = USABLE_CODES.map((code) => code.short);
const isOrganisation = (value: string): boolean => /^org_[0-9a-z]{10,36}$/.test(value);
const oneOf =
  (values: readonly string[]) =>
  (value: string): boolean =>
    values.includes(value);

const IS_VALUE: Readonly<Record<Facet, (value: string) => boolean>> = {
  type: oneOf(DATA_TYPES),
  disease: isDisease,
  region: (value) => /^[1-5]\d$/.test(value),
  consortium: isOrganisation,
  hospital: isOrganisation,
  modality: (value) => value.length > 0 && value.length <= 60,
  persons: oneOf(PERSON_BANDS),
  price: oneOf(PRICE_BANDS),
  term: oneOf(TERMS),
  channel: oneOf(DELIVERY_CHANNELS),
};

/**
 * Reads a search from the parameters of a URL. Unknown parameters are ignored, bad values of known
 * ones are named and left out.
 */
export function readCriteria(params: Iterable<readonly [string, string]>): {
  criteria: Criteria;
  problems: readonly CriteriaProblem[];
} {
  const given = groupByName(params);
  const problems: CriteriaProblem[] = [];
  const refuseValue = (field: string, problem: CriteriaProblem["problem"], value: string): void => {
    problems.push({ field, problem, value: value.slice(0, 60) });
  };
  const selected: Partial<Record<Facet, readonly string[]>> = {};
  for (const facet of FACETS) {
    const values = (given.get(facet) ?? []).filter((value) => value !== "");
    const good = values.slice(0, MOST_VALUES).filter(IS_VALUE[facet]);
    const bad = values.slice(0, MOST_VALUES).find((value) => !IS_VALUE[facet](value));
    if (bad !== undefined) refuseValue(facet, "unknown-value", bad);
    if (values.length > MOST_VALUES) refuseValue(facet, "too-many", String(values.length));
    if (good.length > 0) selected[facet] = good;
  }
  const q = (given.get("q")?.[0] ?? "").trim();
  if (q.length > LONGEST_SEARCH) refuseValue("q", "too-long", q);
  const sort = given.get("sort")?.[0] || "newest";
  const knownSort = SORTS.find((each) => each === sort);
  if (!knownSort) refuseValue("sort", "unknown-value", sort);
  const pageText = given.get("page")?.[0] || "1";
  const page = /^\d{1,6}$/.test(pageText) ? Number(pageText) : 0;
  const isPage = page >= 1 && page <= LAST_PAGE;
  if (!isPage) refuseValue("page", "out-of-range", pageText);
  const usable = given.get("usable")?.[0] ?? "";
  if (!["", "on", "off"].includes(usable)) refuseValue("usable", "unknown-value", usable);
  return {
    criteria: {
      q: q.length > LONGEST_SEARCH ? "" : q,
      selected,
      isUsableOnly: usable === "on",
      sort: knownSort ?? "newest",
      page: isPage ? page : 1,
    },
    problems,
  };
}

function groupByName(params: Iterable<readonly [string, string]>): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const [name, value] of params) {
    const values = groups.get(name) ?? [];
    if (!values.includes(value)) values.push(value);
    groups.set(name, values);
  }
  return groups;
}

/** The shortest query string for a search, always in the same order, so that it can be a cache key. */
export function queryOf(criteria: Criteria): string {
  const parts: string[] = [];
  const add = (name: string, value: string): void => {
    parts.push(`${name}=${encodeURIComponent(value)}`);
  };
  if (criteria.q !== "") add("q", criteria.q);
  for (const facet of FACETS) {
    for (const value of [...(criteria.selected[facet] ?? [])].sort()) add(facet, value);
  }
  if (criteria.isUsableOnly) add("usable", "on");
  if (criteria.sort !== "newest") add("sort", criteria.sort);
  if (criteria.page !== 1) add("page", String(criteria.page));
  return parts.join("&");
}

/** The same search without one chosen value, from its first page. */
export function without(
  criteria: Criteria,
  { facet, value }: { facet: Facet; value: string },
): Criteria {
  const rest = (criteria.selected[facet] ?? []).filter((each) => each !== value);
  const { [facet]: _, ...others } = criteria.selected;
  return {
    ...criteria,
    page: 1,
    selected: rest.length > 0 ? { ...others, [facet]: rest } : others,
  };
}
