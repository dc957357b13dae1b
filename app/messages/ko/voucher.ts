export const koVoucher = {} as const;
