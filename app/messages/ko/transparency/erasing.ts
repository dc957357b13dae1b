export const koErasing = {} as const;
