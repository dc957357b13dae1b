export const koCertificate = {} as const;
