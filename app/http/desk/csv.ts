/** A table as a file for spreadsheets. */

/** `won` and `count` are whole numbers, `moment` UTC milliseconds, `days` a decimal number. */
export type CellKind = "text" | "won" | "count" | "days" | "moment";
export type SheetColumn = { readonly header: string; readonly kind: CellKind };
export type SheetCell = string | number | null;
export type Sheet = {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly SheetCell[])[];
};

const KOREAN_OFFSET_MS = 32_400_000;

/** A moment as Korean wall time that spreadsheets sort: `2026-03-16 18:00:00`. */
export const wallTime = (at: number): string =>
  new Date(at + KOREAN_OFFSET_MS).toISOString().slice(0, 19).replace("T", " ");

/**
 * A text that no spreadsheet takes for a formula. Numbers are written by us and need no guard.
 * Source: OWASP, CSV Injection
 */
export const harmless = (text: string): string => (/^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text);

const quoted = (text: string): string =>
  /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

function fieldOf(cell: SheetCell | undefined, kind: CellKind): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell === "number") return kind === "moment" ? wallTime(cell) : String(cell);
  return quoted(harmless(cell));
}

/** RFC 4180 in UTF-8 with a byte order mark, without which Excel reads Korean as another script. */
export function csvOf({ columns, rows }: Sheet): string {
  const head = columns.map((column) => quoted(harmless(column.header)));
  const body = rows.map((row) => columns.map(({ kind }, at) => fieldOf(row[at], kind)).join(","));
  return `\uFEFF${[head.join(","), ...body].join("\r\n")}\r\n`;
}
