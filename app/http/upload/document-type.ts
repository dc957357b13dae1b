import { fileTypeFromBuffer } from "file-type";

const AS_FOUND: ReadonlySet<string> = new Set([
  "application/pdf",
  "image/png",
  "image/jpeg",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
]);

/** HWPX is a ZIP whose first, uncompressed entry names it. Source: OWPML (KS X 6101) */
const HWPX_MARK = "mimetypeapplication/hwp+zip";
/** HWP 5 is a compound file with this text at the start of its FileHeader. Source: HWP 5.0 format */
const HWP_MARK = "HWP Document File";

/**
 * What a document is by its content, among the kinds that committees read; null for anything else.
 * The name only tells a CSV table from other text. A name that contradicts the content changes
 * nothing: a program called plan.pdf is still a program.
 */
export async function documentTypeOf(content: Uint8Array, name: string): Promise<string | null> {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const found = await fileTypeFromBuffer(content).catch(() => undefined);
  if (found && AS_FOUND.has(found.mime)) return found.mime;
  const isZip = bytes.subarray(0, 4).equals(Buffer.from("PK\u0003\u0004", "latin1"));
  if (isZip)
    return bytes.subarray(30, 30 + HWPX_MARK.length).toString("latin1") === HWPX_MARK
      ? "application/zip"
      : null;
  if (found?.mime === "application/x-cfb") return bytes.includes(HWP_MARK) ? found.mime : null;
  if (found || !isText(content)) return null;
  return /\.csv$/i.test(name) ? "text/csv" : "text/plain";
}

/** UTF-8, or EUC-KR as older Korean programs write it, without control characters. */
function isText(content: Uint8Array): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  const control = /[\u0000-\u0008\u000e-\u001f]/;
  for (const encoding of ["utf-8", "euc-kr"]) {
    try {
      return !control.test(new TextDecoder(encoding, { fatal: true }).decode(content));
    } catch {
      // Not this encoding; the next one is tried.
    }
  }
  return false;
}
