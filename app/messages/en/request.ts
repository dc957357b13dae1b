import type { koRequest } from "../ko/request";

export const enRequest: Record<keyof typeof koRequest, string> = {};
