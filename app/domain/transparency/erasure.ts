/**
 * Why an entry's salt and payload may be deleted: an authority ordered it, the person withdrew, or
 * the time for which access records are kept is over. Source: docs/decisions/023-tiles-and-erasure.md
 */
export const ERASURE_BASES = ["erasure-order", "consent-withdrawn", "retention-over"] as const;
export type ErasureBasis = (typeof ERASURE_BASES)[number];
