export const koTransparency = {} as const;
