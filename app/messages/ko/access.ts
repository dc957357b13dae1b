export const koAccess = {} as const;
