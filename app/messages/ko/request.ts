export const koRequest = {} as const;
