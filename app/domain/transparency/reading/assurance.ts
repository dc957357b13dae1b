/**
 * How much outside evidence stands behind the log. L0: only the operator's own embedded chain, which
 * proves nothing to outsiders. L2: an outside chain has settled a head. (L1, outside witnesses, is
 * between them.) Source: docs/decisions/020-log.md
 */
export type AssuranceLevel = "L0" | "L2";

/** @param anchors the accepted anchors of each chain that is in use */
export function assuranceOf(
  anchors: readonly { readonly isOutside: boolean; readonly isFinal: boolean }[],
): AssuranceLevel {
  return anchors.some(({ isOutside, isFinal }) => isOutside && isFinal) ? "L2" : "L0";
}
