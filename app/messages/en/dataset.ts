import type { koDataset } from "../ko/dataset";

export const enDataset: Record<keyof typeof koDataset, string> = {};
