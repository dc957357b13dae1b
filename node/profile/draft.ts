import { createHash } from "node:crypto";
import type { DataType } from "~/domain/catalogue/data-type";
import { describeRecord, type RecordWords } from "~/domain/catalogue/describe-record";
import type {
  CatalogueRecord,
  FileFormat,
  QualityCheck,
  RecordTable,
  RecordUnit,
} from "~/domain/catalogue/record";
import { qualityOf } from "~/domain/catalogue/record-check";
import { shownPersons } from "~/domain/catalogue/suppression";
import type { FoundFile } from "./files/walk";

/** A found file with its hash and the name under which it may be spoken of. */
export type HashedFile = FoundFile & { readonly sha256: string; readonly publicName: string };

/** What a reader measured of one dataset; the true number of persons does not leave this program. */
export type Draft = {
  readonly dataType: DataType;
  readonly modalities: readonly string[];
  readonly persons: number | null;
  readonly studyCount: number | null;
  readonly recordCount: number;
  readonly recordUnit: RecordUnit;
  readonly years: Years | null;
  readonly files: readonly (HashedFile & { readonly format: FileFormat })[];
  readonly tables: readonly RecordTable[];
  readonly checks: readonly QualityCheck[];
  /** Hashes that tell this dataset from others of the same files: what an archive holds inside. */
  readonly contents?: readonly string[];
};

export type Years = { readonly from: number; readonly to: number };

/** Words of both languages for titles and descriptions. */
export type ProfileWords = { readonly ko: RecordWords; readonly en: RecordWords };

/** The span of the years that can be: a period never starts before 1900 nor ends after this year. */
export function yearsOf(years: readonly (number | null)[], thisYear: number): Years | null {
  const plausible = years.filter((year) => year !== null && year >= 1900 && year <= thisYear);
  if (plausible.length === 0) return null;
  return plausible.reduce<Years>(
    (span, year) => ({
      from: Math.min(span.from, year ?? span.from),
      to: Math.max(span.to, year ?? span.to),
    }),
    { from: thisYear, to: 1900 },
  );
}

/** Completes a draft: suppresses a small number of persons, writes title and description. */
export function finish(draft: Draft, words: ProfileWords): CatalogueRecord {
  const files = draft.files
    .map(({ publicName, bytes, sha256, format }) => ({ name: publicName, bytes, sha256, format }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.sha256 < b.sha256 ? -1 : 1));
  const personCount = draft.persons === null ? null : shownPersons(draft.persons);
  const measured = {
    schema: "vouchsafe-catalogue-record-1",
    key: keyOf(draft),
    dataType: draft.dataType,
    modalities: draft.modalities,
    personCount,
    personsAre:
      draft.persons === null ? "unknown" : personCount === null ? "fewer-than-ten" : "counted",
    studyCount: draft.studyCount,
    recordCount: draft.recordCount,
    recordUnit: draft.recordUnit,
    periodFromYear: draft.years?.from ?? null,
    periodToYear: draft.years?.to ?? null,
    sizeBytes: files.reduce((sum, file) => sum + file.bytes, 0),
    files,
    tables: draft.tables,
    quality: qualityOf(draft.checks),
  } as const;
  const ko = describeRecord(measured, words.ko);
  const en = describeRecord(measured, words.en);
  return {
    ...measured,
    titleKo: ko.title,
    titleEn: en.title,
    descriptionKo: ko.description,
    descriptionEn: en.description,
  };
}

function keyOf({ dataType, modalities, files, contents }: Draft): string {
  const hash = createHash("sha256").update(`${dataType}\n${modalities.join(",")}\n`);
  const hashes = contents ?? files.map((file) => file.sha256);
  for (const sha256 of [...hashes].sort()) hash.update(`${sha256}\n`);
  return hash.digest("hex").slice(0, 20);
}
