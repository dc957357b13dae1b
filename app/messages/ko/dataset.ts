export const koDataset = {} as const;
