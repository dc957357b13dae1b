export const koAnchoring = {} as const;
