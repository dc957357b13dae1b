/** What a data server may do under a visa. Source: docs/decisions/070-data-uses.md */
export const DATA_USE_KINDS = ["file-served", "query-served"] as const;
export type DataUseKind = (typeof DATA_USE_KINDS)[number];
