import type { koFederation } from "../ko/federation";

export const enFederation: Record<keyof typeof koFederation, string> = {};
