import type { koCertificate } from "~/messages/ko/certificate";

export const enCertificate: Record<keyof typeof koCertificate, string> = {};
