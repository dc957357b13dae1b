import { UnusableFile } from "../problem";
import { signalLabel } from "./read-wfdb";

/**
 * A small reader of EDF, EDF+ and BDF headers, written here because no npm package reads them.
 * The fields "patient" (bytes 8 to 88) and "recording" (88 to 168) and all annotation texts are never
 * touched: they hold names, birthdays and codes.
 * Source: Kemp et al. 1992, Electroencephalogr Clin Neurophysiol 82:391; edfplus.info.
 */
export type EdfHeader = {
  readonly kind: "EDF" | "EDF+" | "BDF";
  readonly year: number | null;
  /** Null while the recording was still running when the header was written. */
  readonly seconds: number | null;
  readonly signals: readonly {
    readonly label: string;
    readonly unit: string;
    readonly samplingHz: number;
  }[];
  readonly hasAnnotations: boolean;
};

const FIXED_BYTES = 256;
const MOST_SIGNALS = 2_000;
const SIGNAL_BYTES = 256;

/** Whether the first bytes are those of EDF or BDF. */
export const looksLikeEdf = (head: Buffer): boolean =>
  head.length >= FIXED_BYTES &&
  (head.toString("latin1", 0, 8) === "0       " ||
    (head[0] === 0xff && head.toString("latin1", 1, 8) === "BIOSEMI")) &&
  /^\d{2}\.\d{2}\.\d{2}\d{2}\.\d{2}\.\d{2}\d+ *$/.test(head.toString("latin1", 168, 192));

/** Bytes of the header, so that the caller can read it whole. @throws UnusableFile `unreadable-edf` */
export function edfHeaderBytes(head: Buffer): number {
  const signals = Number(head.toString("latin1", 252, 256).trim());
  if (!Number.isInteger(signals) || signals < 1 || signals > MOST_SIGNALS)
    throw new UnusableFile("unreadable-edf", "number of signals");
  return FIXED_BYTES + signals * SIGNAL_BYTES;
}

/**
 * @param head at least {@link edfHeaderBytes} bytes
 * @param fileBytes size of the file, to see whether the records are all there
 * @throws UnusableFile `unreadable-edf` or `truncated-edf`
 */
export function readEdfHeader(head: Buffer, fileBytes: number): EdfHeader {
  const headerBytes = edfHeaderBytes(head);
  if (head.length < headerBytes) throw new UnusableFile("truncated-edf", "header");
  const isBdf = head[0] === 0xff;
  const count = (headerBytes - FIXED_BYTES) / SIGNAL_BYTES;
  const records = Number(head.toString("latin1", 236, 244).trim());
  const recordSeconds = Number(head.toString("latin1", 244, 252).trim());
  if (!Number.isInteger(records) || !(recordSeconds >= 0))
    throw new UnusableFile("unreadable-edf", "number or length of records");
  const labels = column(head, { count, at: 0, width: 16 });
  const units = column(head, { count, at: 96, width: 8 });
  const samples = column(head, { count, at: 216, width: 8 }).map(Number);
  if (samples.some((one) => !Number.isInteger(one) || one < 0))
    throw new UnusableFile("unreadable-edf", "samples per record");
  const recordBytes = samples.reduce((sum, one) => sum + one, 0) * (isBdf ? 3 : 2);
  if (records > 0 && headerBytes + records * recordBytes > fileBytes)
    throw new UnusableFile("truncated-edf", "records are missing");
  const isAnnotation = (label: string) => /^(EDF|BDF) Annotations$/.test(label);
  return {
    kind: isBdf ? "BDF" : head.toString("latin1", 192, 196) === "EDF+" ? "EDF+" : "EDF",
    year: yearOf(head.toString("latin1", 174, 176)),
    seconds: records >= 0 ? records * recordSeconds : null,
    signals: labels.flatMap((label, at) =>
      isAnnotation(label)
        ? []
        : [
            {
              label: signalLabel(label),
              unit: /^[A-Za-z%°µ/]{1,8}$/.test(units[at] ?? "") ? (units[at] ?? "") : "",
              samplingHz: recordSeconds > 0 ? (samples[at] ?? 0) / recordSeconds : 0,
            },
          ],
    ),
    hasAnnotations: labels.some(isAnnotation),
  };
}

// EDF's clipping year: 85 to 99 are 1985 to 1999. An anonymised file says 01.01.85.
function yearOf(twoDigits: string): number | null {
  const year = Number(twoDigits);
  if (!/^\d{2}$/.test(twoDigits)) return null;
  return year >= 85 ? 1900 + year : 2000 + year;
}

/** One field of the signal part: all signals' values of it stand together. */
const column = (
  head: Buffer,
  { count, at, width }: { count: number; at: number; width: number },
): string[] =>
  Array.from({ length: count }, (_, index) => {
    const start = FIXED_BYTES + at * count + index * width;
    return head.toString("latin1", start, start + width).trim();
  });
