import { shortOf } from "~/domain/catalogue/terms/duo";
import { loadDatasetWithRecord } from "~db/repositories/catalogue/dataset-pages";
import type { Store } from "~db/store";
import { hospitalDecisionTimes, institutionNames } from "./institutions.server";

/** The answer of `GET /api/datasets/:id`: the list's shape with descriptions, price parts, record. */
export async function datasetAsJson(store: Store, id: string) {
  const loaded = await loadDatasetWithRecord(store.read, id);
  if (!loaded) return null;
  const { dataset, record } = loaded;
  const [names, { times }] = await Promise.all([
    institutionNames(store),
    hospitalDecisionTimes(store),
  ]);
  return {
    id: dataset.id,
    status: dataset.status,
    version: dataset.version,
    title: { ko: dataset.titleKo, en: dataset.titleEn },
    description: { ko: dataset.descriptionKo, en: dataset.descriptionEn },
    hospital: { id: dataset.hospitalId, ...names.get(dataset.hospitalId) },
    consortium: { id: dataset.consortiumId, ...names.get(dataset.consortiumId) },
    region: dataset.region,
    origin: dataset.origin,
    type: dataset.dataType,
    modality: dataset.modality,
    diseases: dataset.diseases,
    persons: dataset.personCount,
    studies: dataset.studyCount,
    records: dataset.recordCount,
    fromYear: dataset.periodFromYear,
    toYear: dataset.periodToYear,
    sizeBytes: dataset.sizeBytes,
    priceKrw: dataset.priceKrw,
    priceParts: dataset.priceParts,
    channels: dataset.deliveryChannels,
    terms: dataset.terms.map(({ code, values = [] }) => ({ code, short: shortOf(code), values })),
    decisionDays: times.get(dataset.hospitalId) ?? null,
    listedAt: dataset.listedAt,
    updatedAt: dataset.updatedAt,
    record,
  };
}
