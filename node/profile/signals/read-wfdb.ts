import { UnusableFile } from "../problem";

/**
 * A small reader of WFDB headers (`.hea`), written here because no npm package reads them.
 * Comment lines are dropped unread: in published records they hold age, sex, drugs and dates.
 * Source: WFDB Applications Guide, header(5) and signal(5).
 */
export type WfdbHeader = {
  readonly samplingHz: number;
  /** Samples per signal; null when the header leaves it open. */
  readonly samples: number | null;
  readonly year: number | null;
  readonly signals: readonly WfdbSignal[];
  readonly segments: number;
};

export type WfdbSignal = {
  /** File name beside the header. */
  readonly file: string;
  readonly format: number;
  readonly samplesPerFrame: number;
  readonly byteOffset: number;
  readonly unit: string;
  readonly label: string;
};

const MOST_SIGNALS = 1_000;
const DEFAULT_HZ = 250;
/** Bits that one sample takes in each storage format. */
const BITS: Readonly<Record<number, number>> = {
  8: 8,
  16: 16,
  24: 24,
  32: 32,
  61: 16,
  80: 8,
  160: 16,
  212: 12,
  310: 32 / 3,
  311: 32 / 3,
};

const RECORD_LINE =
  /^[\w.-]+(?:\/(?<segments>\d+))?\s+(?<signals>\d+)(?:\s+(?<hz>[\d.eE+-]+)(?:\/\S*)?(?:\s+(?<samples>\d+))?(?:\s+[\d:.]+(?:\s+\d{1,2}\/\d{1,2}\/(?<year>\d{4}))?)?)?\s*$/;
const SIGNAL_LINE = /^\S+\s+(?<format>\d+)(?:x\d+)?(?::\d+)?(?:\+\d+)?(?:\s|$)/;

/** Whether a text has the shape of a WFDB header, whatever its name. */
export function looksLikeWfdb(text: string): boolean {
  const [record, signal] = linesOf(text);
  if (record === undefined || !RECORD_LINE.test(record)) return false;
  const format = SIGNAL_LINE.exec(signal ?? "")?.groups?.["format"];
  return format !== undefined && Number(format) in BITS;
}

/** @throws UnusableFile `unreadable-wfdb` */
export function readWfdbHeader(text: string): WfdbHeader {
  const [record = "", ...lines] = linesOf(text);
  const fields = RECORD_LINE.exec(record)?.groups;
  if (!fields) throw new UnusableFile("unreadable-wfdb", "no record line");
  const count = Number(fields["signals"]);
  const segments = Number(fields["segments"] ?? 1);
  if (count > MOST_SIGNALS) throw new UnusableFile("unreadable-wfdb", "too many signals");
  const hz = Number.parseFloat(fields["hz"] ?? `${DEFAULT_HZ}`);
  if (!(hz > 0)) throw new UnusableFile("unreadable-wfdb", "no sampling rate");
  // In a record of several segments the lines name the segments, which are records themselves.
  const signals = segments > 1 ? [] : lines.slice(0, count).map(signalOf);
  if (segments === 1 && signals.length < count)
    throw new UnusableFile("unreadable-wfdb", `${signals.length} of ${count} signal lines`);
  const samples = Number(fields["samples"] ?? 0);
  return {
    samplingHz: hz,
    samples: samples > 0 ? samples : null,
    year: fields["year"] ? Number(fields["year"]) : null,
    signals,
    segments,
  };
}

/** Bytes that the signal files of a header must have at least, by file name. */
export function expectedBytes({ samples, signals }: WfdbHeader): ReadonlyMap<string, number> {
  const bytes = new Map<string, number>();
  for (const { file, format, samplesPerFrame, byteOffset } of signals) {
    const own = ((samples ?? 0) * samplesPerFrame * (BITS[format] ?? 0)) / 8;
    bytes.set(file, (bytes.get(file) ?? byteOffset) + own);
  }
  return new Map([...bytes].map(([file, size]) => [file, Math.floor(size)]));
}

const linesOf = (text: string): string[] =>
  text.split(/\r\n|\n|\r/).filter((line) => line.trim() !== "" && !line.startsWith("#"));

function signalOf(line: string): WfdbSignal {
  const fields = line.trim().split(/\s+/);
  const [file = "", layout = "", gain = ""] = fields;
  const parts = /^(\d+)(?:x(\d+))?(?::\d+)?(?:\+(\d+))?$/.exec(layout);
  const format = Number(parts?.[1]);
  if (!parts || !(format in BITS))
    throw new UnusableFile("unreadable-wfdb", "unknown signal format");
  if (/[/\\]/.test(file))
    throw new UnusableFile("unreadable-wfdb", "signal file outside the folder");
  return {
    file,
    format,
    samplesPerFrame: Number(parts[2] ?? 1),
    byteOffset: Number(parts[3] ?? 0),
    unit: unitOf(gain.split("/")[1] ?? ""),
    label: signalLabel(fields.slice(8).join(" ")),
  };
}

// WFDB: a gain without a unit means millivolts.
const unitOf = (text: string): string => (/^[A-Za-z%°µ/]{1,12}$/.test(text) ? text : "mV");

/** A lead or sensor name; anything that does not look like one is not repeated. */
export const signalLabel = (text: string): string =>
  /^[A-Za-z][A-Za-z0-9 +\-/_.()]{0,23}$/.test(text.trim()) && !/\d{3,}/.test(text)
    ? text.trim()
    : "unnamed";
