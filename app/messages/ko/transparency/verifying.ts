export const koVerifying = {} as const;
