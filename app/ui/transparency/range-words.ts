import type { PictureNode } from "~/domain/transparency/reading/tree-picture";
import { formatCount } from "~/messages/format";
import type { Translate } from "~/messages/translate";

/** The entries of a node in words. */
export const rangeWords = (t: Translate, { range }: PictureNode): string =>
  range.end - range.start === 1
    ? t("transparency.tree.one", { index: formatCount(range.start) })
    : t("transparency.tree.range", {
        from: formatCount(range.start),
        to: formatCount(range.end - 1),
      });
