import type { koVerifying } from "~/messages/ko/transparency/verifying";

export const enVerifying: Record<keyof typeof koVerifying, string> = {};
