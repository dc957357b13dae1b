import { convertBytes } from "dicom-character-set";
import dicomParser from "dicom-parser";
import { readSlice } from "../files/bytes";
import { UnusableFile } from "../problem";

type DataSet = dicomParser.DataSet;

/**
 * What is read of one DICOM file. `patient` and `names` identify; they serve counting and the check
 * of file names inside this program and never enter a record.
 */
export type DicomHeader = {
  readonly patient: string;
  readonly study: string;
  readonly series: string;
  /** Name parts and ids that must not come back anywhere, in Unicode. */
  readonly names: readonly string[];
  readonly modality: string;
  readonly sopClass: string;
  readonly transferSyntax: string;
  readonly year: number | null;
  readonly studyDate: string | null;
  readonly sex: string | null;
  readonly ageYears: number | null;
  readonly bodyPart: string | null;
  readonly photometric: string | null;
  readonly rows: number | null;
  readonly columns: number | null;
  readonly frames: number | null;
  readonly bitsStored: number | null;
  readonly sliceThicknessMm: number | null;
  readonly pixelSpacingMm: number | null;
  readonly kvp: number | null;
  readonly fieldStrengthTesla: number | null;
  readonly waveformChannels: number | null;
  readonly waveformHz: number | null;
};

const PIXEL_DATA = "x7fe00010";
const DICOMDIR = "1.2.840.10008.1.3.10";
const FIRST_READ = 1 << 20;
const UNDEFINED_LENGTH = 0xffffffff;

/**
 * Reads a header up to the pixel data, growing the read until it fits, and checks that the pixel data
 * is there to its end.
 *
 * @throws UnusableFile `unreadable-dicom`, `truncated-dicom` or `dicom-directory`
 */
export async function readDicom(
  file: { path: string; bytes: number },
  mostHeaderBytes: number,
): Promise<DicomHeader> {
  let length = Math.min(FIRST_READ, file.bytes);
  for (;;) {
    const bytes = await readSlice(file.path, { start: 0, length });
    const header = parse(bytes);
    const isWhole = length >= file.bytes;
    if (header !== null && (isWhole || header.elements[PIXEL_DATA])) {
      await assertComplete(file, header);
      return headerOf(header);
    }
    if (isWhole) throw new UnusableFile("unreadable-dicom", "no readable data set");
    if (length >= mostHeaderBytes) throw new UnusableFile("unreadable-dicom", "header too long");
    length = Math.min(file.bytes, length * 4, mostHeaderBytes);
  }
}

function parse(bytes: Buffer): DataSet | null {
  try {
    return dicomParser.parseDicom(bytes, { untilTag: PIXEL_DATA });
  } catch {
    return null; // The caller reads more, or reports; a parser's message may quote the file.
  }
}

async function assertComplete(
  file: { path: string; bytes: number },
  header: DataSet,
): Promise<void> {
  if (text(header, "x00020002") === DICOMDIR) throw new UnusableFile("dicom-directory", "DICOMDIR");
  if (!text(header, "x00080016")) throw new UnusableFile("unreadable-dicom", "no SOP class");
  const pixels = header.elements[PIXEL_DATA];
  if (!pixels) {
    if (header.uint16("x00280010")) throw new UnusableFile("truncated-dicom", "no pixel data");
    return;
  }
  if (pixels.length !== UNDEFINED_LENGTH && !pixels.hadUndefinedLength) {
    if (pixels.dataOffset + pixels.length > file.bytes)
      throw new UnusableFile("truncated-dicom", "pixel data shorter than stated");
    return;
  }
  // Encapsulated frames end with a sequence delimiter; padding or a signature may follow it.
  const tail = await readSlice(file.path, {
    start: Math.max(0, file.bytes - 65_536),
    length: 65_536,
  });
  if (!tail.includes(Buffer.from([0xfe, 0xff, 0xdd, 0xe0])))
    throw new UnusableFile("truncated-dicom", "frames have no end");
}

function headerOf(header: DataSet): DicomHeader {
  const studyDate = text(header, "x00080020");
  const day = /^(\d{4})(\d{2})(\d{2})$/.exec(studyDate ?? "");
  const study = text(header, "x0020000d") ?? "";
  const patient = `${text(header, "x00100020") ?? ""}|${unicode(header, "x00100010", "PN") ?? ""}`;
  return {
    patient: patient === "|" ? `study:${study}` : patient,
    study,
    series: text(header, "x0020000e") ?? "",
    names: namesOf(header),
    modality: code(header, "x00080060") ?? "OT",
    sopClass: text(header, "x00080016") ?? "",
    transferSyntax: text(header, "x00020010") ?? "",
    year: day ? Number(day[1]) : null,
    studyDate: day ? `${day[1]}-${day[2]}-${day[3]}` : null,
    sex: code(header, "x00100040"),
    ageYears: ageOf(text(header, "x00101010")),
    bodyPart: code(header, "x00180015"),
    photometric: code(header, "x00280004"),
    rows: header.uint16("x00280010") ?? null,
    columns: header.uint16("x00280011") ?? null,
    frames: number(text(header, "x00280008")),
    bitsStored: header.uint16("x00280101") ?? null,
    sliceThicknessMm: number(text(header, "x00180050")),
    pixelSpacingMm: number(text(header, "x00280030")?.split("\\")[0]),
    kvp: number(text(header, "x00180060")),
    fieldStrengthTesla: number(text(header, "x00180087")),
    ...waveformOf(header),
  };
}

function waveformOf(header: DataSet): Pick<DicomHeader, "waveformChannels" | "waveformHz"> {
  const group = header.elements["x54000100"]?.items?.[0]?.dataSet;
  return {
    waveformChannels: group?.uint16("x003a0005") ?? null,
    waveformHz: number(group ? text(group, "x003a001a") : undefined),
  };
}

// Patient, referring, performing, operating and reading persons; patient, accession and other ids.
const NAME_TAGS = [
  "x00100010",
  "x00101001",
  "x00101060",
  "x00080090",
  "x00081050",
  "x00081070",
  "x00081060",
];
const ID_TAGS = ["x00100020", "x00101000", "x00080050"];

function namesOf(header: DataSet): string[] {
  const names = NAME_TAGS.flatMap((tag) => (unicode(header, tag, "PN") ?? "").split(/[\\^=\s]+/));
  const ids = ID_TAGS.map((tag) => unicode(header, tag, "LO") ?? "");
  return [
    ...names.filter((part) => part.length >= (/[^\0-\u024f]/.test(part) ? 2 : 4)),
    ...ids.filter((id) => id.length >= 4),
  ];
}

/**
 * A text in the file's own character set. Korean files use `ISO 2022 IR 149`, whose escapes break
 * readers that take it for UTF-8; an unknown set falls back to Latin text.
 */
export function unicode(header: DataSet, tag: string, vr: string): string | null {
  const element = header.elements[tag];
  if (!element || element.length === 0) return null;
  const bytes = header.byteArray.slice(element.dataOffset, element.dataOffset + element.length);
  const sets = text(header, "x00080005") ?? "ISO_IR 6";
  try {
    return convertBytes(sets, new Uint8Array(bytes), { vr }).trim() || null;
  } catch {
    return Buffer.from(bytes).toString("latin1").trim() || null;
  }
}

function text(header: DataSet, tag: string): string | null {
  try {
    return header.string(tag)?.replace(/\0+$/, "").trim() || null;
  } catch {
    return null; // An element that runs over the end of the file.
  }
}

/** A code string (CS); anything longer or odder than the standard allows is no code. */
function code(header: DataSet, tag: string): string | null {
  const value = text(header, tag);
  return value !== null && /^[A-Z0-9_ ]{1,16}$/.test(value) ? value : null;
}

function number(value: string | null | undefined): number | null {
  const parsed = Number.parseFloat(value ?? "");
  return Number.isFinite(parsed) ? parsed : null;
}

/** `045Y`, `010M`: whole years. */
function ageOf(value: string | null): number | null {
  const age = /^(\d{3})([YMWD])$/.exec(value ?? "");
  if (!age) return null;
  return age[2] === "Y" ? Number(age[1]) : age[2] === "M" ? Math.floor(Number(age[1]) / 12) : 0;
}
