export const koFederation = {} as const;
