import type { koMonitoring } from "~/messages/ko/transparency/monitoring";

export const enMonitoring: Record<keyof typeof koMonitoring, string> = {};
