import type { koIdentity } from "../ko/identity";

export const enIdentity: Record<keyof typeof koIdentity, string> = {};
