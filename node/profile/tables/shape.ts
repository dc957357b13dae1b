import { isContactOrResidentNumber, isKoreanName } from "../personal";

const DELIMITERS = [",", "\t", ";", "|"] as const;
const LONGEST_HEADER_CELL = 64;
const LINES = 50;

export type TableShape = { readonly delimiter: string; readonly hasHeader: boolean };

/**
 * Recognises delimited text by its first lines: the same number of cells in (nearly) every line.
 * The header decides what becomes public as a column name, so a first line that could be data
 * counts as data.
 *
 * @returns null when the text is no table
 */
export function shapeOf(text: string, isWhole: boolean): TableShape | null {
  const lines = text.split(/\r\n|\n|\r/).slice(0, LINES);
  if (!isWhole && lines.length > 1) lines.pop();
  const filled = lines.filter((line) => line.trim() !== "");
  const first = filled[0];
  if (first === undefined) return null;
  const delimiter = DELIMITERS.map((mark) => ({ mark, fit: fitOf(filled, mark) }))
    .filter(({ fit }) => fit > 0)
    .sort((a, b) => b.fit - a.fit)[0]?.mark;
  if (delimiter === undefined) return null;
  const cells = cellsOf(first, delimiter);
  if (cells.some((cell) => cell.length > LONGEST_HEADER_CELL)) return null;
  return { delimiter, hasHeader: looksLikeHeader(cells) };
}

// Cells per line when at least nine of ten lines agree with the first, otherwise 0.
function fitOf(lines: readonly string[], delimiter: string): number {
  const counts = lines.map((line) => cellsOf(line, delimiter).length);
  const [expected = 0] = counts;
  if (expected < 2) return 0;
  const agreeing = counts.filter((count) => count === expected).length;
  return agreeing >= counts.length * 0.9 || (counts.length <= 4 && agreeing * 2 > counts.length)
    ? expected
    : 0;
}

function cellsOf(line: string, delimiter: string): string[] {
  const cells: string[] = [];
  let cell = "";
  let isQuoted = false;
  for (const character of line) {
    if (character === '"') isQuoted = !isQuoted;
    else if (character === delimiter && !isQuoted) {
      cells.push(cell.trim());
      cell = "";
    } else cell += character;
  }
  return [...cells, cell.trim()];
}

// Words that stand in headers and seldom in rows. One of them outweighs a cell that is shaped like a
// Korean name, as "contact" and many other plain words are.
const HEADER_WORD =
  /번호|성별|나이|연령|일자|일시|날짜|이름|성명|코드|구분|여부|주소|연락처|체중|신장|혈압|검사|결과|진단|처방|병원|항목|단위|비고|소견|유형|(^|_)(id|sex|age|name|date|code|type|value)$/i;

function looksLikeHeader(cells: readonly string[]): boolean {
  const named = cells.filter((cell) => cell !== "").map((cell) => cell.normalize("NFC"));
  const isUnique = new Set(named.map((cell) => cell.toLowerCase())).size === named.length;
  if (named.length === 0 || !isUnique || named.some(looksLikeValue)) return false;
  return named.some((cell) => HEADER_WORD.test(cell)) || !named.some(isKoreanName);
}

/** Whether a header cell is rather a value: a number, a date, contact data. */
export const looksLikeValue = (cell: string): boolean =>
  /^[-+]?[\d.,]+([eE][-+]?\d+)?%?$/.test(cell) ||
  /^\d{2,4}[-./]\d{1,2}[-./]\d{1,4}/.test(cell) ||
  isContactOrResidentNumber(cell);
