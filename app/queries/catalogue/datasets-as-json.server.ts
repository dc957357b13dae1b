import { type Criteria, queryOf } from "~/domain/catalogue/search/criteria";
import { shortOf } from "~/domain/catalogue/terms/duo";
import type { Instant } from "~/domain/shared/instant";
import type { Store } from "~db/store";
import { Recent } from "./recent";
import { type FoundDataset, searchDatasets } from "./search-datasets.server";

/** Answers kept for one version of the data: at most 16 kB each. */
const MOST_ANSWERS = 512;
const kept = new WeakMap<Store, Recent<string>>();

/**
 * The answer of `GET /api/datasets`: the newest 25 of a search, or another page, and the total.
 * It says nothing about who asks, so that it can be kept until anything is committed.
 * Source: docs/decisions/054-catalogue-api.md
 */
export async function datasetsAsJson(
  store: Store,
  { criteria, at }: { criteria: Criteria; at: Instant },
): Promise<string> {
  const answers = kept.get(store) ?? new Recent<string>(MOST_ANSWERS);
  kept.set(store, answers);
  const key = `${await store.version()} ${queryOf(criteria)}`;
  const known = answers.get(key);
  if (known !== undefined) return known;
  const found = await searchDatasets(store, { criteria, profile: null, at });
  const answer = JSON.stringify({
    total: found.total,
    page: found.page,
    pageSize: found.pageSize,
    datasets: found.rows.map(published),
  });
  answers.set(key, answer);
  return answer;
}

/** The stable shape of a dataset for programs; money in whole won, moments in UTC ms. */
function published(row: FoundDataset) {
  return {
    id: row.id,
    title: { ko: row.titleKo, en: row.titleEn },
    hospital: { id: row.hospitalId, ...row.hospital },
    consortium: { id: row.consortiumId, ...row.consortium },
    region: row.region,
    origin: row.origin,
    type: row.dataType,
    modality: row.modality,
    diseases: row.diseases,
    persons: row.personCount,
    records: row.recordCount,
    fromYear: row.periodFromYear,
    toYear: row.periodToYear,
    sizeBytes: row.sizeBytes,
    priceKrw: row.priceKrw,
    channels: row.deliveryChannels,
    terms: row.terms.map(({ code, values = [] }) => ({ code, short: shortOf(code), values })),
    decisionDays: row.decisionTime,
    listedAt: row.listedAt,
    updatedAt: row.updatedAt,
  };
}
