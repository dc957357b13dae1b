import type { koCatalogue } from "../ko/catalogue";

export const enCatalogue: Record<keyof typeof koCatalogue, string> = {};
