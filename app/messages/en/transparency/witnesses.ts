import type { koWitnesses } from "~/messages/ko/transparency/witnesses";

export const enWitnesses: Record<keyof typeof koWitnesses, string> = {};
