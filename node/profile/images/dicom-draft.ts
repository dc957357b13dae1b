import type { DataType } from "~/domain/catalogue/data-type";
import type { QualityCheck } from "~/domain/catalogue/record";
import { type Draft, type HashedFile, yearsOf } from "../draft";
import type { CellValue } from "../tables/duck";
import { profileMadeTables } from "../tables/made-table";
import type { DicomHeader } from "./read-dicom";

export type DicomFile = { readonly file: HashedFile; readonly header: DicomHeader };

const VIDEO_CLASSES = /^1\.2\.840\.10008\.5\.1\.4\.1\.1\.77\.1\.[124]\.1$/;
const WAVEFORM_CLASSES = /^1\.2\.840\.10008\.5\.1\.4\.1\.1\.9\./;
const SLIDE_MODALITIES = new Set(["SM", "GM"]);
const WAVEFORM_MODALITIES = new Set(["ECG", "EPS", "HD", "EEG", "EMG", "EOG", "RESP"]);

/** The programme's type of an image, from its SOP class first and its modality second. */
export function typeOfDicom({ sopClass, modality }: DicomHeader): DataType {
  if (SLIDE_MODALITIES.has(modality)) return "pathology-slide";
  if (WAVEFORM_CLASSES.test(sopClass) || WAVEFORM_MODALITIES.has(modality)) return "biosignal";
  if (VIDEO_CLASSES.test(sopClass) || modality === "ES") return "surgery-video";
  return "radiology-image";
}

const UNITS = {
  slice_thickness: "mm",
  pixel_spacing: "mm",
  kvp: "kV",
  field_strength: "T",
  patient_age: "years",
  sampling_rate: "Hz",
};

// Attributes that describe the picture, and sex and age; nothing that a person typed.
const ATTRIBUTES: readonly {
  name: string;
  type: "VARCHAR" | "DOUBLE" | "BIGINT";
  read: (header: DicomHeader) => CellValue;
}[] = [
  { name: "modality", type: "VARCHAR", read: (header) => header.modality },
  { name: "sop_class", type: "VARCHAR", read: (header) => header.sopClass },
  { name: "transfer_syntax", type: "VARCHAR", read: (header) => header.transferSyntax || null },
  { name: "body_part", type: "VARCHAR", read: (header) => header.bodyPart },
  { name: "photometric", type: "VARCHAR", read: (header) => header.photometric },
  { name: "rows", type: "BIGINT", read: (header) => header.rows },
  { name: "columns", type: "BIGINT", read: (header) => header.columns },
  { name: "frames", type: "BIGINT", read: (header) => header.frames },
  { name: "bits_stored", type: "BIGINT", read: (header) => header.bitsStored },
  { name: "slice_thickness", type: "DOUBLE", read: (header) => header.sliceThicknessMm },
  { name: "pixel_spacing", type: "DOUBLE", read: (header) => header.pixelSpacingMm },
  { name: "kvp", type: "DOUBLE", read: (header) => header.kvp },
  { name: "field_strength", type: "DOUBLE", read: (header) => header.fieldStrengthTesla },
  { name: "channels", type: "BIGINT", read: (header) => header.waveformChannels },
  { name: "sampling_rate", type: "DOUBLE", read: (header) => header.waveformHz },
  { name: "study_year", type: "BIGINT", read: (header) => header.year },
  { name: "patient_sex", type: "VARCHAR", read: (header) => header.sex },
  { name: "patient_age", type: "BIGINT", read: (header) => header.ageYears },
];

/** One dataset of images of one modality: every file is a row, its attributes the variables. */
export async function draftDicom(
  files: readonly DicomFile[],
  {
    scratch,
    tomorrow,
    thisYear,
    cut,
  }: { scratch: string; tomorrow: string; thisYear: number; cut: number },
): Promise<Draft> {
  const headers = files.map(({ header }) => header);
  const patients = new Map<string, number>();
  for (const { patient } of headers) patients.set(patient, patients.get(patient) ?? patients.size);
  const attributes = ATTRIBUTES.filter(({ read }) =>
    headers.some((header) => read(header) !== null),
  );
  const { tables, checks } = await profileMadeTables(
    [
      {
        name: "dicom-instances",
        content: {
          columns: [{ name: "_person", type: "BIGINT" }, ...attributes],
          rows: headers.map((header) => [
            patients.get(header.patient) ?? 0,
            ...attributes.map(({ read }) => read(header)),
          ]),
        },
        person: { kind: "column", column: "_person" },
        hidden: ["_person"],
        units: UNITS,
      },
    ],
    { scratch, tomorrow },
  );
  const dataType = headers[0] ? typeOfDicom(headers[0]) : "radiology-image";
  return {
    dataType,
    modalities: [...new Set(headers.map(({ modality }) => modality))].sort(),
    persons: patients.size,
    studyCount: new Set(headers.map(({ study }) => study)).size,
    recordCount: files.length,
    recordUnit:
      dataType === "surgery-video" ? "video" : dataType === "biosignal" ? "recording" : "image",
    years: yearsOf(
      headers.map(({ year }) => year),
      thisYear,
    ),
    files: files.map(({ file }) => ({ ...file, format: "dicom" })),
    tables,
    checks: [...fileChecks(headers, { cut, tomorrow }), ...checks],
  };
}

function fileChecks(
  headers: readonly DicomHeader[],
  { cut, tomorrow }: { cut: number; tomorrow: string },
): QualityCheck[] {
  const dated = headers.flatMap(({ studyDate }) => studyDate ?? []);
  const checks: QualityCheck[] = [
    {
      category: "conformance",
      check: "file-complete",
      subject: "dicom-instances",
      passed: headers.length,
      total: headers.length + cut,
    },
    {
      category: "plausibility",
      check: "date-plausible",
      subject: "dicom-instances.study_year",
      passed: dated.filter((day) => day >= "1900-01-01" && day < tomorrow).length,
      total: dated.length,
    },
  ];
  return checks.filter(({ total }) => total > 0);
}
