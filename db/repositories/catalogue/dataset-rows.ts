import { sql } from "drizzle-orm";
import type { DataType, DeliveryChannel } from "~/domain/catalogue/data-type";
import type { DataUseTerm } from "~/domain/catalogue/terms/match-terms";
import type { Db } from "../../store";

/** A dataset as lists show it. */
export type ListedDataset = {
  readonly sequence: number;
  readonly id: string;
  readonly hospitalId: string;
  readonly consortiumId: string;
  readonly region: string;
  readonly origin: "demo" | "profiled" | "hospital";
  readonly dataType: DataType;
  readonly modality: string;
  readonly titleKo: string;
  readonly titleEn: string;
  readonly diseases: readonly string[];
  readonly personCount: number | null;
  readonly recordCount: number | null;
  readonly periodFromYear: number | null;
  readonly periodToYear: number | null;
  readonly sizeBytes: number;
  readonly priceKrw: number;
  readonly deliveryChannels: readonly DeliveryChannel[];
  readonly terms: readonly DataUseTerm[];
  /** UTC ms. */
  readonly listedAt: number;
  readonly updatedAt: number;
};

type Raw = Record<keyof ListedDataset, unknown>;

/**
 * Rows of one page, in the order asked for; sequences that no longer exist are left out. Raw SQL,
 * because this is the hottest read of the house and mapping 25 rows by the builder doubles it.
 * @param sequences at most 100
 */
export async function loadListed(db: Db, sequences: readonly number[]): Promise<ListedDataset[]> {
  if (sequences.length === 0) return [];
  const rows = await db.rows<Raw>(sql`select sequence, id, hospital_id as "hospitalId",
    consortium_id as "consortiumId", region, origin, data_type as "dataType", modality,
    title_ko as "titleKo", title_en as "titleEn", diseases, person_count as "personCount",
    record_count as "recordCount", period_from_year as "periodFromYear",
    period_to_year as "periodToYear", size_bytes as "sizeBytes", price_krw as "priceKrw",
    delivery_channels as "deliveryChannels", terms, listed_at as "listedAt",
    updated_at as "updatedAt" from datasets where sequence in ${[...sequences]}`);
  const bySequence = new Map(rows.map((row) => [row.sequence, listedFrom(row)]));
  return sequences.flatMap((sequence) => bySequence.get(sequence) ?? []);
}

/** JSON is a text on SQLite and a value on PostgreSQL; a bigint may come as text. */
function listedFrom(row: Raw): ListedDataset {
  return {
    ...(row as unknown as ListedDataset),
    diseases: plain(row.diseases),
    deliveryChannels: plain(row.deliveryChannels),
    terms: plain(row.terms),
    recordCount: row.recordCount === null ? null : Number(row.recordCount),
    sizeBytes: Number(row.sizeBytes),
    priceKrw: Number(row.priceKrw),
    listedAt: Number(row.listedAt),
    updatedAt: Number(row.updatedAt),
  };
}

const plain = <Value>(stored: unknown): Value =>
  (typeof stored === "string" ? JSON.parse(stored) : stored) as Value;
