/** Catalogue records of invented datasets: the shape that profiling gives, with invented statistics. */
import type { DataType } from "~/domain/catalogue/data-type";
import type {
  CatalogueRecord,
  FileFormat,
  HistogramBin,
  QualityCategory,
  RecordUnit,
  Variable,
} from "~/domain/catalogue/record";
import { qualityOf } from "~/domain/catalogue/record-check";
import { COUNT_STEP, roundedCount, SMALLEST_CELL } from "~/domain/catalogue/suppression";
import type { Dice } from "./dice";

const UNIT_OF_TYPE: Readonly<Record<DataType, RecordUnit>> = {
  "radiology-image": "image",
  "pathology-slide": "image",
  "surgery-video": "video",
  "structured-emr": "row",
  "clinical-text": "row",
  omics: "variant",
  biosignal: "recording",
  "health-checkup": "row",
  lifelog: "measurement",
  "public-insurance": "row",
};

const FORMAT_OF_TYPE: Readonly<Record<DataType, FileFormat>> = {
  "radiology-image": "dicom",
  "pathology-slide": "dicom",
  "surgery-video": "dicom",
  "structured-emr": "parquet",
  "clinical-text": "csv",
  omics: "vcf",
  biosignal: "edf",
  "health-checkup": "csv",
  lifelog: "open-mhealth-json",
  "public-insurance": "parquet",
};

/** Name, unit, low, high and the share of it that is missing at most (in percent). */
type Numeric = readonly [string, string | null, number, number, number];

const ALWAYS: readonly Numeric[] = [
  ["age_at_index", "years", 20, 90, 1],
  ["body_mass_index", "kg/m2", 16, 40, 18],
];
const MEASURES: Readonly<Record<DataType, readonly Numeric[]>> = {
  "radiology-image": [
    ["slice_thickness", "mm", 0.5, 10, 4],
    ["kvp", "kV", 70, 140, 12],
    ["pixel_spacing", "mm", 0.1, 1, 2],
  ],
  "pathology-slide": [
    ["magnification", null, 20, 40, 1],
    ["tumour_area", "mm2", 0, 400, 22],
  ],
  "surgery-video": [
    ["duration", "min", 20, 360, 0],
    ["frame_rate", "1/s", 25, 60, 0],
    ["blood_loss", "mL", 0, 900, 30],
  ],
  "structured-emr": [
    ["hba1c", "%", 4, 14, 35],
    ["creatinine", "mg/dL", 0, 8, 20],
    ["systolic_pressure", "mmHg", 80, 220, 9],
    ["visit_days", "d", 0, 120, 0],
  ],
  "clinical-text": [
    ["note_length", "characters", 0, 9_000, 0],
    ["sentences", null, 1, 240, 0],
  ],
  omics: [
    ["read_depth", null, 10, 400, 1],
    ["variant_quality", null, 20, 100, 0],
    ["tumour_purity", "%", 10, 100, 40],
  ],
  biosignal: [
    ["sampling_rate", "Hz", 100, 1_000, 0],
    ["recording_time", "s", 10, 86_400, 0],
    ["heart_rate", "1/min", 40, 180, 6],
  ],
  "health-checkup": [
    ["fasting_glucose", "mg/dL", 60, 300, 3],
    ["total_cholesterol", "mg/dL", 90, 340, 4],
    ["waist", "cm", 55, 130, 8],
    ["alt", "U/L", 5, 200, 4],
  ],
  lifelog: [
    ["steps_per_day", null, 0, 30_000, 15],
    ["sleep_time", "h", 2, 12, 21],
    ["glucose", "mg/dL", 40, 380, 9],
  ],
  "public-insurance": [
    ["claims_per_year", null, 0, 120, 0],
    ["admission_days", "d", 0, 180, 2],
  ],
};

const BINS = 12;

/** A humped distribution with a small cell withheld at one end, as real ones have. */
function histogramOf(dice: Dice, { low, high, rows }: { low: number; high: number; rows: number }) {
  const peak = 2 + dice.roll(BINS - 4);
  const weights = Array.from({ length: BINS }, (_, at) => {
    const distance = (at - peak) / (2 + dice.roll(2));
    return Math.exp(-distance * distance) * (0.7 + dice.roll(60) / 100);
  });
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const width = (high - low) / BINS;
  return weights.map((weight, at): HistogramBin => {
    const count = roundedCount((rows * weight) / sum);
    const from = tidy(low + width * at);
    const to = tidy(low + width * (at + 1));
    return { from, to, count: count < SMALLEST_CELL + COUNT_STEP ? null : count };
  });
}

const tidy = (value: number): number => Number(value.toPrecision(4));

function numericVariable(
  dice: Dice,
  [name, unit, low, high, missing]: Numeric,
  rows: number,
): Variable {
  const middle = low + ((high - low) * (30 + dice.roll(40))) / 100;
  const half = (high - low) / 6;
  return {
    name,
    type: Number.isInteger(low) && Number.isInteger(high) && high - low > 20 ? "integer" : "number",
    unit,
    nullRate: missing === 0 ? 0 : dice.roll(missing * 10 + 1) / 1_000,
    distinctCount: null,
    range: {
      low,
      high,
      mean: tidy(middle),
      p25: tidy(middle - half),
      p50: tidy(middle),
      p75: tidy(middle + half),
    },
    topValues: [],
    hasOtherValues: false,
    histogram: histogramOf(dice, { low, high, rows }),
    withheld: null,
  };
}

const withheldVariable = (name: string, why: "identifier" | "free-text"): Variable => ({
  name,
  type: why === "identifier" ? "identifier" : "text",
  unit: null,
  nullRate: 0,
  distinctCount: null,
  range: null,
  topValues: [],
  hasOtherValues: false,
  histogram: [],
  withheld: why,
});

function sexVariable(dice: Dice, rows: number): Variable {
  const women = roundedCount((rows * (38 + dice.roll(24))) / 100);
  return {
    ...withheldVariable("sex", "identifier"),
    type: "category",
    distinctCount: 2,
    topValues: [
      { value: "F", label: "female", count: women },
      { value: "M", label: "male", count: roundedCount(rows - women) },
    ],
    withheld: null,
  };
}

const hexOf = (dice: Dice, length: number): string =>
  Array.from({ length }, () => dice.roll(16).toString(16)).join("");

function qualityFor(dice: Dice, rows: number) {
  const check = (category: QualityCategory, name: string, worst: number) => ({
    category,
    check: name,
    subject: "main",
    passed: rows - Math.floor((rows * dice.roll(worst * 10 + 1)) / 1_000),
    total: rows,
  });
  return qualityOf([
    check("conformance", "type-conforms", 2),
    check("completeness", "value-present", 18),
    check("completeness", "person-known", 1),
    check("plausibility", "date-plausible", 4),
    check("plausibility", "value-in-range", 6),
  ]);
}

/** The facts of a listing that its record repeats. */
export type RecordFacts = Pick<
  CatalogueRecord,
  | "dataType"
  | "titleKo"
  | "titleEn"
  | "descriptionKo"
  | "descriptionEn"
  | "personCount"
  | "studyCount"
  | "recordCount"
  | "periodFromYear"
  | "periodToYear"
  | "sizeBytes"
> & { readonly modality: string };

export function demoRecord(dice: Dice, { modality, ...facts }: RecordFacts): CatalogueRecord {
  const rows = Math.max(SMALLEST_CELL * 4, facts.personCount ?? 0);
  const measures = [...ALWAYS, ...MEASURES[facts.dataType]];
  const files = 1 + dice.roll(4);
  return {
    ...facts,
    schema: "vouchsafe-catalogue-record-1",
    key: hexOf(dice, 20),
    modalities: [modality],
    personsAre: facts.personCount === null ? "unknown" : "counted",
    recordUnit: UNIT_OF_TYPE[facts.dataType],
    files: Array.from({ length: files }, (_, at) => ({
      name: `part-${at + 1}`,
      bytes: Math.floor(facts.sizeBytes / files),
      sha256: hexOf(dice, 64),
      format: FORMAT_OF_TYPE[facts.dataType],
    })),
    tables: [
      {
        name: "main",
        rowCount: rows,
        cellUnit: "person",
        variables: [
          withheldVariable("person_id", "identifier"),
          sexVariable(dice, rows),
          ...measures.map((measure) => numericVariable(dice, measure, rows)),
          ...(facts.dataType === "clinical-text" ? [withheldVariable("note", "free-text")] : []),
        ],
      },
    ],
    quality: qualityFor(dice, rows),
  };
}
