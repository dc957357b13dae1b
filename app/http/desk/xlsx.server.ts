import writeXlsxFile, { type Row } from "write-excel-file/node";
import { type CellKind, harmless, type Sheet, type SheetCell, wallTime } from "./csv";

const FORMATS = { won: "#,##0", count: "#,##0", days: "#,##0.0" } as const;

function cellOf(cell: SheetCell | undefined, kind: CellKind): Row[number] {
  if (cell === null || cell === undefined) return null;
  if (typeof cell === "string") return { value: harmless(cell), type: String };
  if (kind === "moment") return { value: wallTime(cell), type: String };
  if (kind === "text") return { value: String(cell), type: String };
  return { value: cell, type: Number, format: FORMATS[kind] };
}

const WIDTHS: Record<CellKind, number> = { text: 26, won: 18, count: 12, days: 12, moment: 20 };

/** A workbook with one sheet; its first row stays in view. */
export async function xlsxOf(sheet: Sheet): Promise<Uint8Array<ArrayBuffer>> {
  const head: Row = sheet.columns.map(({ header }) => ({
    value: header,
    type: String,
    fontWeight: "bold",
  }));
  const rows = sheet.rows.map((row) => sheet.columns.map(({ kind }, at) => cellOf(row[at], kind)));
  const file = await writeXlsxFile([head, ...rows], {
    sheet: sheet.name.slice(0, 31),
    columns: sheet.columns.map(({ kind }) => ({ width: WIDTHS[kind] })),
    stickyRowsCount: 1,
  }).toBuffer();
  return new Uint8Array(file);
}
