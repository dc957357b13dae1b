/** The kinds of data the programme names; the number of kinds in a basket decides its class. */
export const DATA_TYPES = [
  "radiology-image",
  "pathology-slide",
  "surgery-video",
  "structured-emr",
  "clinical-text",
  "omics",
  "biosignal",
  "health-checkup",
  "lifelog",
  "public-insurance",
] as const;
export type DataType = (typeof DATA_TYPES)[number];

/** How data reach the team, from the most protected to the least. Source: docs/glossary.md */
export const DELIVERY_CHANNELS = [
  "protected-count",
  "node-analysis",
  "closed-room",
  "file",
] as const;
export type DeliveryChannel = (typeof DELIVERY_CHANNELS)[number];

/** The cost heads a voucher may pay: preparation, processing, collection or generation, analysis. */
export const COST_HEADS = ["preparation", "processing", "collection", "analysis"] as const;
export type CostHead = (typeof COST_HEADS)[number];
