import type { DataType } from "./data-type";

/**
 * The catalogue record: everything the marketplace may know about a dataset from its files alone.
 * Pure data, safe to publish: it holds no person's value, name, identifier or free text.
 * Source: docs/decisions/030-profiling-real-files.md
 */

export const FILE_FORMATS = [
  "csv",
  "parquet",
  "zip",
  "dicom",
  "wfdb-header",
  "wfdb-signal",
  "wfdb-annotation",
  "edf",
  "vcf",
  "open-mhealth-json",
] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

/** One measured file. `name` is relative to the profiled folder, or replaced when it looks like an id. */
export type RecordFile = {
  readonly name: string;
  readonly bytes: number;
  /** Lower-case hex. */
  readonly sha256: string;
  readonly format: FileFormat;
};

export const VARIABLE_TYPES = [
  "integer",
  "number",
  "date",
  "boolean",
  "category",
  "text",
  "identifier",
  "signal",
  "other",
] as const;
export type VariableType = (typeof VARIABLE_TYPES)[number];

/** Why a variable shows no values. */
export type Withheld = "identifier" | "free-text" | "few-persons" | "not-tabular";

/**
 * A range that at least ten persons support at each end, coarsened to a round step. Dates are given
 * as years. The mean is taken after values outside the range are moved to its ends.
 */
export type VariableRange = {
  readonly low: number;
  readonly high: number;
  readonly mean: number | null;
  readonly p25: number | null;
  readonly p50: number | null;
  readonly p75: number | null;
};

/** Rows with one value, rounded to five; the meaning of a code where the dataset itself carries it. */
export type TopValue = {
  readonly value: string;
  readonly label: string | null;
  readonly count: number;
};

/** Rows with `from <= value < to` (the last bin includes `to`), rounded to five; null when withheld. */
export type HistogramBin = {
  readonly from: number;
  readonly to: number;
  readonly count: number | null;
};

export type Variable = {
  readonly name: string;
  readonly type: VariableType;
  readonly unit: string | null;
  /** Share of rows without a value, 0 to 1, three decimals. */
  readonly nullRate: number;
  readonly distinctCount: number | null;
  readonly range: VariableRange | null;
  readonly topValues: readonly TopValue[];
  /** Whether the list of top values is missing values, for smallness or for length. */
  readonly hasOtherValues: boolean;
  readonly histogram: readonly HistogramBin[];
  readonly withheld: Withheld | null;
};

export type RecordTable = {
  readonly name: string;
  readonly rowCount: number;
  /** What a small cell was counted in: persons where the table names them, otherwise rows. */
  readonly cellUnit: "person" | "row";
  readonly variables: readonly Variable[];
};

/** Kahn et al. 2016, eGEMs 4(1):1244: the harmonised data quality categories. */
export type QualityCategory = "conformance" | "completeness" | "plausibility";

/** One measured check: `passed` of `total` rows, cells, persons or files. */
export type QualityCheck = {
  readonly category: QualityCategory;
  /** Kebab-case code: `value-present`, `person-known`, `date-plausible`. */
  readonly check: string;
  /** The table, or `table.column`. */
  readonly subject: string;
  readonly passed: number;
  readonly total: number;
};

export type QualityScore = { readonly passed: number; readonly total: number };

export type Quality = {
  readonly scores: Readonly<Record<QualityCategory, QualityScore>>;
  readonly checks: readonly QualityCheck[];
};

/** What `recordCount` counts. */
export type RecordUnit = "row" | "image" | "video" | "recording" | "variant" | "measurement";

export type CatalogueRecord = {
  readonly schema: "vouchsafe-catalogue-record-1";
  /** Twenty hex digits drawn from the files' hashes: the same files give the same key everywhere. */
  readonly key: string;
  readonly dataType: DataType;
  /** DICOM modality codes, signal kinds, OMOP version, Open mHealth schema names. */
  readonly modalities: readonly string[];
  readonly titleKo: string;
  readonly titleEn: string;
  readonly descriptionKo: string;
  readonly descriptionEn: string;
  /** Exact from ten persons on; null when fewer or unknown, `personsAre` says which. */
  readonly personCount: number | null;
  readonly personsAre: "counted" | "fewer-than-ten" | "unknown";
  readonly studyCount: number | null;
  readonly recordCount: number;
  readonly recordUnit: RecordUnit;
  readonly periodFromYear: number | null;
  readonly periodToYear: number | null;
  readonly sizeBytes: number;
  readonly files: readonly RecordFile[];
  readonly tables: readonly RecordTable[];
  readonly quality: Quality;
};
