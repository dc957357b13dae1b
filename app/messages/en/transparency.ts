import type { koTransparency } from "../ko/transparency";

export const enTransparency: Record<keyof typeof koTransparency, string> = {};
