import { sql } from "drizzle-orm";
import { type CostHead, DATA_TYPES, type DeliveryChannel } from "~/domain/catalogue/data-type";
import { REGIONS } from "~/domain/identity/region";
import { isOneOf, k } from "../dialect";
import { organisations } from "./identity";

/** A data-use term of a dataset: a DUO code (`DUO:0000007`) with the values some codes need. */
export type StoredTerm = { readonly code: string; readonly values?: readonly string[] };

const STATUSES = ["listed", "withdrawn"] as const;
const ORIGINS = ["demo", "profiled", "hospital"] as const;

export const datasets = k.table(
  "datasets",
  {
    id: k.text("id").primaryKey(),
    /** Order of listing, newest highest; also the key of the full-text index. */
    sequence: k.int("sequence").notNull(),
    /** Grows with each change of any dataset, so that a reader can ask what is new since its last look. */
    revision: k.int("revision").notNull(),
    hospitalId: k
      .text("hospital_id")
      .notNull()
      .references(() => organisations.id),
    consortiumId: k
      .text("consortium_id")
      .notNull()
      .references(() => organisations.id),
    region: k.oneOf("region", REGIONS).notNull(),
    status: k.oneOf("status", STATUSES).notNull(),
    origin: k.oneOf("origin", ORIGINS).notNull(),
    version: k.int("version").notNull(),
    dataType: k.oneOf("data_type", DATA_TYPES).notNull(),
    modality: k.text("modality").notNull(),
    titleKo: k.text("title_ko").notNull(),
    titleEn: k.text("title_en").notNull(),
    descriptionKo: k.text("description_ko").notNull(),
    descriptionEn: k.text("description_en").notNull(),
    /** MONDO-like disease codes of our vocabulary; see catalogue/disease. */
    diseases: k.json<readonly string[]>("diseases").notNull(),
    personCount: k.int("person_count"),
    studyCount: k.int("study_count"),
    recordCount: k.big("record_count"),
    periodFromYear: k.int("period_from_year"),
    periodToYear: k.int("period_to_year"),
    sizeBytes: k.big("size_bytes").notNull(),
    priceKrw: k.won("price_krw").notNull(),
    /** The price by cost head; the parts add up to `priceKrw`. */
    priceParts: k.json<Readonly<Record<CostHead, number>>>("price_parts").notNull(),
    deliveryChannels: k.json<readonly DeliveryChannel[]>("delivery_channels").notNull(),
    terms: k.json<readonly StoredTerm[]>("terms").notNull(),
    listedAt: k.instant("listed_at").notNull(),
    updatedAt: k.instant("updated_at").notNull(),
  },
  (t) => [
    k.check("datasets_type", isOneOf(t.dataType, DATA_TYPES)),
    k.check("datasets_status", isOneOf(t.status, STATUSES)),
    k.check("datasets_price", sql`${t.priceKrw} >= 0`),
    k.uniqueIndex("datasets_by_sequence").on(t.sequence),
    k.index("datasets_by_revision").on(t.revision),
    k.index("datasets_by_hospital").on(t.hospitalId),
  ],
);

/** What the dataset page shows beyond the list row: variables, files, quality, sample. */
export const datasetDetails = k.table("dataset_details", {
  datasetId: k
    .text("dataset_id")
    .primaryKey()
    .references(() => datasets.id),
  /** The profiled record; its shape is `CatalogueRecord` of the catalogue. */
  record: k.json<unknown>("record").notNull(),
});
