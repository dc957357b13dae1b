import type { koAccess } from "../ko/access";

export const enAccess: Record<keyof typeof koAccess, string> = {};
