/**
 * How much outside evidence stands behind the log. L0: only the operator's own word and its embedded
 * chain, which prove nothing to outsiders. L1: outside witnesses have cosigned a recent checkpoint, as
 * many as the policy asks for. L2: an outside chain has settled a head.
 * Source: docs/decisions/027-witnesses.md
 */
export type AssuranceLevel = "L0" | "L1" | "L2";

/**
 * @param anchors the accepted anchors of each chain that is in use
 * @param isQuorumMet whether a quorum, other than `none`, stands behind a recent checkpoint
 */
export function assuranceOf(
  anchors: readonly { readonly isOutside: boolean; readonly isFinal: boolean }[],
  isQuorumMet = false,
): AssuranceLevel {
  if (anchors.some(({ isOutside, isFinal }) => isOutside && isFinal)) return "L2";
  return isQuorumMet ? "L1" : "L0";
}
