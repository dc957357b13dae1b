import type { koAnchoring } from "~/messages/ko/transparency/anchoring";

export const enAnchoring: Record<keyof typeof koAnchoring, string> = {};
