import type { Criteria } from "~/domain/catalogue/search/criteria";
import { shortOf } from "~/domain/catalogue/terms/duo";
import type { Actor } from "~/domain/identity/role";
import type { Instant } from "~/domain/shared/instant";
import { loadUsageProfile } from "~db/repositories/catalogue/usage-profiles";
import type { Store } from "~db/store";
import { institutionNames } from "./institutions.server";
import { type FoundDataset, searchWithFacets } from "./search-datasets.server";

/** Single hospitals are offered once few are left: forty-three would hide the other filters. */
const MOST_HOSPITALS = 12;

type Asking = {
  readonly criteria: Criteria;
  readonly actor: Actor | null;
  readonly at: Instant;
  /** Names and titles come in this language only. */
  readonly locale: "ko" | "en";
};

/** What the catalogue page shows: a page of results, counts, and names for the filters. */
export async function cataloguePage(store: Store, { criteria, actor, at, locale }: Asking) {
  const isCompany = actor?.role === "company";
  const profile = isCompany ? await loadUsageProfile(store.read, actor.organisationId) : null;
  const [found, names] = await Promise.all([
    searchWithFacets(store, { criteria, profile, at }),
    institutionNames(store),
  ]);
  const { hospital, ...others } = found.facets;
  const isFew = hospital.length <= MOST_HOSPITALS || criteria.selected.hospital !== undefined;
  const facets = { ...others, hospital: isFew ? hospital : [] };
  const mentioned = new Set([...facets.consortium, ...facets.hospital].map(({ value }) => value));
  for (const id of criteria.selected.consortium ?? []) mentioned.add(id);
  for (const id of criteria.selected.hospital ?? []) mentioned.add(id);
  return {
    total: found.total,
    pageSize: found.pageSize,
    rows: found.rows.map((row) => rowOf(row, locale)),
    facets,
    institutions: Object.fromEntries(
      [...mentioned].flatMap((id) => {
        const name = names.get(id);
        return name ? [[id, name[locale]] as const] : [];
      }),
    ),
    profile: profileState(isCompany, profile !== null),
  };
}

function profileState(isCompany: boolean, isThere: boolean): "none" | "missing" | "there" {
  if (!isCompany) return "none";
  return isThere ? "there" : "missing";
}

/** Only what a row shows: the loader's answer is in the page twice, as HTML and as data. */
function rowOf(row: FoundDataset, locale: "ko" | "en") {
  return {
    id: row.id,
    title: locale === "en" ? row.titleEn : row.titleKo,
    hospital: row.hospital[locale],
    consortium: row.consortium[locale],
    region: row.region,
    origin: row.origin,
    dataType: row.dataType,
    modality: row.modality,
    personCount: row.personCount,
    periodFromYear: row.periodFromYear,
    periodToYear: row.periodToYear,
    sizeBytes: row.sizeBytes,
    priceKrw: row.priceKrw,
    deliveryChannels: row.deliveryChannels,
    termCodes: row.terms.map((term) => shortOf(term.code)),
    decisionTime: row.decisionTime,
    match: row.match,
  };
}
