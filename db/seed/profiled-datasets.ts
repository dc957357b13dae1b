/** Turns measured catalogue records into listings: prices and terms are the hospital's, so invented here. */
import type { DataType } from "~/domain/catalogue/data-type";
import type { Listing } from "~/domain/catalogue/listing";
import type { CatalogueRecord } from "~/domain/catalogue/record";

const DISEASES: Partial<Record<DataType, readonly string[]>> = {
  biosignal: ["arrhythmia"],
  "surgery-video": [],
};

/** A round price for a small public sample: preparation and processing only. */
const PRICE_PARTS = { preparation: 1_000_000, processing: 2_000_000, collection: 0, analysis: 0 };

export const profiledListings = (records: readonly CatalogueRecord[]): Listing[] =>
  records.map((record) => ({
    dataType: record.dataType,
    modality: record.modalities[0] ?? record.recordUnit,
    titleKo: record.titleKo,
    titleEn: record.titleEn,
    descriptionKo: record.descriptionKo,
    descriptionEn: record.descriptionEn,
    diseases: DISEASES[record.dataType] ?? [],
    personCount: record.personCount,
    studyCount: record.studyCount,
    recordCount: record.recordCount,
    periodFromYear: record.periodFromYear,
    periodToYear: record.periodToYear,
    sizeBytes: record.sizeBytes,
    priceParts: PRICE_PARTS,
    deliveryChannels: ["closed-room"],
    terms: [{ code: "DUO:0000042" }, { code: "DUO:0000021" }],
    record,
  }));
