import type { koVoucher } from "../ko/voucher";

export const enVoucher: Record<keyof typeof koVoucher, string> = {};
