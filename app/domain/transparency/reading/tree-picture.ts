import { inclusionRanges, type Range } from "../tree/tree";

/** A node of the picture. x runs from 0 (left) to 1 (right), `row` from 0 (root) downwards. */
export type PictureNode = { readonly x: number; readonly row: number; readonly range: Range };

/** One step of a proof: the node we know, and its neighbour whose hash the proof brings. */
export type PictureStep = { readonly own: PictureNode; readonly sibling: PictureNode };

/** The way from the root of a tree down to one entry. */
export type TreePicture = {
  readonly root: PictureNode;
  /** From the row under the root to the entry itself. */
  readonly steps: readonly PictureStep[];
};

/** Lays the proof path of an entry out; the halves get narrower, so that twenty rows still fit. */
export function pictureOf({ index, size }: { index: number; size: number }): TreePicture {
  const root: PictureNode = { x: 0.5, row: 0, range: { start: 0, end: size } };
  const siblings = inclusionRanges(index, size).reverse();
  const steps: PictureStep[] = [];
  let parent = root;
  let spread = 0.24;
  for (const [at, range] of siblings.entries()) {
    const isSiblingLeft = range.start < parent.range.start + 1 && range.end <= index;
    const ownRange = isSiblingLeft
      ? { start: range.end, end: parent.range.end }
      : { start: parent.range.start, end: range.start };
    const place = (isLeft: boolean) => parent.x + (isLeft ? -spread : spread);
    const row = at + 1;
    const own = { x: place(!isSiblingLeft), row, range: ownRange };
    steps.push({ own, sibling: { x: place(isSiblingLeft), row, range } });
    parent = own;
    spread = Math.max(0.07, spread * 0.78);
    // The path stays inside the picture whichever way it turns.
    if (own.x < 0.15 || own.x > 0.85) parent = { ...own, x: own.x < 0.5 ? 0.15 : 0.85 };
    if (parent !== own) steps[at] = { own: parent, sibling: shifted(steps[at], parent.x - own.x) };
  }
  return { root, steps };
}

const shifted = (step: PictureStep | undefined, by: number): PictureNode => {
  const sibling = step?.sibling as PictureNode;
  return { ...sibling, x: sibling.x + by };
};
