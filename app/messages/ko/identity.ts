export const koIdentity = {} as const;
