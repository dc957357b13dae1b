import type { koErasing } from "~/messages/ko/transparency/erasing";

export const enErasing: Record<keyof typeof koErasing, string> = {};
