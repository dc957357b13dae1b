/**
 * Small-cell rules of the catalogue: what a published statistic may show about few persons.
 * A threshold alone is undone by subtraction from a known total, so the remainder of a list is
 * held to the same threshold and shown counts are rounded.
 * Source: docs/decisions/030-profiling-real-files.md
 */

/** Fewest persons behind any shown value, bin or range. */
export const SMALLEST_CELL = 10;
/** Shown counts are multiples of this. */
export const COUNT_STEP = 5;

/** One value or bin: how many rows it has and how many different persons are behind them. */
export type Cell = { readonly rows: number; readonly persons: number };

/** Whether a number of persons is large enough to be spoken about at all. */
export const isLargeEnough = (persons: number): boolean => persons >= SMALLEST_CELL;

/** A count as the catalogue shows it: the nearest multiple of {@link COUNT_STEP}. */
export const roundedCount = (rows: number): number => Math.round(rows / COUNT_STEP) * COUNT_STEP;

/** A number of persons as a record may state it: exact from the threshold on, otherwise nothing. */
export const shownPersons = (persons: number): number | null =>
  isLargeEnough(persons) ? persons : null;

/**
 * Decides which cells of one list may be shown. Cells below the threshold are hidden; if the hidden
 * ones together are still few persons, the smallest shown cells are hidden too, because the total
 * is public and subtraction would give the hidden number away.
 *
 * @param cells disjoint values or bins of one column
 * @param unlisted persons behind values that are not in `cells` (the tail of a top list)
 * @returns for each cell whether it may be shown, in the same order
 */
export function showableCells(cells: readonly Cell[], unlisted = 0): readonly boolean[] {
  const shown = cells.map((cell) => isLargeEnough(cell.persons));
  const bySize = cells
    .map((_, index) => index)
    .sort((a, b) => persons(cells, a) - persons(cells, b));
  for (const index of bySize) {
    const hidden = hiddenPersons(cells, shown) + unlisted;
    if (hidden === 0 || isLargeEnough(hidden)) break;
    shown[index] = false;
  }
  return shown;
}

/**
 * Replaces a statistic by a multiple of a round step, so that it is no single person's reading.
 *
 * @param direction `down` and `up` for the ends of a range, `near` for what lies between
 */
export function coarsened(
  value: number,
  { step, direction }: { step: number; direction: "down" | "up" | "near" },
): number {
  const round = { down: Math.floor, up: Math.ceil, near: Math.round }[direction];
  return Number((round(Number((value / step).toPrecision(12))) * step).toPrecision(12));
}

/** The round step (1, 2 or 5 times a power of ten) that cuts a span into at most `parts` pieces. */
export function roundStep(span: number, parts: number): number {
  if (!(span > 0)) return 1;
  const raw = span / parts;
  const power = 10 ** Math.floor(Math.log10(raw));
  const factor = [1, 2, 5, 10].find((candidate) => candidate * power >= raw * (1 - 1e-9)) ?? 10;
  return Number((factor * power).toPrecision(12));
}

const persons = (cells: readonly Cell[], index: number): number => cells[index]?.persons ?? 0;

const hiddenPersons = (cells: readonly Cell[], shown: readonly boolean[]): number =>
  cells.reduce((sum, cell, index) => (shown[index] ? sum : sum + cell.persons), 0);
