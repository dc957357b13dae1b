export const koCatalogue = {} as const;
