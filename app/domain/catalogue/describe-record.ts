import type { DataType } from "./data-type";
import type { CatalogueRecord, RecordUnit } from "./record";

/** The words a title and a description are made of; they live with all other words in app/messages. */
export type RecordWords = Readonly<
  Record<
    | `profile.type.${DataType}`
    | `profile.count.${RecordUnit}`
    | "profile.title"
    | "profile.title-plain"
    | "profile.description"
    | "profile.persons.counted"
    | "profile.persons.fewer-than-ten"
    | "profile.persons.unknown"
    | "profile.studies"
    | "profile.period"
    | "profile.one-year"
    | "profile.tables",
    string
  >
>;

export type Described = Omit<
  CatalogueRecord,
  "titleKo" | "titleEn" | "descriptionKo" | "descriptionEn"
>;

const MODALITIES_IN_TITLE = 4;

/** Title and description of a record, made of measured facts only. */
export function describeRecord(
  record: Described,
  words: RecordWords,
): { title: string; description: string } {
  const type = words[`profile.type.${record.dataType}`];
  const amount = fill(words[`profile.count.${record.recordUnit}`], { count: record.recordCount });
  const modalities = record.modalities.slice(0, MODALITIES_IN_TITLE).join(", ");
  const title = fill(words[modalities ? "profile.title" : "profile.title-plain"], {
    type,
    modalities,
    amount,
  });
  const sentences = [
    fill(words["profile.description"], {
      type,
      amount,
      files: record.files.length,
      size: readableSize(record.sizeBytes),
    }),
    fill(words[`profile.persons.${record.personsAre}`], { persons: record.personCount ?? 0 }),
    ...(record.studyCount ? [fill(words["profile.studies"], { studies: record.studyCount })] : []),
    ...periodSentence(record, words),
    ...tableSentence(record, words),
  ];
  return { title, description: sentences.join(" ") };
}

function periodSentence(record: Described, words: RecordWords): string[] {
  const { periodFromYear: from, periodToYear: to } = record;
  if (from === null || to === null) return [];
  return [fill(words[from === to ? "profile.one-year" : "profile.period"], { from, to })];
}

function tableSentence({ tables }: Described, words: RecordWords): string[] {
  if (tables.length === 0) return [];
  const variables = tables.reduce((sum, table) => sum + table.variables.length, 0);
  return [fill(words["profile.tables"], { tables: tables.length, variables })];
}

const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name] ?? "";
    return typeof value === "number" ? grouped(name, value) : value;
  });

// Years are read without a thousands comma.
const grouped = (name: string, value: number): string =>
  name === "from" || name === "to" ? `${value}` : `${value}`.replace(/\B(?=(\d{3})+$)/g, ",");

/** Bytes in decimal units, as file managers show them: `3.4 MB`. */
export function readableSize(bytes: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${unit === 0 ? value : value.toFixed(1)} ${units[unit]}`;
}
