import { extname } from "node:path";
import { gunzipSync, constants as zlib } from "node:zlib";
import { fileTypeFromBuffer } from "file-type";
import type { ProblemCode } from "../problem";
import { looksLikeEdf } from "../signals/read-edf";
import { looksLikeWfdb } from "../signals/read-wfdb";
import { shapeOf } from "../tables/shape";
import { decodeHead, encodingOf } from "./text";

/** What a file is, by its first bytes; the extension only decides how to name a failure. */
export type Recognised =
  | { readonly kind: "dicom" | "zip" | "parquet" | "vcf" | "edf" | "wfdb" | "json" | "csv" }
  | { readonly kind: "problem"; readonly code: ProblemCode; readonly detail: string };

/** Bytes of the head that {@link recognise} wants. */
export const HEAD_BYTES = 1 << 16;

const CLAIMS: Readonly<Record<string, ProblemCode>> = {
  ".dcm": "unreadable-dicom",
  ".dicom": "unreadable-dicom",
  ".parquet": "not-a-table",
  ".csv": "not-a-table",
  ".tsv": "not-a-table",
  ".edf": "unreadable-edf",
  ".bdf": "unreadable-edf",
  ".hea": "unreadable-wfdb",
  ".vcf": "unreadable-vcf",
  ".zip": "unreadable-zip",
  ".json": "unreadable-json",
  ".ndjson": "unreadable-json",
};

export async function recognise(head: Buffer, name: string): Promise<Recognised> {
  if (head.length === 0) return { kind: "problem", code: "empty-file", detail: "0 bytes" };
  const byMagic = magic(head);
  if (byMagic) return { kind: byMagic };
  if (head.readUInt16BE(0) === 0x1f8b) return packed(head, name);
  const byText = textKind(head, name);
  if (byText) return { kind: byText };
  const code = CLAIMS[extname(name).toLowerCase()] ?? "unknown-format";
  const mime = (await fileTypeFromBuffer(head).catch(() => undefined))?.mime;
  return { kind: "problem", code, detail: mime ?? "content not recognised" };
}

function magic(head: Buffer): "dicom" | "zip" | "parquet" | "edf" | null {
  if (head.length < 4) return null;
  if (head.length >= 132 && head.toString("latin1", 128, 132) === "DICM") return "dicom";
  const four = head.readUInt32BE(0);
  if (four === 0x504b0304) return "zip";
  if (head.toString("latin1", 0, 4) === "PAR1") return "parquet";
  return looksLikeEdf(head) ? "edf" : null;
}

function packed(head: Buffer, name: string): Recognised {
  try {
    const start = gunzipSync(head, { finishFlush: zlib.Z_SYNC_FLUSH, maxOutputLength: 2 ** 24 });
    if (isVcf(start)) return { kind: "vcf" };
  } catch {
    // A damaged stream is named below.
  }
  const isClaimed = /\.vcf\.(b?gz)$/i.test(name);
  return {
    kind: "problem",
    code: isClaimed ? "unreadable-vcf" : "unknown-format",
    detail: "application/gzip",
  };
}

const isVcf = (bytes: Buffer): boolean => bytes.toString("latin1", 0, 17) === "##fileformat=VCFv";

function textKind(head: Buffer, name: string): "vcf" | "wfdb" | "json" | "csv" | null {
  if (isVcf(head)) return "vcf";
  const encoding = encodingOf(head);
  if (encoding === null) return null;
  const text = decodeHead(head, encoding);
  if (looksLikeWfdb(text)) return "wfdb";
  if (/^\s*[[{]/.test(text)) return "json";
  if (extname(name).toLowerCase() === ".hea") return null;
  return shapeOf(text, head.length < HEAD_BYTES) === null ? null : "csv";
}
